"""What a board asks of letting over a period: read in a handful of queries, then counted by pure functions.

Each figure is the length or the sum of a list that a function here gives, so the list behind a figure is the figure's
own.

period      a period, and the one before it
record      what the counting rests on, read once for both periods
homes       days empty, homes let, chains
families    months waited, refusals, complaints
spread      the middle of counts, and how far they lie apart
groups      who was housed among those who waited
outgrown    who outgrew the home and still waits
mix         which groups live in which block
plans       what the auditor found in the plans that were kept
figures     all of it, for one period
"""

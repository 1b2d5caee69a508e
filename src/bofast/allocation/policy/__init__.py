"""Trying a policy before it is made: years of letting by the rules that decide for real, on made-up or own homes.

terms       a policy, and how often people come, grow, leave and say yes
chance      draws that belong to a household, so that two policies meet the same people
kinds       households alike in everything that the rules ask, and what the rules say of each
people      who there is
waiting     the list
turns       whose turn each home is
moderation  how many of a kind live in each group of homes, and whom a full one keeps out
agenda      what will happen on which day
years       what happens, event by event
yardsticks  the caps and norms of all policies, to hold each against
ending      how the estate is when the years are over
indicators  what came of it
trying      many policies and seeds, side by side
"""

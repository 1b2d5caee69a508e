"""Trying a policy before it is made: years of letting by the rules that decide for real, on made-up or own homes.

terms       a policy, and how often people come, grow, leave and say yes
chance      draws that belong to a household, so that two policies meet the same people
kinds       households alike in everything that the rules ask, and what the rules say of each
waiting     the list
years       what happens, event by event
indicators  what came of it
trying      many policies and seeds, side by side
"""

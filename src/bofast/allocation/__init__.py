"""Letting: from a problem to a plan of moves with its chains, and the reason for every pair. Pure, no Django.

market       families, homes and pairs as arrays: what every mechanism works on
asked        the problem as it is told, and made ready
mechanisms   what makes plans
solving      from a problem to a plan that the auditor has passed; `limited` under caps; `solved` is the answer
audit        checks plans, and shares no code with what makes them
explanation  why, what would have changed it, and what each rule costs
plan_told    the answer as JSON
policy       years of letting under several policies
dividing     an area in smaller units
made_up      estates and households for trials and measurements
stirring     numbers that can stand for chance
"""

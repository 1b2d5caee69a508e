"""Why: for every family and home what became of it, what would have changed it, and what each rule cost.

outcomes      one code for each eligible pair, all at once
why           the answer for one family and one home, with its values
what_if       the single changes that would have given the family this home
rule_prices   the plan beside what it would be without one of its rules
"""

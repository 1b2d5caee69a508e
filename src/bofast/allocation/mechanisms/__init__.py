"""What makes plans: deferred acceptance, service by need, flows, caps, trading and swaps. Only whole numbers go in.

deferred       list mode: the plan that is best for every family among the lawful ones
augmentation   need mode: who is served, with the proof for everybody else
flow           need mode: which home each gets; knows OR-Tools, and `prices` proves it right
caps           need mode under caps; `capped` is its search, `programme` knows HiGHS
trading        tenants who exchange by turns
swaps          direct swaps on top of a lawful plan; `rings` finds them
chains         the moves of a plan as they follow each other
line           families in line
"""

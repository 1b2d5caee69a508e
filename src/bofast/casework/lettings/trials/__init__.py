"""Trying another rule before it is made, and looking back at what was let: what is asked, from what, with which answer.

The trial itself runs beyond the wall, by the code that lets for real; here stand its question, facts and answer.

asked       which policies, over how long
estate      homes, tenants and those who wait, as the trial begins with them
counted     whom limits on groups count
behaviour   how often people leave, come and say yes, counted in the office's own history where there is enough
looked_back whom the rule put first at each home that was really let, and who got it
told        the answer of a run, read back
"""

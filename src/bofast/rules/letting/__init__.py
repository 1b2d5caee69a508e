"""Letting by rule: which lane a vacant home is in, who may have it, and who is before whom.

agreement    shares, turns and precedences of some departments, from a day to a day
lanes        the lane of the next vacant home, by counters
facts        what is told of a home to let and of a family on the list
wishes       the homes that a family wants, the most wanted first
eligibility  the first rule that shuts a family out from a home, with its values
swaps        when a landlord may, or must, refuse that tenants swap their homes
line         the band of a family at a home, and her standing on the list
"""

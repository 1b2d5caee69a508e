"""Offers: sent in the order of a letting, answered, taken back, and completed by a move."""

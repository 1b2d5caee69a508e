"""Offers: whom to ask, how they stand, and what an answer costs."""

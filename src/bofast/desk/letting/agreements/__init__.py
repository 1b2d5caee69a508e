"""Agreements on letting: the terms, what answers cost, and the turns that were given by them."""

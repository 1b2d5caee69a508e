"""Homes that fall vacant, and whose turn each is."""

"""Letting: the order of families, the plan of moves with its chains, and the reason for every pair. Pure, no Django."""

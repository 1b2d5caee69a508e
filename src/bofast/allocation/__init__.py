"""Letting: the order of families, the chains of moves, and the reasons. Its wall stands before it moves in."""

"""The made-up people themselves: households that form, split, have children, move, and leave the register."""

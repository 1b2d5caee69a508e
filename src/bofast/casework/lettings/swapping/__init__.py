"""Swaps of homes: how they stand, what speaks against them, and what each family gains."""

"""Swaps of homes: families of a plan are asked, answer, and move on one day; with the landlord's own say."""

"""Filling in the mapping form, and change over time side by side."""

"""The list: who stands on it, at which place, and how long others waited there."""

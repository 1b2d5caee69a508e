"""Stays by the day: what a register of 1 Januaries cannot see, such as families that come and go within a year."""

"""Bringing rows in through the same actions that a page uses.

A row is found again by its key: a home by its number, a person by identity number or by name and birth date within
the family, a tenancy by home and first day. What is the same is left alone, what differs is changed, and nothing is
ever deleted. An empty cell says nothing: it keeps what the register knows.
"""

"""Trying another way to let before it is made: which ways, what came of them, what is gained and what is lost."""

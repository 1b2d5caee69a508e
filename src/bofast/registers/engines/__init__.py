"""Engines: each takes a question and a store, and gives the same whole numbers."""

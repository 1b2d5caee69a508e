"""Checking a sheet and bringing it in, as runs."""

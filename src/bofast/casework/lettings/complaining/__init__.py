"""Complaints: which wait, and the days that the law gives."""

"""Bringing in sheets and applications."""

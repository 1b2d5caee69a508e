"""Signing in and out, the language, and the door to the first page."""

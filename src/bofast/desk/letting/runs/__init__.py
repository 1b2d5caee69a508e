"""A letting: asked for, planned, looked at, kept or dropped, and made again from its record."""

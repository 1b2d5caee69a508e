"""Sheets and applications that others made: checked whole first, then brought in."""

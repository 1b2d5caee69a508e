"""Counts for pages and reports: the funnel, outcomes, and small-number protection."""

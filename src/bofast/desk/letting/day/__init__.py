"""The day of those who let: what falls vacant, what waits, who outgrows a home."""

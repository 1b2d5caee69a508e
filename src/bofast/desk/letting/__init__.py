"""Letting: what falls vacant, who waits, whom the rule puts first and why, offers, complaints, other rules tried."""

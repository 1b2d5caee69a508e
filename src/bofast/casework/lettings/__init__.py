"""Letting: what falls vacant, who waits, whom the rule puts first, who was offered what, and what became of it."""

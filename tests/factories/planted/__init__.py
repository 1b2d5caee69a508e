"""Made-up registers whose truth is known exactly, what is estimated from each, and how often intervals cover it."""

"""Who has seen and done what; openings with reason; the citizen's view."""

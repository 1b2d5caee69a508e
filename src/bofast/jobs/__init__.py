"""Long runs. This room sees both sides of the wall and has no pages."""

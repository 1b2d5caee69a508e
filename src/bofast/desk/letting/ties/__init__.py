"""Who is too near a family to decide anything about it: recorded, ended, and said instead of a button that fails."""

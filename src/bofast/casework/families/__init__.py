"""People, and families as records of their own with dated members."""

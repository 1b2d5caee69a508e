"""The gallery of parts, for those who make pages."""

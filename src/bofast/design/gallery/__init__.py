"""A page that shows every part in its states, for those who make pages."""

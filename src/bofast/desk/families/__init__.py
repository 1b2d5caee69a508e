"""Families: the list, the page, adding, joining and splitting."""

"""Homes: the list, the page, areas."""

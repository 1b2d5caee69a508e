"""Vacant homes: the list of them, one as a page, and what is done with one before it is offered."""

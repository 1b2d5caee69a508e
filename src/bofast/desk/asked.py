"""What stands at the end of an address or in a button, read without trusting it."""

from __future__ import annotations

from django.http import QueryDict

LONGEST_NUMBER = 18
"""Digits of a whole number that every database can hold."""


def number_asked(asked: QueryDict, name: str) -> int | None:
    """A whole number that can be a key, a year or a page; None when nothing or anything else stands there."""
    text = asked.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None


def text_asked(asked: QueryDict, name: str, *, longest: int) -> str:
    """A text that a database can keep: without the sign that none does, and no longer than it is of use."""
    return asked.get(name, "").replace("\0", "").strip()[:longest]

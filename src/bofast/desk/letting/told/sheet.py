"""What a letter to a family is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One home, or the homes of a wish, with what is said of it: point by point, and then in sentences."""

    name: str
    sentences: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the letter: what is said first, the things under it, and points to act on."""

    heading: str
    opening: tuple[str, ...] = ()
    things: tuple[Thing, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The letter in one language, from the greeting to who has written it."""

    language: str
    title: str
    written_on: str
    greeting: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: str
    from_whom: str

"""Colours and marks of the pictures, told apart also by those who see no red or green."""

from __future__ import annotations

from dataclasses import dataclass

INK = "#24211d"
QUIET = "#5d574d"
LINE = "#837c70"
GRID = "#e6e2d9"
PAPER = "#ffffff"
ACCENT = "#0f5d66"


@dataclass(frozen=True, slots=True)
class Look:
    """How one series is drawn. Every colour stands out at least 4.5 to 1 against white."""

    colour: str
    dash: tuple[int, ...]
    shape: str


LOOKS = (
    Look("#0f5d66", (), "circle"),
    Look("#b4480b", (8, 4), "square"),
    Look("#5b4bb0", (2, 3), "triangle-up"),
    Look("#8a6400", (10, 3, 2, 3), "diamond"),
    Look("#a3285f", (5, 2), "cross"),
    Look("#41682a", (1, 2), "triangle-down"),
    Look("#2569b8", (12, 4), "triangle-right"),
    Look("#5d574d", (4, 4, 1, 4), "triangle-left"),
)
"""In the order of use. Neighbours differ in lightness as well as in hue."""

FILLS = ("#0f5d66", "#e0a458", "#8a3d1c", "#9cc3c8", "#4b4376", "#d9d2c3", "#55504a", "#c3b3dc")
"""For areas that touch: dark and light in turn, so that borders stay in grey print."""


def look(place: int) -> Look:
    """The look of a series by its place; after the last it begins anew."""
    return LOOKS[place % len(LOOKS)]


def fill(place: int) -> str:
    """The fill of an area by its place among those it touches."""
    return FILLS[place % len(FILLS)]


def on_fill(colour: str) -> str:
    """Ink or white, whichever is read better upon a fill.

    Source: WCAG 2.2, relative luminance; 0.18 is where both contrast alike.
    """
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return INK if luminance > 0.18 else PAPER

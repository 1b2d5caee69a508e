"""Choices that trade one good for another: each a mark on two scales, with its interval, and the front drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10
from typing import ClassVar

from bofast.design.parts.part import Part
from bofast.design.parts.tables import Table
from bofast.design.words import number

LEFT, RIGHT = 14.0, 96.0
"""Where the scale across begins and ends, in percent of the width: figures of the other scale stand before it."""
TOP, BOTTOM = 16.0, 296.0
"""Where the scale upwards ends and begins, in pixels from above."""
STEPS = (1, 2, 5, 10)
ABOUT_SO_MANY = 4
"""Lines of a scale."""
AIR = 0.08
"""Of a scale, left free on either side of the outermost interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A mean and between which values it may lie."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOffMark:
    """One choice. `letter` names it in the picture; no other choice is better in both than one on the front."""

    letter: str
    across: Interval
    up: Interval
    is_on_front: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Values between two ends, drawn between two places."""

    low: float
    high: float
    begins: float
    ends: float

    def place(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.begins + share * (self.ends - self.begins)

    def lines(self) -> list[int]:
        """About four round values between the ends; fewer where they lie near each other."""
        size = 10 ** floor(log10((self.high - self.low) / ABOUT_SO_MANY))
        step = next(size * one for one in STEPS if self.high - self.low <= (ABOUT_SO_MANY + 1) * size * one)
        whole = max(1, round(step))
        first = -(-self.low // whole) * whole
        return [int(first + at * whole) for at in range(int((self.high - first) // whole) + 1)]


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """Where a mark and its two intervals lie: percent of the width, and pixels from above."""

    mark: TradeOffMark
    x: str
    y: str
    x_low: str
    x_high: str
    y_low: str
    y_high: str


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line of a scale, or a piece of the front; `shown` is what stands at it."""

    x1: str
    y1: str
    x2: str
    y2: str
    shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOff(Part):
    """Choices by two counts of which less is better, so that what lies down and to the left is better.

    The picture is for the eye; the table says the same, to everybody.

    Attributes:
        up, across: what the two scales count.
    Raises: ValueError, without a mark.
    """

    template: ClassVar[str] = "parts/trade_off.html"

    caption: str
    up: str
    across: str
    marks: tuple[TradeOffMark, ...]
    table: Table

    def __post_init__(self) -> None:
        if not self.marks:
            raise ValueError("there is nothing to draw")

    @property
    def drawn(self) -> list[DrawnMark]:
        """The marks, those on the front last, so that they lie on top."""
        return [self._drawn(mark) for mark in sorted(self.marks, key=lambda mark: mark.is_on_front)]

    @property
    def front(self) -> list[DrawnLine]:
        """The front from its leftmost mark to its rightmost, piece by piece."""
        on_it = sorted((mark for mark in self.marks if mark.is_on_front), key=lambda mark: mark.across.mean)
        places = [(self._x(mark.across.mean), self._y(mark.up.mean)) for mark in on_it]
        return [DrawnLine(*begins, *ends) for begins, ends in pairwise(places)]

    @property
    def lines_up(self) -> list[DrawnLine]:
        """The lines that lie across the picture, with their values."""
        return [
            DrawnLine(f"{LEFT}%", self._y(value), f"{RIGHT}%", self._y(value), number(value))
            for value in self._scale_up.lines()
        ]

    @property
    def lines_across(self) -> list[DrawnLine]:
        """The lines that stand upright, with their values."""
        return [
            DrawnLine(self._x(value), f"{TOP}", self._x(value), f"{BOTTOM}", number(value))
            for value in self._scale_across.lines()
        ]

    @property
    def _scale_across(self) -> Scale:
        return _scale([mark.across for mark in self.marks], begins=LEFT, ends=RIGHT)

    @property
    def _scale_up(self) -> Scale:
        return _scale([mark.up for mark in self.marks], begins=BOTTOM, ends=TOP)

    def _x(self, value: float) -> str:
        return f"{self._scale_across.place(value):.2f}%"

    def _y(self, value: float) -> str:
        return f"{self._scale_up.place(value):.1f}"

    def _drawn(self, mark: TradeOffMark) -> DrawnMark:
        return DrawnMark(
            mark,
            x=self._x(mark.across.mean),
            y=self._y(mark.up.mean),
            x_low=self._x(mark.across.low),
            x_high=self._x(mark.across.high),
            y_low=self._y(mark.up.low),
            y_high=self._y(mark.up.high),
        )


def _scale(intervals: Sequence[Interval], *, begins: float, ends: float) -> Scale:
    """From below the lowest to above the highest; never below nothing, and never without width."""
    low, high = min(one.low for one in intervals), max(one.high for one in intervals)
    air = max(AIR * (high - low), 1.0)
    return Scale(max(0.0, low - air) if low >= 0 else low - air, high + air, begins, ends)

"""Axes whose ends and steps are chosen before anything is drawn, so that labels can be laid out beside them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import Any

STEPS = (1.0, 2.0, 5.0, 10.0)
RATIOS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
"""Where an axis of ratios is marked. An interval that reaches past the ends is cut there, and shown to go on."""
WANTED, FINEST = 5, 8
"""Steps that an axis shows, and the most on which its ends may lie: a finer end leaves less of the plot empty."""


class AxisForm(Enum):
    """How numbers stand on an axis; thousands, decimals and the per cent sign are those of the report's language.

    The values are expressions of Vega-Lite. A value of 0 has no sign.
    """

    NUMBER = "format(datum.value, ',~f')"
    SIGNED = "datum.value == 0 ? '0' : format(datum.value, '+,~f')"
    PERCENT = "format(datum.value, '.2~%')"


@dataclass(frozen=True, slots=True)
class Range:
    """The two ends of an axis, on whole steps."""

    low: float
    high: float

    def pixel(self, value: float, *, height: float) -> float:
        """How far below the top a value lies, on a standing axis of so many pixels."""
        return height * (self.high - value) / (self.high - self.low)

    def value(self, pixel: float, *, height: float) -> float:
        """What lies so many pixels below the top."""
        return self.high - pixel / height * (self.high - self.low)

    @property
    def ends(self) -> tuple[float, float]:
        return self.low, self.high


def reaching(values: list[float]) -> Range:
    """The narrowest axis from 0 over all values that begins and ends on a step of 1, 2 or 5 times a power of ten."""
    low, high = min([0.0, *values]), max([0.0, *values])
    if low == high:
        return Range(0.0, 1.0)
    step = _step(high - low)
    return Range(math.floor(low / step) * step, math.ceil(high / step) * step)


def ratio_range(values: list[float]) -> Range:
    """The narrowest axis of ratios over all values and 1, within the outermost marks."""
    low, high = min([1.0, *values]), max([1.0, *values])
    return Range(
        max((mark for mark in RATIOS[:4] if mark <= low), default=RATIOS[0]),
        min((mark for mark in RATIOS[5:] if mark >= high), default=RATIOS[-1]),
    )


def ratio_marks(within: Range) -> list[float]:
    return [mark for mark in RATIOS if within.low <= mark <= within.high]


def lying(title: str, *, form: AxisForm = AxisForm.NUMBER, **properties: Any) -> dict[str, Any]:
    """A lying axis of numbers with its title under it, and no grid."""
    return {
        "title": title or None,
        "labelExpr": form.value,
        "grid": False,
        "tickCount": 6,
        "labelFlush": False,
        **properties,
    }


def standing(*, form: AxisForm) -> dict[str, Any]:
    """A standing axis of numbers, with a grid to read off and no line of its own."""
    return {
        "title": None,
        "labelExpr": form.value,
        "tickCount": WANTED,
        "domain": False,
        "ticks": False,
        "labelPadding": 6,
    }


def _step(span: float) -> float:
    power: float = 10.0 ** math.floor(math.log10(span / FINEST))
    return next(step * power for step in STEPS if span / (step * power) <= FINEST)

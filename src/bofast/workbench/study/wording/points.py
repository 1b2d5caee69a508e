"""Differences between shares in percentage points, with their sign, in words and in cells."""

from __future__ import annotations

from fractions import Fraction

from bofast.reports.content import Cell, NumberForm
from bofast.workbench.study.words import Words

POINTS = 100
MINUS = "−"


def points_text(difference: Fraction | float, *, words: Words) -> str:
    """A difference of shares as it is read: +1.24."""
    rounded = round(float(difference) * POINTS, 2)
    sign = "+" if rounded > 0 else MINUS if rounded < 0 else ""
    return f"{sign}{words.number(abs(rounded), decimals=2)}"


def points_cell(difference: Fraction | float | None, *, words: Words) -> Cell:
    """A cell of a report for a difference in percentage points."""
    if difference is None:
        return words.hidden_cell()
    return Cell(
        points_text(difference, words=words), number=round(float(difference) * POINTS, 2), form=NumberForm.TWO_DECIMALS
    )

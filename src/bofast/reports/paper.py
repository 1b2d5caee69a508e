"""How a table lies on a page of A4, alike in PDF and in Word."""

from __future__ import annotations

from bofast.reports.content import Table

NARROWEST, WIDEST = 13, 24
"""Letters of a column: a date stays on one line, and a sentence breaks."""
MANY, NARROWEST_OF_MANY = 9, 8
"""Columns with which a page is crowded; figures then take what they need, and the names of rows the rest."""
LETTER_SIZES = ((7, 10.0), (9, 8.5))
"""Columns at most, and the points of the letters."""
SMALLEST = 7.0


def longest_texts(table: Table) -> tuple[int, ...]:
    """The letters of each column's longest text."""
    texts = (tuple(cell.text for cell in row) for row in table.rows)
    return tuple(max(map(len, column)) for column in zip(table.head, *texts, strict=True))


def column_shares(table: Table) -> tuple[int, ...]:
    """How wide each column is beside the others, in letters."""
    narrowest = NARROWEST if len(table.head) <= MANY else NARROWEST_OF_MANY
    return tuple(min(max(narrowest, letters), WIDEST) for letters in longest_texts(table))


def letter_size(table: Table) -> float:
    """The size at which all columns of a table find room, in points."""
    return next((points for most, points in LETTER_SIZES if len(table.head) <= most), SMALLEST)

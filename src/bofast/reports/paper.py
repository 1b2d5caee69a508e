"""How a table lies on a page of A4, alike in PDF and in Word."""

from __future__ import annotations

from bofast.reports.content import Table

NARROWEST_FIGURE, NARROWEST_WORDS, WIDEST = 6, 13, 32
"""Letters of a column: a date stays on one line, and a sentence breaks."""
AIR = 2
"""Letters of white between two columns."""
PAGE_POINTS = 459
"""Of the text on the page, from margin to margin."""
LETTER = 0.56
"""How wide a letter is beside its height, in the widest of the fonts that a program may put for ours."""
LETTER_SIZES = (10.0, 9.0, 8.0)
SMALLEST = 7.0
"""Points of the letters."""


def longest_texts(table: Table) -> tuple[int, ...]:
    """The letters of each column's longest text."""
    texts = (tuple(cell.text for cell in row) for row in table.rows)
    return tuple(max(map(len, column)) for column in zip(table.head, *texts, strict=True))


def column_shares(table: Table) -> tuple[int, ...]:
    """How wide each column is beside the others, in letters: figures take what they need, and names the rest."""
    longest = longest_texts(table)
    return tuple(
        _of_words(letters) if column < table.word_columns else _of_figures(table, column=column)
        for column, letters in enumerate(longest)
    )


def _of_words(letters: int) -> int:
    return min(max(NARROWEST_WORDS, letters), WIDEST) + AIR


def _of_figures(table: Table, *, column: int) -> int:
    """No figure breaks; a head breaks between its words."""
    words = [*table.head[column].split(), *(row[column].text for row in table.rows)]
    return min(max(NARROWEST_FIGURE, *map(len, words)), WIDEST) + AIR


def letter_size(table: Table) -> float:
    """The largest size at which all columns find room, in points."""
    letters = sum(column_shares(table)) * LETTER
    return next((points for points in LETTER_SIZES if letters * points <= PAGE_POINTS), SMALLEST)

"""Tables that become cards on a phone, unless they are narrow enough to stay tables there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bofast.design.parts.part import Part, Shown
from bofast.design.parts.words import EmptyState, Muted

FITS_A_PHONE = 5
"""So many columns stand side by side on a phone, when all but the first hold numbers."""


class Sorted(StrEnum):
    """The order of a column, in the words of aria-sort."""

    ASCENDING = "ascending"
    DESCENDING = "descending"


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head. With `sort_url` the head is a link that sorts; figures stand to the right."""

    label: str
    sort_url: str = ""
    sorted: Sorted | None = None
    numeric: bool = False
    quiet: bool = False
    """The head is heard but not seen, as over a column of buttons."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. With `url` its first cell is a link and the whole row can be clicked."""

    cells: tuple[Shown, ...]
    url: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Pagination(Part):
    """Where in a long list the reader is. `page_url` ends in `page=`, the number is added."""

    template: ClassVar[str] = "parts/pagination.html"

    page: int
    pages: int
    page_url: str
    shown: str = ""
    """Which rows are shown, in words: "51–100 of 1,240"."""
    label: str = ""
    """Set it when two lists on one page have pages."""

    @property
    def is_needed(self) -> bool:
        return self.pages > 1

    @property
    def previous_url(self) -> str:
        return f"{self.page_url}{self.page - 1}" if self.page > 1 else ""

    @property
    def next_url(self) -> str:
        return f"{self.page_url}{self.page + 1}" if self.page < self.pages else ""

    @property
    def numbers(self) -> list[int | None]:
        """First, last and the neighbours of this page; None where numbers are left out."""
        near = {1, self.page - 1, self.page, self.page + 1, self.pages}
        numbers: list[int | None] = []
        for number in sorted(number for number in near if 1 <= number <= self.pages):
            if numbers and number - (numbers[-1] or 0) > 1:
                numbers.append(None)
            numbers.append(number)
        return numbers


@dataclass(frozen=True, slots=True)
class Table(Part):
    """Rows under column heads; the first cell of a row is its name."""

    template: ClassVar[str] = "parts/table.html"

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption_shown: bool = True
    empty: EmptyState | None = None
    pagination: Pagination | None = None
    totals: tuple[Shown, ...] = ()

    @property
    def body(self) -> list[tuple[Row, list[tuple[Column, Shown]]]]:
        """Each row with its cells under their columns."""
        return [(row, list(zip(self.columns, row.cells, strict=True))) for row in self.rows]

    @property
    def keeps_columns(self) -> bool:
        """Whether the table stays a table on a phone: two columns, or a few of bare numbers, need no more room."""
        seen = [column for column in self.columns if not column.quiet]
        if len(seen) <= 2:
            return True
        return len(seen) <= FITS_A_PHONE and all(column.numeric for column in seen[1:]) and not self._has_two_lines

    @property
    def _has_two_lines(self) -> bool:
        """Whether a figure has words under it, which would not fit beside the next figure."""
        return any(isinstance(cell, Muted) for row in self.rows for cell in row.cells[1:])

    @property
    def foot(self) -> list[tuple[Column, Shown]]:
        return list(zip(self.columns, self.totals, strict=True))

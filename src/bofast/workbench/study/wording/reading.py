"""Released tables as they are read for sentences and pictures: a cell by its categories, a share of two cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bofast.registers.disclosure.released import ReleasedTable, ShownCell
from bofast.reports.charts.columns import Part
from bofast.reports.content import Cell
from bofast.workbench.study.words import Words


@dataclass(frozen=True, slots=True)
class Read:
    """A table by its categories. A hidden cell is None, and so is whatever is computed with it."""

    dimensions: tuple[str, ...]
    values: Mapping[tuple[str, ...], int | None]

    @classmethod
    def of(cls, table: ReleasedTable) -> Read:
        values = {cell.categories: cell.value if isinstance(cell, ShownCell) else None for cell in table.cells}
        return cls(table.dimensions, values)

    def at(self, **categories: str) -> int | None:
        """The cell of these categories; dimensions that are not named must have one category only.

        Raises: KeyError, if there is no such cell.
        """
        places = [self.dimensions.index(name) for name in categories]
        wanted = tuple(categories.values())
        found = [value for key, value in self.values.items() if tuple(key[place] for place in places) == wanted]
        if len(found) != 1:
            raise KeyError(categories)
        return found[0]

    def categories(self, dimension: str) -> tuple[str, ...]:
        """The categories of a dimension, in order."""
        place = self.dimensions.index(dimension)
        return tuple(dict.fromkeys(key[place] for key in self.values))


def share_of(part: int | None, whole: int | None) -> float | None:
    """A share; None where one of the two is hidden, or the whole is nobody."""
    return part / whole if part is not None and whole else None


def counted(value: int | None, *, words: Words) -> Cell:
    """A cell of a report for a count."""
    return words.hidden_cell() if value is None else words.count_cell(value)


def shared(share: float | None, *, words: Words, decimals: int = 1) -> Cell:
    """A cell of a report for a share."""
    return words.hidden_cell() if share is None else words.share_cell(share, decimals=decimals)


def part_of(share: float | None, *, words: Words) -> Part:
    """A layer of a column in a picture, for a share."""
    return Part(share, "" if share is None else words.percent(share))

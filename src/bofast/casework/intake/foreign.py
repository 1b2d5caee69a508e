"""A sheet that others made: how its columns become ours, drawn once and kept as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from dataclasses import field as made_by
from typing import Any

from bofast.casework.intake.faults import Fault
from bofast.casework.intake.headings import Placed
from bofast.casework.intake.layouts.column import Column, Layout, SheetKind, ValueKind
from bofast.casework.intake.reading.cells import Cell, as_text
from bofast.casework.intake.values import BadCell, folded, value_of
from bofast.vocabulary.reasons import Reason

JOINERS = {ValueKind.DATE: "."}
NOT_SEEN = object()
REMEMBERED = 2_000
"""So many different cells of a column; a column of numbers of homes repeats none and needs none remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSource:
    """Where one of our columns comes from: places in the file (from 0), or a constant.

    Several places are joined: three to a date (day, month, year), others by a space (an address in parts).
    `words` translates what stands there, as `1` to `yes`; a value it does not name is refused.
    """

    field: str
    places: tuple[int, ...] = ()
    constant: str = ""
    words: Mapping[str, str] = made_by(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout:
    """The shape of `ColumnMapping.layout`. Rows are counted from 1, as in the file."""

    kind: SheetKind
    heading_row: int
    first_row: int
    sources: tuple[ColumnSource, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> SheetLayout:
        sources = tuple(ColumnSource(**{**one, "places": tuple(one["places"])}) for one in kept["sources"])
        return cls(
            kind=SheetKind(kept["kind"]), heading_row=kept["heading_row"], first_row=kept["first_row"], sources=sources
        )


def layout_of_headings(placed: Sequence[Placed], *, kind: SheetKind, heading_row: int) -> SheetLayout:
    """A sheet with headings of ours is read in the same way as a foreign one: each column from one place."""
    sources = tuple(ColumnSource(field=one.column.field, places=(one.place,)) for one in placed)
    return SheetLayout(kind=kind, heading_row=heading_row, first_row=heading_row + 1, sources=sources)


def missing_columns(layout: SheetLayout, *, ours: Layout) -> list[str]:
    """Columns of ours that must be filled in and come from nowhere."""
    drawn = {source.field for source in layout.sources if source.places or source.constant}
    return [column.field for column in ours.columns if column.required and column.field not in drawn]


def joined_cell(cells: Sequence[Cell], *, source: ColumnSource, column: Column) -> Cell:
    """What stands in the file for one of our columns, before it is understood.

    Raises: BadCell, when the mapping has no word for what was found.
    """
    if not source.places:
        return source.constant or None
    found = [cells[place] if place < len(cells) else None for place in source.places]
    if len(found) == 1 and not source.words:
        return found[0]
    parts = [as_text(cell) for cell in found]
    if column.kind is ValueKind.DATE and len(parts) > 1 and not all(parts):
        if any(parts):
            raise BadCell(Reason.CELL_NOT_A_DATE)
        return None
    text = JOINERS.get(column.kind, " ").join(part for part in parts if part)
    if not source.words or not text:
        return text or None
    translated = {folded(word): meaning for word, meaning in source.words.items()}.get(folded(text))
    if translated is None:
        raise BadCell(Reason.CELL_NOT_TRANSLATED)
    return translated or None


def read_cell(cells: Sequence[Cell], *, source: ColumnSource, column: Column) -> Any:
    """The value of one of our columns in a foreign row.

    Raises: BadCell.
    """
    return value_of(joined_cell(cells, source=source, column=column), column=column)


@dataclass(slots=True)
class ColumnReader:
    """Reads one of our columns in row after row, and remembers what it has understood.

    Most cells of a long sheet say what a cell above them said: an area, a date, a yes.
    """

    source: ColumnSource
    column: Column
    _understood: dict[tuple[type, Cell], Any] = made_by(default_factory=dict)

    def read(self, cells: Sequence[Cell]) -> Any:
        """The value in one row.

        Raises: BadCell.
        """
        if len(self.source.places) != 1:
            return read_cell(cells, source=self.source, column=self.column)
        place = self.source.places[0]
        cell = cells[place] if place < len(cells) else None
        # 1 and yes are equal to Python, and mean two things in a cell.
        key = (type(cell), cell)
        value = self._understood.get(key, NOT_SEEN)
        if value is NOT_SEEN:
            value = read_cell(cells, source=self.source, column=self.column)
            if len(self._understood) < REMEMBERED:
                self._understood[key] = value
        return value


def fault_at(source: ColumnSource, bad: BadCell, *, cells: Sequence[Cell], row: int) -> Fault:
    """The fault as the reader will look for it: at the first place that the column comes from."""
    found = " ".join(as_text(cells[place]) for place in source.places if place < len(cells)).strip()
    place = source.places[0] + 1 if source.places else 0
    return Fault(reason=bad.reason, facts=bad.facts, row=row, place=place, column=source.field, found=found)

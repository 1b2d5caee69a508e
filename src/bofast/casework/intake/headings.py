"""Which column of a file is which of ours."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bofast.casework.intake.faults import Fault
from bofast.casework.intake.layouts.column import Column, Layout
from bofast.casework.intake.reading.cells import Cell, as_text
from bofast.casework.intake.values import folded
from bofast.vocabulary.reasons import Reason

DECORATION = re.compile(r"\s*(?:\*|\(må fylles ut\)|\(skal udfyldes\)|\(required\))\s*$")


@dataclass(frozen=True, slots=True)
class Placed:
    """One of our columns and where it stands in the file, counted from 0."""

    column: Column
    place: int


@dataclass(frozen=True, slots=True)
class Headings:
    """What a row of headings turned out to be."""

    placed: tuple[Placed, ...]
    faults: tuple[Fault, ...]


def read_headings(cells: Sequence[Cell], *, layout: Layout, row: int) -> Headings:
    """Find our columns by any of their headings, in any language, with or without a star."""
    known = {folded(name): column for column in reversed(layout.columns) for name in column.headings}
    placed: dict[str, Placed] = {}
    faults: list[Fault] = []
    for place, cell in enumerate(cells):
        heading = bare(cell)
        if not heading:
            continue
        column = known.get(folded(heading))
        if column is not None and column.field not in placed:
            placed[column.field] = Placed(column, place)
        else:
            faults.append(_fault_of_heading(heading, row=row, place=place, is_known=column is not None))
    faults += [
        Fault(reason=Reason.HEADING_MISSING, row=row, column=column.field, facts={"column": column.field})
        for column in layout.columns
        if column.required and column.field not in placed
    ]
    return Headings(tuple(placed.values()), tuple(faults))


def _fault_of_heading(heading: str, *, row: int, place: int, is_known: bool) -> Fault:
    return Fault(
        reason=Reason.HEADING_TWICE if is_known else Reason.HEADING_UNKNOWN,
        row=row,
        place=place + 1,
        column=heading,
        found=heading,
        facts={"heading": heading},
        is_warning=not is_known,
    )


def bare(cell: Cell) -> str:
    """A heading without the star that marks a column that must be filled in."""
    return DECORATION.sub("", as_text(cell)).strip()


def how_many_known(cells: Sequence[Cell], *, layout: Layout) -> int:
    """How many cells of a row are headings of a layout: how a sheet is recognised."""
    known = {folded(name) for column in layout.columns for name in column.headings}
    return sum(folded(bare(cell)) in known for cell in cells if as_text(cell))


def fingerprint(cells: Sequence[Cell]) -> str:
    """The same for the same headings in the same order: a saved mapping is found again by it."""
    joined = "\x1f".join(folded(as_text(cell)) for cell in cells)
    return hashlib.sha256(joined.encode()).hexdigest()

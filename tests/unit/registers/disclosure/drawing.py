"""Tables drawn row by row, for tests that are to be read."""

from __future__ import annotations

from datetime import date

import numpy as np

from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.receipt import Origin
from bofast.registers.disclosure.released import ReleasedTable, ShownCell
from bofast.registers.disclosure.tables import CellTable, Dimension

ORIGIN = Origin(
    question="Who stays?",
    files=(),
    versions=(("bofast", "0.1.0"),),
    engine="duckdb",
    commit="0" * 40,
    rows=1000,
    made_on=date(2026, 11, 22),
)


def table_of(
    dimensions: tuple[Dimension, ...],
    rows: dict[str, int],
    *,
    households: dict[str, int] | None = None,
    persons: dict[str, int] | None = None,
    measure: Measure = Measure.COUNT,
    about: str = "persons",
    name: str = "table",
) -> CellTable:
    """A table from its cells: "north 2024" is the category of each dimension."""
    codes = [[one.categories.index(word) for one, word in zip(dimensions, cell.split(), strict=True)] for cell in rows]
    values = np.array(list(rows.values()), dtype=np.int64)
    return CellTable(
        name,
        about,
        measure,
        dimensions,
        np.array(codes, dtype=np.int64),
        values,
        values if persons is None else np.array([persons[cell] for cell in rows], dtype=np.int64),
        values if households is None else np.array([households.get(cell, rows[cell]) for cell in rows], dtype=np.int64),
    )


def as_read(table: ReleasedTable) -> dict[str, int | None]:
    """What a reader sees: None where a cell is hidden."""
    return {" ".join(cell.categories): cell.value if isinstance(cell, ShownCell) else None for cell in table.cells}

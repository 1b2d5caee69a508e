"""Everything that was released as one table of rows: for whoever goes on with the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from bofast.registers.disclosure.released import ReleasedTable, ShownCell
from bofast.registers.studies.findings import Released
from bofast.registers.studies.models import ReleasedModel, ShownTerm
from bofast.registers.studies.names import StudyName

CELLS = pa.schema(
    [
        pa.field("study", pa.string(), nullable=False),
        pa.field("what", pa.string(), nullable=False),  # count, curve or model
        pa.field("name", pa.string(), nullable=False),  # of the table, curve or model
        pa.field("cell", pa.string(), nullable=False),  # its categories, "kind=strong | year=2024"; cause; term
        pa.field("time", pa.float64()),  # of a curve, in years
        pa.field("value", pa.float64()),  # null: hidden
        pa.field("lower", pa.float64()),  # 95 % interval of a term
        pa.field("upper", pa.float64()),
        pa.field("at_risk", pa.int64()),  # of a curve, rounded
        pa.field("is_hidden", pa.bool_(), nullable=False),
    ]
)


def write_cells(path: Path, studies: Iterable[tuple[StudyName, Released]]) -> None:
    """One row a cell, a point of a curve, a term of a model. A hidden one has no value."""
    rows = [{"study": name.value, **row} for name, released in studies for row in rows_of(released)]
    pq.write_table(pa.Table.from_pylist(rows, schema=CELLS), path, compression="zstd")


def rows_of(released: Released) -> Iterator[dict[str, Any]]:
    """The rows of one study, by the names of CELLS."""
    for table in released.release.tables:
        yield from _counts(table)
    for named in released.release.curves:
        for point in named.curve.points:
            for cause, share in enumerate(point.shares, start=1):
                yield {
                    "what": "curve",
                    "name": named.name,
                    "cell": str(cause),
                    "time": point.time,
                    "value": share,
                    "at_risk": point.at_risk,
                    "is_hidden": False,
                }
    for model in released.models:
        yield from _terms(model)


def _counts(table: ReleasedTable) -> Iterator[dict[str, Any]]:
    for cell in table.cells:
        is_shown = isinstance(cell, ShownCell)
        named = zip(table.dimensions, cell.categories, strict=True)
        yield {
            "what": table.measure.value,
            "name": table.name,
            "cell": " | ".join(f"{dimension}={category}" for dimension, category in named),
            "value": float(cell.value) if isinstance(cell, ShownCell) else None,
            "is_hidden": not is_shown,
        }


def _terms(model: ReleasedModel) -> Iterator[dict[str, Any]]:
    for term in model.terms:
        is_shown = isinstance(term, ShownTerm)
        shown = {"value": term.value, "lower": term.lower, "upper": term.upper} if isinstance(term, ShownTerm) else {}
        yield {"what": "model", "name": model.name, "cell": str(term.name), **shown, "is_hidden": not is_shown}

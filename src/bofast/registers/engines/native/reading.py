"""Years of a store as arrays, each decoded in a thread of its own while the year before is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from bofast.registers.engines.native.covariates import COLUMN_OF
from bofast.registers.stays.question import Place, Question, Subject
from bofast.registers.store import Store, StoreError

Made = TypeVar("Made")
Column = npt.NDArray[np.generic]
_DAYS = frozenset({"birth", "movein"})


@dataclass(frozen=True, slots=True)
class YearRead:
    """The columns of a year, by person, rising. What the store does not fill is all 0."""

    year: int
    columns: dict[str, Column]

    @property
    def rows(self) -> int:
        return self.columns["pid"].size


def columns_for(question: Question) -> tuple[str, ...]:
    """The columns of the store that a question needs; no other is decoded."""
    needed = {"pid", "hhid", "dwid", "birth", "movein", "owner", "lmcode", "area"}
    needed |= {COLUMN_OF[covariate.source] for covariate in question.by if covariate.source in COLUMN_OF}
    if question.definition.places_known or question.subject is Subject.HOUSEHOLD:
        needed.add("role")
    if question.place is Place.MUNICIPALITY:
        needed.add("municipality")
    if question.outcomes.by_tenure:
        needed.add("tenure")
    return tuple(sorted(needed))


def years_read(store: Store, *, columns: Sequence[str], then: Callable[[YearRead], Made]) -> Iterator[Made]:
    """What is made of every year of a store, in order: one year ahead, in a thread of its own.

    Raises: StoreError, for a store without years, with a gap between them, or whose rows are not by person.
    """
    years = store.years()
    if not years or years[-1] - years[0] + 1 != len(years):
        raise StoreError(f"{store.root} has not every year between its first and last: {', '.join(map(str, years))}.")

    def make(year: int) -> Made:
        return then(_read(store, year, columns))

    with ThreadPoolExecutor(max_workers=1) as beside:
        coming = beside.submit(make, years[0])
        for place in range(len(years)):
            here = coming.result()
            if place + 1 < len(years):
                coming = beside.submit(make, years[place + 1])
            yield here


def _read(store: Store, year: int, columns: Sequence[str]) -> YearRead:
    table = pq.read_table(store.persons(year), columns=list(columns), partitioning=None, use_threads=False)
    return YearRead(year, {name: _as_array(table.column(name), is_day=name in _DAYS) for name in columns})


def _as_array(column: pa.ChunkedArray, *, is_day: bool) -> Column:
    """One array of all chunks; days since 1970 where it holds days."""
    whole = np.empty(len(column), dtype=np.int32 if is_day else column.type.to_pandas_dtype())
    at = 0
    for chunk in column.chunks:
        plain = chunk.cast(pa.int32()) if is_day else chunk
        whole[at : at + len(chunk)] = plain.to_numpy(zero_copy_only=False)
        at += len(chunk)
    return whole

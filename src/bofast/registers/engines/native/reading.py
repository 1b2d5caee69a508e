"""Years of a store as arrays, decoded a group of rows at a time into memory that is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from bofast.registers.engines.native.covariates import COLUMN_OF
from bofast.registers.stays.question import Place, Question, Subject
from bofast.registers.store import Store, StoreError

Columns = dict[str, npt.NDArray[Any]]
NEEDED_WHOLE = frozenset({"pid", "hhid", "dwid", "area"})
Take = Callable[[str, int, Any], npt.NDArray[Any]]
"""Where the array of a column is taken from, by its name, rows and type."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The columns of the store that a question needs, each decoded once a year; no other is.

    Attributes:
        of_households: what households are made of.
        of_links: what tells who somebody is, where, and what covariates are read from.
    """

    of_households: tuple[str, ...]
    of_links: tuple[str, ...]


def columns_for(question: Question) -> Asked:
    households = {"hhid", "birth", "movein", "lmcode"}
    if question.definition.places_known or question.subject is Subject.HOUSEHOLD:
        households.add("role")
    links = {"pid", "dwid", "area", "owner"}
    links |= {COLUMN_OF[covariate.source] for covariate in question.by if covariate.source in COLUMN_OF}
    if question.place is Place.MUNICIPALITY:
        links.add("municipality")
    if question.outcomes.by_tenure:
        links.add("tenure")
    return Asked(tuple(sorted(households)), tuple(sorted(links)))


def every_year(store: Store) -> tuple[int, ...]:
    """The years of a store.

    Raises: StoreError, for a store without years or with a gap between them.
    """
    years = store.years()
    if not years or years[-1] - years[0] + 1 != len(years):
        raise StoreError(f"{store.root} has not every year between its first and last: {', '.join(map(str, years))}.")
    return tuple(years)


def rows_of_year(store: Store, year: int) -> int:
    return int(pq.read_metadata(store.persons(year)).num_rows)


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a year that have been decoded: `first` to before `end`, and their columns alone."""

    first: int
    end: int
    columns: Columns


@dataclass(frozen=True, slots=True)
class YearFile:
    """A year of a store. Days are whole numbers since 1970.

    Attributes:
        whole: the arrays of the columns that are needed for the year as a whole; its parts fill them.
        others: the columns that are needed a part at a time.
    """

    store: Store
    year: int
    whole: Columns
    others: tuple[str, ...]

    @classmethod
    def of(cls, store: Store, year: int, *, columns: Sequence[str], take: Take) -> YearFile:
        with pq.ParquetFile(store.persons(year)) as file:
            rows, schema = file.metadata.num_rows, file.schema_arrow
        types = {name: schema.field(name).type.to_pandas_dtype() for name in columns if name in NEEDED_WHOLE}
        whole = {name: take(name, rows, kind) for name, kind in types.items()}
        return cls(store, year, whole, tuple(name for name in columns if name not in NEEDED_WHOLE))

    def parts(self) -> Iterator[Part]:
        """Decode the year, a group of rows at a time."""
        at = 0
        with pq.ParquetFile(self.store.persons(self.year), memory_map=True) as file:
            for group in range(file.num_row_groups):
                rows = file.read_row_group(group, columns=[*self.whole, *self.others], use_threads=False)
                here = slice(at, at + rows.num_rows)
                columns = {name: _array(rows.column(name)) for name in self.others}
                for name, whole in self.whole.items():
                    whole[here] = _array(rows.column(name))
                    columns[name] = whole[here]
                at = here.stop
                yield Part(here.start, here.stop, columns)


def _array(column: pa.ChunkedArray) -> npt.NDArray[Any]:
    """The values as they were decoded, where they lie in one piece; nobody may write to them."""
    kind = pa.int32() if pa.types.is_date32(column.type) else column.type
    pieces = [chunk.view(kind).to_numpy(zero_copy_only=False) for chunk in column.chunks]
    array: npt.NDArray[Any] = pieces[0] if len(pieces) == 1 else np.concatenate(pieces)
    array.setflags(write=False)
    return array

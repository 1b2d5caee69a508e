"""The table of stays, written beside the counting in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bofast.compiled import Int8s, Int16s, Int32s, Int64s
from bofast.registers.stays.table import STAYS_TABLE
from bofast.registers.store import whole_file

_KEYS = {"pid", "place"}


@dataclass(frozen=True, slots=True)
class Stays:
    """Stays that left observation before the same 1 January."""

    person: Int64s
    place: Int64s
    area: Int16s
    next_area: Int16s
    entry: Int8s
    exit: Int8s
    pattern: Int32s
    event: Int8s
    before: int

    def as_batch(self) -> pa.RecordBatch:
        columns = (self.person, self.place, self.area, self.next_area, self.entry, self.exit, self.pattern, self.event)
        years = np.full(self.person.size, self.before, dtype=np.int16)
        kinds = [field.type for field in STAYS_TABLE]
        arrays = [pa.array(column, kind) for column, kind in zip((*columns, years), kinds, strict=True)]
        return pa.record_batch(arrays, schema=STAYS_TABLE)


@contextmanager
def stays_writer(place: Path | None) -> Iterator[Callable[[Stays | None], None]]:
    """What takes the stays of a year and writes them. Without a place, or after an error, nothing is left written."""
    if place is None:
        yield lambda _stays: None
        return
    repeated = [name for name in STAYS_TABLE.names if name not in _KEYS]
    with (
        whole_file(place) as beside,
        pq.ParquetWriter(beside, STAYS_TABLE, compression="lz4", use_dictionary=repeated) as file,
        ThreadPoolExecutor(max_workers=1) as writing,
    ):
        under_way: list[Future[None]] = []

        def write(stays: Stays | None) -> None:
            while under_way:
                under_way.pop().result()
            if stays is not None and stays.person.size:
                under_way.append(writing.submit(lambda: file.write_batch(stays.as_batch())))

        yield write
        write(None)

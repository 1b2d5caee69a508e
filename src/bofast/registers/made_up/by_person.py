"""Sorts rows by person without holding them all: thrown into bins by the top bits of the key, then bin by bin."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_KEY_BITS = 40
_LARGEST_BIN = 2_000_000


class ByPerson:
    """Takes batches in any order and gives them back sorted by pid and a second column.

    Rows of equal keys come in the order in which they were put, so the outcome depends on nothing else.
    """

    def __init__(self, schema: pa.Schema, *, then_by: str, rows_expected: int, beside: Path) -> None:
        self._schema = schema
        self._then_by = then_by
        self._bits = max(0, int(np.ceil(np.log2(max(1, rows_expected / _LARGEST_BIN)))))
        self._folder = tempfile.TemporaryDirectory(prefix=".sorting-", dir=beside)
        self._bins = [Path(self._folder.name) / f"{number}.arrows" for number in range(1 << self._bits)]
        self._writers = [pa.ipc.new_stream(str(path), schema) for path in self._bins]

    def __enter__(self) -> ByPerson:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for writer in self._writers:
            writer.close()
        self._folder.cleanup()

    def put(self, batch: pa.RecordBatch) -> None:
        numbers = np.asarray(batch.column("pid")) >> (_KEY_BITS - self._bits)
        for number, writer in enumerate(self._writers):
            part = batch.filter(pa.array(numbers == number)) if self._bits else batch
            if part.num_rows:
                writer.write_batch(part)

    def sorted(self, *, rows_in_batch: int) -> Iterator[pa.RecordBatch]:
        """All rows in order, in batches that no row of another bin shares."""
        for path, writer in zip(self._bins, self._writers, strict=True):
            writer.close()
            with pa.ipc.open_stream(str(path)) as stream:
                rows = stream.read_all()
            order = pc.sort_indices(rows, sort_keys=[("pid", "ascending"), (self._then_by, "ascending")])
            yield from rows.take(order).combine_chunks().to_batches(max_chunksize=rows_in_batch)
            path.unlink()

"""Rows that could be read, put aside while the rest of their sheet is checked: a sheet is read once, not twice."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import SpooledTemporaryFile

from bofast.casework.intake.rows import NumberedRow

KEPT_IN_MEMORY = 8 * 1024 * 1024
ROWS_TOGETHER = 500


@dataclass(slots=True)
class RowsAside:
    """Rows on their way through a file of our own."""

    _file: SpooledTemporaryFile[bytes]
    _waiting: list[NumberedRow] = field(default_factory=list)

    def put(self, row: NumberedRow) -> None:
        self._waiting.append(row)
        if len(self._waiting) == ROWS_TOGETHER:
            self._write()

    def rows(self) -> Iterator[NumberedRow]:
        """All of them, as they were put; nothing can be put afterwards."""
        self._write()
        self._file.seek(0)
        while True:
            try:
                yield from pickle.load(self._file)  # noqa: S301 - what `_write` wrote, in a file that nobody else can open
            except EOFError:
                return

    def _write(self) -> None:
        pickle.dump(self._waiting, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._waiting = []


@contextmanager
def rows_aside(folder: Path) -> Iterator[RowsAside]:
    """A place for rows: memory, then a nameless file in the folder once they are many. It is gone afterwards."""
    with SpooledTemporaryFile(KEPT_IN_MEMORY, dir=str(folder)) as file:
        yield RowsAside(file)

"""The way in: a file from outside as a stream of rows, read by a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import bofast
from bofast.casework.intake.reading.cells import Cell, from_wire
from bofast.casework.intake.reading.refusal import Refused, refusal_of
from bofast.vocabulary.reasons import Reason

WORKER = "bofast.casework.intake.reading.worker"
SOURCE = Path(bofast.__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its number in the file, so that a fault can be found again."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, place: int) -> Cell:
        return self.cells[place] if 0 <= place < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Table:
    """A file that could be opened. `rows` can be walked once."""

    title: str
    encoding: str
    delimiter: str
    merged: tuple[str, ...]
    rows: Iterator[Row]


@contextmanager
def open_table(path: Path, *, encoding: str = "") -> Iterator[Table]:
    """Read a workbook or a text file as a table.

    Raises: Refused, at once or while the rows are walked.
    """
    with subprocess.Popen(  # noqa: S603 - our own module; the path is one argument and never a command
        [sys.executable, "-m", WORKER, str(path), encoding],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="ascii",
        env=_little_environment(),
    ) as process:
        try:
            events = _events(process.stdout)
            kind, about = next(events)
            if kind != "about":
                raise Refused(Reason.SHEET_EMPTY)
            yield Table(
                title=about["title"],
                encoding=about["encoding"],
                delimiter=about["delimiter"],
                merged=tuple(about["merged"]),
                rows=_rows(events),
            )
        finally:
            process.kill()


def _little_environment() -> dict[str, str]:
    """Nothing of the server's environment: it holds keys that a stranger's file has no business near."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT", "VIRTUAL_ENV") if name in os.environ}
    return {**kept, "PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "2"}


def _events(stream: IO[str] | None) -> Iterator[tuple[str, Any]]:
    for line in stream or ():
        try:
            kind, body = json.loads(line)
        except ValueError:
            break
        if kind == "refused":
            raise refusal_of(body[0], facts=body[1])
        yield kind, body
        if kind == "end":
            return
    # No last word: the process ran into its limits and was ended.
    raise Refused(Reason.SHEET_NEEDS_TOO_MUCH)


def _rows(events: Iterator[tuple[str, Any]]) -> Iterator[Row]:
    for kind, body in events:
        if kind == "row":
            yield Row(number=body[0], cells=tuple(from_wire(cell) for cell in body[1]))

"""A DuckDB that keeps within its memory, and a folder for what does not fit."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb


@dataclass(frozen=True, slots=True)
class Workplace:
    """A connection of one's own, and a folder that is gone afterwards."""

    connection: duckdb.DuckDBPyConnection
    folder: Path


@contextmanager
def workplace(*, memory: str = "2GB", threads: int | None = None, beside: Path | None = None) -> Iterator[Workplace]:
    """Work with a limit of memory; what does not fit spills into the folder, which lies in `beside` if given.

    Raises: KeyboardInterrupt, when the user stops a query, in whatever way DuckDB tells of it.
    """
    with tempfile.TemporaryDirectory(prefix=".bofast-", dir=beside) as folder:
        connection = duckdb.connect()
        try:
            connection.execute("SET memory_limit = ?", [memory])
            connection.execute("SET temp_directory = ?", [folder])
            connection.execute("SET enable_progress_bar = false")
            if threads is not None:
                connection.execute("SET threads = ?", [threads])
            yield Workplace(connection, Path(folder))
        except duckdb.InterruptException as stopped:
            raise KeyboardInterrupt from stopped
        except RuntimeError as stopped:
            if "interrupted" in str(stopped):
                raise KeyboardInterrupt from stopped
            raise
        finally:
            connection.close()

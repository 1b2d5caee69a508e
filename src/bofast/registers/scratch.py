"""A DuckDB that keeps within its memory, and a folder for what does not fit."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from bofast.vocabulary.errors import BofastError


class NotEnoughMemory(BofastError):
    """The work did not fit into the memory that it was given, even with what spills to the disk."""

    def __init__(self, memory: str) -> None:
        super().__init__(f"{memory} of memory were not enough. Give more with --memory, such as --memory 8GB.")


@dataclass(frozen=True, slots=True)
class Workplace:
    """A connection of one's own, and a folder that is gone afterwards."""

    connection: duckdb.DuckDBPyConnection
    folder: Path


@contextmanager
def workplace(*, memory: str = "2GB", threads: int | None = None, beside: Path | None = None) -> Iterator[Workplace]:
    """Work with a limit of memory; what does not fit spills into the folder, which lies in `beside` if given.

    Raises: NotEnoughMemory; KeyboardInterrupt, when the user stops a query, in whatever way DuckDB tells of it.
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
        except duckdb.OutOfMemoryException as error:
            raise NotEnoughMemory(memory) from error
        except duckdb.InterruptException as stopped:
            raise KeyboardInterrupt from stopped
        except RuntimeError as stopped:
            if "interrupted" in str(stopped):
                raise KeyboardInterrupt from stopped
            raise
        finally:
            connection.close()

"""A table of the store that a delivery can fill: from which files, by which statement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bofast.registers.ingest.keys import Ids
from bofast.registers.ingest.sources import Source
from bofast.registers.scratch import Workplace

Statement = Callable[[Workplace], str]
"""Makes the SQL when the files are opened."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the store."""

    path: str  # within the store
    inputs: tuple[Source, ...]
    statement: Statement


@dataclass(frozen=True, slots=True)
class IdSource:
    """Where ids stand: the file, and the statements that name them."""

    source: Source
    ids: Callable[[Workplace], list[Ids]]


EMPTY_AREAS = "SELECT CAST(0 AS SMALLINT) AS area, '' AS name, CAST(0 AS SMALLINT) AS municipality WHERE false"

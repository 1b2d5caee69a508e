"""Which engine counts, and how it is asked: each question once, with word of how far it has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from bofast.registers.scratch import NotEnoughMemory
from bofast.registers.stays.counts import Counts
from bofast.registers.stays.question import Question
from bofast.registers.store import Store
from bofast.workbench.registers.progress import Progress


class Engine(StrEnum):
    """What counts. All give the same whole numbers."""

    NATIVE = "native"  # compiled loops, a year at a time
    TABLES = "tables"  # DuckDB, a year at a time, within a bound of memory
    SPARK = "spark"  # a cluster, or a small one on this machine


class EngineMissing(Exception):
    """The engine that was asked for is not installed here."""


def chosen(asked: str, *, master: str | None) -> Engine:
    """The engine of that name; of "auto" Spark where a cluster is named, else compiled loops where they can be.

    Raises: EngineMissing.
    """
    if asked == "auto":
        if master is not None:
            return chosen(Engine.SPARK, master=master)
        return Engine.NATIVE if find_spec("numba") else Engine.TABLES
    needs = {Engine.NATIVE: ("numba", "registers"), Engine.SPARK: ("pyspark", "spark")}.get(Engine(asked))
    if needs is not None and find_spec(needs[0]) is None:
        raise EngineMissing(f"the engine {asked} needs {needs[0]}. Install it: pip install 'bofast[{needs[1]}]'")
    return Engine(asked)


@dataclass(slots=True)
class Counter:
    """An engine bound to a store. The same question is counted once, whichever study asks.

    Attributes:
        doing: what is said before the year, such as the name of the study.
    """

    store: Store
    engine: Engine
    progress: Progress
    memory: str
    master: str | None = None
    doing: str = ""
    rows: int = 0
    _counted: dict[Question, Counts] = field(default_factory=dict)

    def __call__(self, question: Question) -> Counts:
        """Raises: StoreError; NotEnoughMemory; KeyboardInterrupt."""
        if question not in self._counted:
            self._counted[question] = self._count(question)
            self.rows = self._counted[question].rows
        return self._counted[question]

    def _count(self, question: Question) -> Counts:
        match self.engine:
            case Engine.NATIVE:
                return self._native(question)
            case Engine.TABLES:
                return self._tables(question)
            case Engine.SPARK:
                return self._spark(question)

    def _told(self, year: int, rows: int) -> None:
        passes = len(self._counted) + 1
        self.progress.tell(f"{self.doing}, count {passes}: {year}, {rows:,} person-years read")

    def _native(self, question: Question) -> Counts:
        from bofast.registers.engines.native import engine  # noqa: PLC0415 - compiles, which other engines need not

        return engine.count(self.store, question, told=self._told)

    def _tables(self, question: Question) -> Counts:
        from bofast.registers.engines.tables import streaming  # noqa: PLC0415 - Ibis takes a quarter of a second

        with TemporaryDirectory(prefix=".bofast-", dir=self.store.root.parent) as spill:
            try:
                return streaming.count(self.store, question, memory=self.memory, spill=Path(spill), told=self._told)
            except duckdb.OutOfMemoryException as error:
                raise NotEnoughMemory(self.memory) from error
            except duckdb.InterruptException as stopped:
                raise KeyboardInterrupt from stopped

    def _spark(self, question: Question) -> Counts:
        from bofast.registers.engines.tables import spark  # noqa: PLC0415 - an extra of its own

        self.progress.tell(f"{self.doing}, count {len(self._counted) + 1}: on Spark")
        with TemporaryDirectory(prefix=".bofast-", dir=self.store.root.parent) as scratch:
            return spark.count(self.store, question, master=self.master or spark.ON_THIS_MACHINE, scratch=Path(scratch))

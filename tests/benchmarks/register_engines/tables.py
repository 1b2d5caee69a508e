"""The project's table operations on DuckDB, a year at a time."""

from __future__ import annotations

from pathlib import Path

from bofast.registers.engines.tables import streaming
from bofast.registers.store import Store
from tests.benchmarks.register_engines.work import Checks, answer, question, told


def tables(store: Path, out: Path, memory: str | None = None) -> Checks:
    asked = question(Store(store).about().areas)
    return told(asked, streaming.count(Store(store), asked, memory=memory, spill=out.with_suffix(".spill")))


if __name__ == "__main__":
    answer(tables)

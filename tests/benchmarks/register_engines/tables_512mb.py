"""The project's table operations on DuckDB with half a gigabyte."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.register_engines.tables import tables
from tests.benchmarks.register_engines.work import Checks, answer


def tables_in_512_mb(store: Path, out: Path) -> Checks:
    return tables(store, out, memory="512MB")


if __name__ == "__main__":
    answer(tables_in_512_mb)

"""A bare scan by DuckDB of the columns that the work needs."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tests.benchmarks.register_engines.work import Checks, answer


def scan(store: Path, _out: Path) -> Checks:
    columns = ("pid", "hhid", "dwid", "birth", "movein", "owner", "lmcode", "area")
    asked = ", ".join(f"max({column})" for column in columns)
    files = store / "persons" / "*.parquet"
    duckdb.sql(f"select {asked} from read_parquet('{files}', hive_partitioning = false)").fetchall()
    return {}


if __name__ == "__main__":
    answer(scan)

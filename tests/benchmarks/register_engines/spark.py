"""The project's table operations on a Spark cluster of a master and two workers of one core."""

from __future__ import annotations

from pathlib import Path

from bofast.registers.engines.tables import spark as engine
from bofast.registers.store import Store
from tests.benchmarks.register_engines.work import Checks, answer, question, told
from tests.integration.registers.spark_cluster import cluster


def spark(store: Path, out: Path) -> Checks:
    asked = question(Store(store).about().areas)
    scratch = out.with_suffix(".spark")
    scratch.mkdir(parents=True, exist_ok=True)
    with cluster(scratch) as running:
        return told(asked, engine.count(Store(store), asked, master=running.master, scratch=scratch))


if __name__ == "__main__":
    answer(spark)

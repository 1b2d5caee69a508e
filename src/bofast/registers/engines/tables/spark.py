"""Spark: the same table operations past one machine. Needs Java 17 and the `spark` extra."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bofast.registers.engines.tables.whole import count_whole
from bofast.registers.stays.counts import Counts
from bofast.registers.stays.question import Question
from bofast.registers.store import Store

ON_THIS_MACHINE = "local[2]"


def count(store: Store, question: Question, *, master: str = ON_THIS_MACHINE, scratch: Path, **settings: str) -> Counts:
    """Count what is asked on a Spark cluster ("spark://host:7077") or on this machine.

    The store must lie where every worker can read it. `scratch` takes what Spark spills; `settings` are Spark's own,
    with underscores for points. Raises: ModuleNotFoundError, without pyspark.
    """
    with session(
        master, scratch=scratch, settings={name.replace("_", "."): value for name, value in settings.items()}
    ) as spark:
        import ibis  # noqa: PLC0415 - takes a quarter of a second, which other engines need not

        return count_whole(ibis.pyspark.connect(spark), Store(store.root.resolve()), question)


@contextmanager
def session(master: str, *, scratch: Path, settings: Mapping[str, str]) -> Iterator[Any]:
    """A session that is stopped afterwards."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra of its own

    builder = SparkSession.builder.master(master).appName("bofast")
    for name, value in {**_settings(scratch), **settings}.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    logging.getLogger("py4j").setLevel(logging.ERROR)
    try:
        yield spark
    finally:
        spark.stop()


def _settings(scratch: Path) -> dict[str, str]:
    return {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.local.dir": str(scratch / "spilled"),
        "spark.sql.adaptive.enabled": "true",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "8",
        "spark.sql.warehouse.dir": str(scratch / "warehouse"),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }

"""What is measured: the engines, beside a bare scan of the same columns, and the work that each does."""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import duckdb
import numpy as np

from bofast.registers.stays.counts import Counts
from bofast.registers.stays.question import Covariate, Question, Source, bands, flag
from bofast.registers.store import Store
from bofast.workbench.registers.progress import Progress
from bofast.workbench.study.engines import Counter, Engine

MEMORY = "1GB"
_SCANNED = ("pid", "hhid", "dwid", "birth", "movein", "owner", "lmcode", "area")
_AREA_GROUPS, _MEASURE_FROM = 5, 2015


class Contender(StrEnum):
    """What counts the register, or only reads it."""

    NATIVE = "native"
    TABLES = "tables"
    SPARK = "spark"
    SCAN = "scan"  # DuckDB reads the same columns and does nothing with them: what no engine can be faster than


def installed() -> tuple[Contender, ...]:
    """Those that can run here. Spark needs Java beside its package."""
    needs = {Contender.NATIVE: find_spec("numba"), Contender.SPARK: find_spec("pyspark") and which("java")}
    return tuple(one for one in Contender if needs.get(one, True))


def question_of(areas: int) -> Question:
    """Stays in dwellings by what the made-up people's moves were planted to depend on."""
    numbers = range(areas + 1)
    return Question(
        measures=tuple((area, _MEASURE_FROM) for area in numbers[1:] if area % 7 == 0),
        by=(
            flag("strong", Source.STRONG_FAMILY),
            flag("owner", Source.OWNER),
            bands("oldest", Source.OLDEST, (0, 30, 45, 60)),
            Covariate("area group", Source.AREA, tuple(area % _AREA_GROUPS for area in numbers), tuple("01234")),
            flag("measure", Source.MEASURE),
        ),
    )


def answered(contender: Contender, *, store: Store) -> str:
    """Do the work. Returns a mark of the answer, the same for all that count.

    Raises: StoreError, if the store is none.
    """
    if contender is Contender.SCAN:
        scan(store)
        return ""
    counter = Counter(store, Engine(contender.value), Progress(quiet=True), memory=MEMORY)
    return mark_of(counter(question_of(store.about().areas)))


def scan(store: Store) -> None:
    """Decode the columns that the work needs."""
    files = store.root / "persons" / "*.parquet"
    largest = ", ".join(f"max({column})" for column in _SCANNED)
    with duckdb.connect() as connection:
        persons = connection.read_parquet(str(Path(files)), hive_partitioning=False)
        persons.aggregate(largest).fetchall()


def mark_of(counts: Counts) -> str:
    """A hash of every table of the counts: one unit of difference anywhere gives another."""
    mark = sha256()
    for name in ("years", "left_out", "entered", "left", "flows", "stayers", "moves"):
        mark.update(np.ascontiguousarray(getattr(counts, name)).tobytes())
    return mark.hexdigest()[:16]

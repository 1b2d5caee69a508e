"""Registers: every engine and its peers at the same work, each in fresh processes of the same run.

    make bench WHAT=registers          SIZE=10m for a quick look (default 10m,100m), ONLY=native,duckdb, RUNS=3,
                                       STORES=folder to keep what was made up

Prints `figure NAME VALUE UNIT`. Times are of the whole process, the start of the interpreter and its imports included;
the answers are compared before the times. Our own engines run in the surroundings that the `bofast` command gives them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

from bofast.registers.made_up.plans import person_years_written, plan_for
from bofast.registers.made_up.store_writer import write_store
from bofast.workbench.command import SURROUNDINGS
from tests.benchmarks.figure import say
from tests.benchmarks.register_engines import survival_in_r

SIZES = tuple(os.environ.get("SIZE", "10m,100m").split(","))
RUNS = int(os.environ.get("RUNS", "3"))
PEERS = {"10m": ("pandas", "r", "polars", "duckdb", "scan", "tables", "spark")}
LARGE = ("polars", "duckdb", "scan", "tables", "tables_512mb")
MODULES = {
    "native": "native",
    "tables": "tables",
    "tables_512mb": "tables_512mb",
    "duckdb": "duckdb_whole",
    "polars": "polars_whole",
    "pandas": "pandas_lifelines",
    "r": "survival_in_r",
    "spark": "spark",
    "scan": "scan",
}
OURS = frozenset({"native", "tables", "tables_512mb"})
ONCE = frozenset({"spark", "pandas", "r", "duckdb", "tables", "tables_512mb"})
"""Engines that take a minute and more: measured once."""
LIKE_ALL = ("stays", "left", "years", "stock", "moved_out")


@dataclass(frozen=True)
class Run:
    wall_s: float
    peak_gb: float
    told: dict[str, Any]


def main() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        return max(_measure(size, Path(scratch)) for size in SIZES)


def _measure(size: str, scratch: Path) -> int:
    """Every engine at one size; 1 if they differ."""
    only = os.environ.get("ONLY")
    engines = _that_are_here(only.split(",") if only else ("native", *PEERS.get(size, LARGE)))
    store = _store(Path(os.environ.get("STORES", scratch)), size=size)
    _run("native", store, scratch)  # compiles, and brings the files into memory
    if "r" in engines:
        survival_in_r.write_csv(store)
    runs = {engine: [_run(engine, store, scratch) for _ in range(_times(engine, size=size))] for engine in engines}
    if not _agree(runs):
        return 1
    for engine, each in runs.items():
        say(f"wall_{engine}_{size}_s", median(run.wall_s for run in each), unit="s")
        say(f"peak_{engine}_{size}_gb", max(run.peak_gb for run in each), unit="GB")
    _tell_of_native(runs, size=size)
    return 0


def _that_are_here(engines: Sequence[str]) -> list[str]:
    """All of them, but R where it is not installed; that is told in a line."""
    missing = survival_in_r.why_not() if "r" in engines else None
    if missing is not None:
        sys.stderr.write(missing + "\n")
    return [engine for engine in engines if engine != "r" or missing is None]


def _times(engine: str, *, size: str) -> int:
    return 1 if engine in ONCE and size != "1m" else RUNS


def _tell_of_native(runs: dict[str, list[Run]], *, size: str) -> None:
    if "native" not in runs:
        return
    ours = median(run.wall_s for run in runs["native"])
    say(f"wall_{size}_s", ours, unit="s")
    say(f"peak_{size}_gb", max(run.peak_gb for run in runs["native"]), unit="GB")
    say(f"statistics_{size}_s", median(run.told["statistics_s"] for run in runs["native"]), unit="s")
    for engine, each in runs.items():
        theirs = median(run.wall_s for run in each)
        if engine == "scan":
            say(f"ratio_scan_{size}", ours / theirs, unit="times")
        elif engine == "spark":
            say(f"spark_{size}_s", theirs, unit="s")
        elif engine != "native":
            say(f"ratio_{engine}_{size}", theirs / ours, unit="times")


def _agree(runs: dict[str, list[Run]]) -> bool:
    """Whether all engines gave the same whole numbers; what differs is told."""
    answers = {
        engine: {name: run.told[name] for name in LIKE_ALL}
        for engine, each in runs.items()
        for run in each
        if engine != "scan"
    }
    first = next(iter(answers.values()), {})
    for engine, answer in answers.items():
        if answer != first:
            sys.stderr.write(f"{engine} differs: {answer}, not {first}\n")
    return all(answer == first for answer in answers.values())


def _store(folder: Path, *, size: str) -> Path:
    place = folder / size
    if not (place / "store.json").exists():
        began = time.perf_counter()
        # In a process of its own: Linux counts what this one holds into the memory of every process it starts.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
            written = beside.submit(write_store, place, plan_for(person_years_written(size))).result()
        say(f"made_up_{size}_s", time.perf_counter() - began, unit="s")
        say(f"person_years_{size}", written.person_years, unit="rows")
    return place


def _run(engine: str, store: Path, scratch: Path) -> Run:
    """One run in a process of its own, with the memory of its children."""
    module = f"tests.benchmarks.register_engines.{MODULES[engine]}"
    command = [sys.executable, "-m", module, str(store), str(scratch / "stays.parquet")]
    began = time.perf_counter()
    surroundings = os.environ | (SURROUNDINGS if engine in OURS else {})
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings)
    printed = process.stdout.read() if process.stdout else ""
    _pid, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{engine} ended with {process.returncode}")
    return Run(wall, used.ru_maxrss / 1e6, json.loads(printed.splitlines()[-1]))


if __name__ == "__main__":
    sys.exit(main())

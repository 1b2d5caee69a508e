"""Careers: optimal matching of 250,000 careers, and the whole command on a file of them, each in fresh processes.

    make bench WHAT=careers            SIZE=25k for a quick look, RUNS=3

Made-up people of 22-59 are followed for twenty years: in their first area or another, in an owned or a rented home, or
not in the register. `om_250k_s` is from the people's states to the matrix of all distances, the loading of the
compiled loops included; the other times are of whole processes, which read a file of texts first. Before any time is
told, distances are compared with longest common subsequences by plain Python. Prints `figure NAME VALUE UNIT`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bofast.registers.made_up.plans import plan_for
from bofast.registers.made_up.store_writer import write_store
from bofast.registers.store import Store
from tests.benchmarks.figure import say

SIZES = {"25k": 25_000, "250k": 250_000}
SIZE = os.environ.get("SIZE", "250k")
RUNS = int(os.environ.get("RUNS", "3"))
PERSON_YEARS_A_CAREER = 48
STATES = ("first area, rented", "first area, owned", "other area, rented", "other area, owned", "not registered")
AWAY = 4
COMPARED = "2000"


@dataclass(frozen=True)
class Run:
    wall_s: float
    cpu_s: float
    told: dict[str, Any]


def main() -> int:
    people = SIZES[SIZE]
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "careers.parquet"
        _write(_careers(Path(scratch) / "store", people=people), to=file)
        matching = ["-m", "tests.benchmarks.career_matching", str(file)]
        command = ["-m", "bofast.workbench.command", "careers", str(file), "--json"]
        told = _run([*matching, COMPARED]).told  # compiles, and brings the file into memory
        matched = [_run(matching) for _ in range(RUNS)]
        whole = [_run(command) for _ in range(RUNS)]
        grouped = [_run([*command, "--clusters", "5"]) for _ in range(RUNS)]
    if told["differ"] or whole[0].told["distinct_careers"] != told["distinct"] or told["people"] != people:
        sys.stderr.write(f"the distances are wrong: {told}\n")
        return 1
    say(f"careers_{SIZE}_distinct", told["distinct"], "careers")
    say(f"om_{SIZE}_pairs", told["pairs"], "pairs")
    say(f"om_{SIZE}_s", median(run.told["matched_s"] for run in matched), "s")
    say(f"om_{SIZE}_process_s", median(run.wall_s for run in matched), "s")
    say(f"om_{SIZE}_process_cpu_s", median(run.cpu_s for run in matched), "s")
    say(f"om_{SIZE}_peak_gb", max(run.told["peak_gb"] for run in matched), "GB")
    say(f"careers_command_{SIZE}_s", median(run.wall_s for run in whole), "s")
    say(f"careers_command_{SIZE}_five_groups_s", median(run.wall_s for run in grouped), "s")
    return 0


def _careers(root: Path, *, people: int) -> np.ndarray:
    """The states of so many people, int8[people, years]."""
    store = write_store(root, plan_for(people * PERSON_YEARS_A_CAREER)).store
    first = store.years()[0]
    begun = store.read_year(first, columns=["pid", "birth", "area"])
    born = np.asarray(begun["birth"]).astype("datetime64[Y]").astype(np.int64) + 1970
    of_age = np.flatnonzero((first - 1 - born >= 22) & (first - 1 - born <= 59))[:people]
    if of_age.size < people:
        raise SystemExit(f"only {of_age.size} people are of age")
    pid, area = np.asarray(begun["pid"])[of_age], np.asarray(begun["area"])[of_age]
    return np.column_stack([_states(store, year, pid=pid, area=area) for year in store.years()])


def _states(store: Store, year: int, *, pid: np.ndarray, area: np.ndarray) -> np.ndarray:
    rows = store.read_year(year, columns=["pid", "area", "owner"])
    there = np.asarray(rows["pid"])
    at = np.minimum(np.searchsorted(there, pid), there.size - 1)
    state = 2 * (np.asarray(rows["area"])[at] != area) + np.asarray(rows["owner"])[at]
    return np.where(there[at] == pid, state, AWAY).astype(np.int8)


def _write(states: np.ndarray, *, to: Path) -> None:
    words = pa.array(STATES)
    columns = [pa.DictionaryArray.from_arrays(column, words).cast(pa.string()) for column in states.T]
    pq.write_table(pa.table(columns, names=[f"y{2005 + number}" for number in range(len(columns))]), to)


def _run(arguments: list[str]) -> Run:
    """One run in a process of its own, and what it told."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read() if process.stdout else ""
    _pid, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{arguments[1]} ended with {process.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime, json.loads(printed))


if __name__ == "__main__":
    sys.exit(main())

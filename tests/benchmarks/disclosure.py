"""Disclosure: can anything hidden be worked out, how many cells more than needed are hidden, and how long it takes.

    make bench WHAT=disclosure         SIZE=1k for a quick look

50,000 tables of eight kinds (one to three ways, trees, areas that overlap, flows, linked tables) are protected without
the exact method, and attacked: every hidden cell by elimination, every small one by linear programming, in every tenth
table every hidden one. Small tables are compared with the proved optimum. Prints `figure NAME VALUE UNIT`; ends with 1
when a cell could be worked out.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from time import perf_counter
from typing import TypeVar

import numpy as np

from bofast.registers.disclosure.exact import fewest_cells
from bofast.registers.disclosure.primary import primary
from bofast.registers.disclosure.profiles import DST
from bofast.registers.disclosure.secondary import Method, secondary
from tests.benchmarks.figure import say
from tests.factories.cell_tables import KINDS, Release, joined, recomputed, system_of
from tests.factories.flow_tables import flow_table

TABLES = {"1k": 1_000, "10k": 10_000, "50k": 50_000}
SEED = 20261122
IN_ONE_PROGRAMME = 40
COMPARED = {"1k": 160, "10k": 800, "50k": 2_400}
SMALL_CELLS = 40
SMALL_ASKED = 12
TIMED = 7

Part = TypeVar("Part")


@dataclass(frozen=True)
class Checked:
    tables: int
    hidden: int
    recomputed: int
    unprotected: int


@dataclass(frozen=True)
class Compared:
    tables: int
    optimum: int
    automatic: int
    programme: int


def main() -> int:
    size = os.environ.get("SIZE", "50k")
    began = perf_counter()
    parts = _in_parallel(checked, tables=TABLES[size])
    say("tables_checked", sum(part.tables for part in parts), "tables")
    say("kinds_checked", len(KINDS), "kinds")
    say("cells_hidden", sum(part.hidden for part in parts), "cells")
    say("cells_recomputed", sum(part.recomputed for part in parts), "cells")
    say("cells_unprotected", sum(part.unprotected for part in parts), "cells")
    say("check_s", perf_counter() - began, "s")
    say_comparison(COMPARED[size])
    say_times()
    return 1 if any(part.recomputed or part.unprotected for part in parts) else 0


def _in_parallel(work: Callable[[range], Part], *, tables: int) -> list[Part]:
    chunks = [range(start, min(start + 500, tables)) for start in range(0, tables, 500)]
    with ProcessPoolExecutor(max_workers=int(os.environ.get("WORKERS", os.cpu_count() or 1))) as pool:
        return list(pool.map(work, chunks))


def checked(numbers: range) -> Checked:
    """Protect these tables and attack them, some at a time in one programme."""
    hidden = told = unprotected = 0
    batch: list[Release] = []
    for number in numbers:
        system = system_of(number, seed=SEED)
        pattern = secondary(system, method=Method.PROGRAMME)
        hidden += int(pattern.hidden.sum())
        unprotected += int(pattern.unprotected.size)
        batch.append(Release(system, pattern.hidden))
        if len(batch) == IN_ONE_PROGRAMME or number == numbers[-1]:
            told += recomputed(batch) + recomputed(batch[::10], every_hidden=True)
            batch = []
    return Checked(len(numbers), hidden, told, unprotected)


def compared(numbers: range) -> Compared:
    """The cells hidden in small tables, beside the fewest that were proved enough."""
    tables = optimum = automatic = programme = 0
    for number in numbers:
        system = system_of(number, seed=SEED + 1)
        if system.cells > SMALL_CELLS or not 0 < system.asked.size <= SMALL_ASKED:
            continue
        best = fewest_cells(system)
        if best is not None:
            tables += 1
            optimum += int(best.hidden.sum())
            automatic += int(secondary(system).hidden.sum())
            programme += int(secondary(system, method=Method.PROGRAMME).hidden.sum())
    return Compared(tables, optimum, automatic, programme)


def say_comparison(tables: int) -> None:
    """How many more cells than the optimum: by the method that bofast chooses, and without the exact one."""
    parts = _in_parallel(compared, tables=tables)
    best = sum(part.optimum for part in parts)
    say("tables_compared", sum(part.tables for part in parts), "tables")
    say("over_optimum_percent", 100 * (sum(part.automatic for part in parts) / best - 1), "%")
    say("over_optimum_programme_percent", 100 * (sum(part.programme for part in parts) / best - 1), "%")


def say_times() -> None:
    """Flows of a country, primary and secondary suppression together, the median of a few runs."""
    for name, mean, areas in (("flow_80k_s", 3.0, 250), ("flow_80k_larger_moves_s", 30.0, 180)):
        table = flow_table(areas=areas, years=10, neighbours=50, mean=mean, seed=1)
        times = []
        for _ in range(TIMED):
            began = perf_counter()
            first = primary(table, profile=DST)
            pattern = secondary(joined([table]).system)
            times.append(perf_counter() - began)
        say(name.removesuffix("_s") + "_cells", table.cells, "cells")
        say(name.removesuffix("_s") + "_primary", first.count, "cells")
        say(name.removesuffix("_s") + "_complementary", int(pattern.hidden.sum()) - first.count, "cells")
        say(name, float(np.median(times)), "s")


if __name__ == "__main__":
    sys.exit(main())

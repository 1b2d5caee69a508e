"""One contender in a process of its own: python -m tests.benchmarks.letting_works.one_run NAME FILE SECONDS TINY.

What is compiled is compiled before the clock starts, by a call on a tiny instance. A short work is done again and
again until a second is over, and its median told.
"""

from __future__ import annotations

import json
import sys
from statistics import median
from time import perf_counter, process_time

from tests.benchmarks.letting_works.contenders import BY_NAME, Work
from tests.benchmarks.letting_works.found import Found
from tests.benchmarks.letting_works.instance import Instance
from tests.benchmarks.letting_works.one_core import keep_to_one_core, peak_mb

ENOUGH_S, MOST_TIMES = 1.0, 25


def main() -> int:
    name, file, seconds, tiny = sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4]
    keep_to_one_core()
    contender = BY_NAME[name]
    work, instance = contender.work(), Instance.read(file)
    began = process_time()
    work(Instance.read(tiny), seconds)
    warmed = process_time() - began
    contender.prepare(instance)
    cpu, wall, found = _measured(work, instance, seconds)
    measured = {"cpu_s": cpu, "wall_s": wall, "warmed_s": warmed, "peak_mb": peak_mb()}
    sys.stdout.write(json.dumps({**measured, **found.told()}) + "\n")
    return 0


def _measured(work: Work, instance: Instance, seconds: float) -> tuple[float, float, Found]:
    """Median seconds of the processor and on the clock, and what was found."""
    cpu, wall = [], []
    while True:
        cpu_began, wall_began = process_time(), perf_counter()
        found = work(instance, seconds)
        cpu.append(process_time() - cpu_began)
        wall.append(perf_counter() - wall_began)
        if sum(wall) >= ENOUGH_S or len(wall) == MOST_TIMES:
            return median(cpu), median(wall), found


if __name__ == "__main__":
    sys.exit(main())

"""Coverage: do 95 % intervals cover what was planted, in 1,000 made-up registers of each kind?

    make bench WHAT=coverage           SIZE=100 for a quick look, WORKERS=2

Each register is written, counted by the native engine and estimated from. The truth follows exactly from what was
planted (`tests/factories/planted`). With 1,000 registers a single share of 95 % is uncertain by 0.7 points, so figures
that share nobody are put together, and every share is told with its own error, in which the register is the unit.
Prints `figure NAME VALUE UNIT`; ends with 1 where a share lies outside 94-96 % by more than three of its errors, or an
effect is found where none is more often than 6 times in 100 by as much.
"""

from __future__ import annotations

import os
import sys
from dataclasses import fields
from time import perf_counter

import numpy as np

from tests.benchmarks.figure import say
from tests.factories.planted import curves, effects, hazards, no_effects
from tests.factories.planted.covering import Guesses, covering
from tests.factories.planted.no_effects import FalselyFound
from tests.factories.planted.registers import of_each

WORKERS = int(os.environ.get("WORKERS", str(os.cpu_count() or 1)))
SLACK, ERRORS = 0.01, 3.0


def main() -> int:
    registers = range(1, int(os.environ.get("SIZE", "1000")) + 1)
    began = perf_counter()
    say("registers_of_each_kind", len(registers), "registers")
    kept = [_covered("cloglog", of_each(hazards.coefficients, registers, workers=WORKERS))]
    both = of_each(curves.at_five_years, registers, workers=WORKERS)
    kept.append(_covered("kaplan_meier", [survival for survival, _ in both]))
    kept.append(_covered("aalen_johansen", [incidence for _, incidence in both]))
    found = of_each(effects.recovered, registers, workers=WORKERS)
    names = {
        "alone": "effect",
        "two_way": "effect_two_way",
        "staggered": "effect_staggered",
        "by_cohort": "effect_by_cohort",
    }
    kept += [_covered(name, [getattr(one, part) for one in found]) for part, name in names.items()]
    kept.append(_falsely(of_each(no_effects.falsely_found, registers, workers=WORKERS)))
    say("coverage_s", perf_counter() - began, "s")
    return 0 if all(kept) else 1


def _covered(name: str, found: list[Guesses]) -> bool:
    told = covering(found)
    say(f"covered_{name}", 100 * told.share, "%")
    say(f"covered_{name}_error", 100 * told.error, "%")
    say(f"covered_{name}_figures", told.covered.shape[1], "figures")
    say(f"covered_{name}_lowest", 100 * told.by_figure.min(), "%")
    say(f"covered_{name}_highest", 100 * told.by_figure.max(), "%")
    return told.covers_as_said(slack=SLACK, errors=ERRORS)


def _falsely(found: list[FalselyFound]) -> bool:
    shares = {one.name: float(np.mean([getattr(each, one.name) for each in found])) for one in fields(FalselyFound)}
    for name, share in shares.items():
        say(f"falsely_found_{name}", 100 * share, "%")
    error = np.sqrt(0.05 * 0.95 / len(found))
    say("falsely_found_error", 100 * error, "%")
    return max(shares.values()) <= 0.06 + ERRORS * error


if __name__ == "__main__":
    sys.exit(main())

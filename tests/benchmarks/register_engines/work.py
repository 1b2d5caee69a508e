"""The work, what every engine must give alike, and how an answer is printed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from bofast.registers.estimates.at_risk import risk_table
from bofast.registers.estimates.counting import cells_of_tables
from bofast.registers.estimates.covariates import Covariates
from bofast.registers.estimates.cox import fit_cox
from bofast.registers.estimates.incidence import aalen_johansen
from bofast.registers.estimates.survival import kaplan_meier
from bofast.registers.people.definition import Definition
from bofast.registers.stays.counts import Counts
from bofast.registers.stays.events import FLOWS, Flow
from bofast.registers.stays.question import LONGEST, Covariate, Outcomes, Question, Source, bands, flag
from bofast.registers.store import Store

AREA_GROUPS, MEASURE_EVERY, MEASURE_FROM = 5, 7, 2015
Checks = dict[str, Any]


def answer(engine: Callable[[Path, Path], Checks]) -> None:
    """Run an engine on the store and the place for the stays that the command line names, and print its checks."""
    sys.stdout.write(json.dumps(engine(Path(sys.argv[1]), Path(sys.argv[2]))) + "\n")


def question(areas: int) -> Question:
    """What is asked, for the engines of the project."""
    everything = tuple(range(areas + 1))
    return Question(
        definition=Definition(own=frozenset({*range(110, 140), 310}), by_partner=frozenset(), places_known=False),
        outcomes=Outcomes(("out", "internal", "bought"), (0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 3, 2, 2, 2)),
        measures=tuple((area, MEASURE_FROM) for area in everything[1:] if area % MEASURE_EVERY == 0),
        by=(
            flag("strong", Source.STRONG_FAMILY),
            flag("owner", Source.OWNER),
            bands("oldest", Source.OLDEST, (0, 30, 45, 60)),
            Covariate("area group", Source.AREA, tuple(area % AREA_GROUPS for area in everything), tuple("01234")),
            flag("measure", Source.MEASURE),
        ),
    )


def told(asked: Question, counts: Counts) -> Checks:
    """The checks of an engine's counts, and how long the statistics took."""
    began = perf_counter()
    cells = cells_of_tables(counts.entered, left=counts.left)
    groups = asked.design()
    by_class_and_tenure = risk_table(cells, group_of=groups[:, 0] * 2 + groups[:, 1], groups=4)
    for group in range(4):
        kaplan_meier(by_class_and_tenure, group=group)
    aalen_johansen(risk_table(cells))
    names, columns = [], []
    for number, covariate in enumerate(asked.by):
        for group in range(1, covariate.size):
            names.append(f"{covariate.name} {covariate.labels[group]}")
            columns.append(groups[:, number] == group)
    design = np.column_stack(columns).astype(np.float64)
    cox = fit_cox(cells, covariates=Covariates(tuple(names), design, np.zeros(len(design), np.int64)))
    seconds = perf_counter() - began
    flows = counts.flows.sum(axis=(0, 1, 2))
    return {
        "stays": int(counts.entered.sum()),
        "left": [int(n) for n in counts.left.sum(axis=(0, 1))],
        "years": [int(n) for n in counts.years.sum(axis=(0, 1))],
        "stock": int(flows[Flow.STOCK]),
        "moved_out": int(flows[Flow.OUT_TO_AREA]),
        "strong": round(float(cox.coefficients.estimates[0]), 8),
        "statistics_s": seconds,
    }


def from_cells(store: Path, cells: Mapping[str, Any], *, years: list[int], stock: int, moved: int) -> Checks:
    """The checks from rows (pattern, entry, exit, status, count)."""
    asked = question(Store(store).about().areas)
    pattern, entry, last, status, n = (np.asarray(column).astype(np.int64) for column in cells.values())
    entered = np.zeros((asked.patterns, LONGEST), np.int64)
    left = np.zeros((asked.patterns, LONGEST, asked.states), np.int64)
    np.add.at(entered, (pattern, entry), n)
    np.add.at(left, (pattern, last, status), n)
    flows = np.zeros((1, 1, 1, FLOWS), np.int64)
    flows[..., int(Flow.STOCK)], flows[..., int(Flow.OUT_TO_AREA)] = stock, moved
    years_table = np.array(years, np.int64).reshape(1, 1, -1)
    nothing = np.zeros(0, np.int64)
    return told(asked, Counts(0, years_table, nothing, entered, left, flows, nothing, nothing, 0))

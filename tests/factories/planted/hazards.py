"""The planted coefficients, estimated by the complementary log-log model on household-years."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bofast.registers.estimates.grouped_models import GroupedOutcomes, Model, fit_grouped
from bofast.registers.made_up.behaviour import AGE_STARTS, BAND_STARTS, PlantedExit
from bofast.registers.stays.counts import Counts
from bofast.registers.stays.events import LEFT_OUT
from bofast.registers.stays.question import Covariate, Question, Source, Subject, bands, flag, outcomes
from tests.factories.planted.covering import Guesses, by_z
from tests.factories.planted.registers import EVERYBODY, WORKS_OR_STUDIES, Made, counted

PLANTED = PlantedExit()


def question_of(areas: int, *, planted: PlantedExit = PLANTED) -> Question:
    """Households by what their yearly exit was planted to depend on."""
    return Question(
        subject=Subject.HOUSEHOLD,
        definition=WORKS_OR_STUDIES,
        ages=EVERYBODY,
        outcomes=outcomes(out=1, internal=1, bought=1, abroad=LEFT_OUT, dead=LEFT_OUT),
        measures=tuple((area, planted.measure_from) for area in range(1, areas + 1) if area % 7 == 0),
        by=(
            flag("resource-strong", Source.STRONG_FAMILY),
            flag("owner", Source.OWNER),
            bands("oldest", Source.OLDEST, AGE_STARTS),
            Covariate("area group", Source.AREA, tuple(area % 5 for area in range(areas + 1)), tuple("01234")),
            flag("measure", Source.MEASURE),
        ),
    )


def grouped(counts: Counts, *, asked: Question) -> GroupedOutcomes:
    """The cells as the model takes them: a dummy for each band, and for each group but the one planted as 0."""
    groups = asked.design()
    observed, events = counts.years.sum(axis=2), counts.years[:, :, 1:].sum(axis=2)
    pattern, stayed = np.nonzero(observed)
    band = np.searchsorted(BAND_STARTS, stayed, side="right") - 1
    columns = {f"stayed {start}+": band == number for number, start in enumerate(BAND_STARTS)}
    for number, covariate in enumerate(asked.by):
        baseline = 1 if covariate.name == "oldest" else 0
        for group, label in enumerate(covariate.labels):
            if group != baseline:
                columns[f"{covariate.name} {label}"] = groups[pattern, number] == group
    design = np.column_stack(list(columns.values())).astype(np.float64)
    cells = (pattern, stayed)
    return GroupedOutcomes(tuple(columns), design, observed[cells].astype(float), events[cells].astype(float))


def truth_of(planted: PlantedExit = PLANTED) -> NDArray[np.float64]:
    """The coefficients in the order of `grouped`."""
    oldest = [value for group, value in enumerate(planted.oldest) if group != 1]
    rest = [planted.resource_strong, planted.owner, *oldest, *planted.area_groups[1:], planted.measure]
    return np.array([*planted.base, *rest])


def coefficients(seed: int) -> Guesses:
    """All sixteen of one register."""
    asked = question_of(35)
    counts = counted(Made(seed, PLANTED), asked=asked)
    found = fit_grouped(grouped(counts, asked=asked), model=Model.CLOGLOG).coefficients
    return by_z(found.estimates, std_error=found.std_errors, truth=truth_of())

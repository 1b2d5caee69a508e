"""What was planted in a made-up register is found again: by the engine that counts, and the model that estimates."""

from __future__ import annotations

import numpy as np

from bofast.registers.engines.native import engine as native
from bofast.registers.estimates.grouped_models import GroupedOutcomes, Model, fit_grouped
from bofast.registers.made_up.behaviour import AGE_STARTS, BAND_STARTS, Behaviour, PlantedExit, Rates
from bofast.registers.made_up.plans import plan_for
from bofast.registers.made_up.store_writer import write_store
from bofast.registers.people.definition import Ages, Definition
from bofast.registers.stays.events import LEFT_OUT
from bofast.registers.stays.question import LONGEST, Covariate, Question, Source, Subject, bands, flag, outcomes

WORKS_OR_STUDIES = Definition(own=frozenset({*range(110, 140), 310}), by_partner=frozenset())
NOTHING_ELSE_HAPPENS = Behaviour(rates=Rates(leaving_home=0, split=0, joining=0))
TRUTH = PlantedExit()


def question_of(areas: int) -> Question:
    """Households by what their yearly exit was planted to depend on."""
    return Question(
        subject=Subject.HOUSEHOLD,
        definition=WORKS_OR_STUDIES,
        ages=Ages(0, 120),
        outcomes=outcomes(out=1, internal=1, bought=1, abroad=LEFT_OUT, dead=LEFT_OUT),
        measures=tuple((area, TRUTH.measure_from) for area in range(1, areas + 1) if area % 7 == 0),
        by=(
            flag("resource-strong", Source.STRONG_FAMILY),
            flag("owner", Source.OWNER),
            bands("oldest", Source.OLDEST, AGE_STARTS),
            Covariate("area group", Source.AREA, tuple(area % 5 for area in range(areas + 1)), tuple("01234")),
            flag("measure", Source.MEASURE),
        ),
    )


def grouped(counts, question) -> GroupedOutcomes:
    """The cells as the model takes them: a dummy for each group but the first planted as 0, and one for each band."""
    groups = question.design()
    observed, events = counts.years.sum(axis=2), counts.years[:, :, 1:].sum(axis=2)
    pattern, stayed = np.nonzero(observed)
    band = np.searchsorted(BAND_STARTS, stayed, side="right") - 1
    columns = {f"stayed {start}+": band == number for number, start in enumerate(BAND_STARTS)}
    for number, covariate in enumerate(question.by):
        baseline = 1 if covariate.name == "oldest" else 0
        for group, label in enumerate(covariate.labels):
            if group != baseline:
                columns[f"{covariate.name} {label}"] = groups[pattern, number] == group
    design = np.column_stack(list(columns.values())).astype(np.float64)
    cells = (pattern, stayed)
    return GroupedOutcomes(tuple(columns), design, observed[cells].astype(float), events[cells].astype(float))


def planted() -> np.ndarray:
    oldest = [value for group, value in enumerate(TRUTH.oldest) if group != 1]
    rest = [TRUTH.resource_strong, TRUTH.owner, *oldest, *TRUTH.area_groups[1:], TRUTH.measure]
    return np.array([*TRUTH.base, *rest])


def test_the_planted_hazards_are_found_again(tmp_path):
    store = write_store(tmp_path / "store", plan_for(1_000_000, behaviour=NOTHING_ELSE_HAPPENS)).store
    question = question_of(store.about().areas)

    counts = native.count(store, question)
    fit = fit_grouped(grouped(counts, question), model=Model.CLOGLOG)

    z = (fit.coefficients.estimates - planted()) / fit.coefficients.std_errors
    assert np.abs(z).max() < 3.5, dict(zip(fit.coefficients.names, z.round(1), strict=True))
    assert counts.years.sum() > 200_000
    assert counts.years.shape == (question.patterns, LONGEST, 2)

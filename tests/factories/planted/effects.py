"""Effects of measures, where the truth is known exactly.

Every household leaves its dwelling with one and the same chance, but for the measure. However a measure changes who
lives in an area, the share that leaves stays p0 = 1 - exp(-exp(base)) without it and p1 = 1 - exp(-exp(base +
measure)) with it: the effect is p1 - p0, and without a measure all areas move together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bofast.registers.estimates.effects.area_years import NEVER, AreaYears
from bofast.registers.estimates.effects.effect import Effect
from bofast.registers.estimates.effects.staggered import group_time_effects
from bofast.registers.estimates.effects.two_way import two_way_effect
from bofast.registers.made_up.behaviour import PlantedExit
from bofast.registers.made_up.plans import FIRST_YEAR, LAST_YEAR
from bofast.registers.stays.events import LEFT_OUT
from bofast.registers.stays.question import Covariate, Question, Source, Subject, outcomes
from tests.factories.planted.covering import Guesses
from tests.factories.planted.registers import EVERYBODY, Made, counted

AREAS = 70
BASE = -1.9
YEARS = LAST_YEAR - FIRST_YEAR
NO_SEED = 1_000_000
PERSON_YEARS = 100_000


@dataclass(frozen=True, slots=True)
class Measure:
    """Its effect on eta, from its first year on, in every seventh area."""

    size: float
    start: int


COHORTS = (Measure(-0.5, 2010), Measure(-0.25, 2014), Measure(0.3, 2018))
ASKED = Question(
    subject=Subject.HOUSEHOLD,
    ages=EVERYBODY,
    outcomes=outcomes(out=1, internal=1, bought=1, abroad=LEFT_OUT, dead=LEFT_OUT),
    by=(
        Covariate("area", Source.AREA, tuple(range(AREAS + 1)), tuple(str(area) for area in range(AREAS + 1))),
        Covariate("year", Source.YEAR, tuple(range(YEARS)), tuple(str(year) for year in range(YEARS))),
    ),
)


def planted(measure: Measure) -> PlantedExit:
    """Exits that nothing but the measure has to do with."""
    return PlantedExit(
        base=(BASE,) * 6,
        resource_strong=0.0,
        owner=0.0,
        oldest=(0.0,) * 4,
        area_groups=(0.0,) * 5,
        measure=measure.size,
        measure_from=measure.start,
    )


def effect_of(measure: Measure) -> float:
    """What the measure changes the yearly share of leavers by."""
    return float(np.exp(-np.exp(BASE)) - np.exp(-np.exp(BASE + measure.size)))


def area_years(seed: int, *, measure: Measure) -> AreaYears:
    """The cells of one register."""
    made = Made(seed, planted(measure), areas=AREAS, person_years=PERSON_YEARS)
    counts = counted(made, asked=ASKED)
    cells = counts.years.sum(axis=1).reshape(AREAS + 1, YEARS, 2)
    area, year = np.nonzero(cells.sum(axis=2))
    start = np.where(area % 7 == 0, measure.start, NEVER)
    return AreaYears(
        area.astype(np.int64),
        (FIRST_YEAR + year).astype(np.int64),
        cells[area, year].sum(axis=1),
        cells[area, year, 1].astype(np.float64),
        start.astype(np.int64),
    )


def together(parts: tuple[AreaYears, ...]) -> AreaYears:
    """Several registers as parts of one country; no area lies in two of them."""
    columns = [
        np.concatenate(
            [getattr(part, name) + (1_000 * number if name == "area" else 0) for number, part in enumerate(parts)]
        )
        for name in ("area", "year", "observed", "total", "start")
    ]
    return AreaYears(*columns)


def one_start(seed: int) -> tuple[AreaYears, ...]:
    """A register for each cohort, its measure in ten of seventy areas."""
    return tuple(
        area_years(seed + number * NO_SEED, measure=measure) for number, measure in enumerate(COHORTS, start=1)
    )


@dataclass(frozen=True, slots=True, eq=False)
class Recovered:
    """Effects beside the truth: of each cohort alone by both estimators, and of all together, whole and by cohort."""

    alone: Guesses
    two_way: Guesses
    staggered: Guesses
    by_cohort: Guesses


def recovered(seed: int) -> Recovered:
    """What is found of planted effects of several sizes, which begin in different years."""
    return judge(one_start(seed))


def judge(parts: tuple[AreaYears, ...]) -> Recovered:
    """Estimate each cohort alone, and all together."""
    truth = np.array([effect_of(measure) for measure in COHORTS])
    alone = [group_time_effects(part).overall() for part in parts]
    two_way = [two_way_effect(part) for part in parts]
    found = group_time_effects(together(parts))
    after = found.year >= found.group
    weights = np.array([found.weight[after & (found.group == measure.start)].sum() for measure in COHORTS])
    whole = found.overall()
    by_cohort = [found.averaged(after & (found.group == measure.start)) for measure in COHORTS]
    return Recovered(
        _guesses(alone, truth=truth),
        _guesses(two_way, truth=truth),
        _guesses([whole], truth=np.array([weights @ truth / weights.sum()])),
        _guesses(by_cohort, truth=truth),
    )


def _guesses(effects: list[Effect], *, truth: NDArray[np.float64]) -> Guesses:
    lower, upper = np.array([effect.interval for effect in effects]).T
    estimates = np.array([effect.estimate for effect in effects])
    return Guesses(estimates, np.array([effect.std_error for effect in effects]), lower, upper, truth)

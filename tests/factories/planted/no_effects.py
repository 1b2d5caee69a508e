"""Registers without any measure, and what the estimators find in them all the same."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from bofast.registers.estimates.effects.area_years import NEVER, AreaYears
from bofast.registers.estimates.effects.judged import judged_effect
from bofast.registers.estimates.effects.two_way import two_way_effect
from bofast.registers.estimates.refusals import CannotEstimate
from tests.factories.planted.effects import AREAS, Measure, area_years

SURE = 0.05
STARTS = (2010, 2014, NEVER)


@dataclass(frozen=True, slots=True)
class FalselyFound:
    """Whether something is found, at 5 %, of a measure that was never taken."""

    staggered: bool
    one_start: bool
    two_way: bool
    placebo: bool
    trends: bool
    few_treated: bool


def falsely_found(seed: int) -> FalselyFound:
    """Starts are invented: by lot over a third of the areas each, and in ten of seventy areas."""
    return judge(area_years(seed, measure=Measure(0.0, 2015)), seed=seed)


def judge(cells: AreaYears, *, seed: int) -> FalselyFound:
    """Look for an effect of each invented start."""
    lot = np.random.default_rng(seed).permutation(AREAS + 1)
    of_third = np.array([STARTS[place % 3] for place in lot])
    third = np.array([2014 if place % 3 == 0 else NEVER for place in lot])
    few = np.array([2014 if place < 10 else NEVER for place in lot])
    judged = judged_effect(started(cells, of_third))
    placebo, trends = judged.placebo, judged.trends_before_p
    if placebo is None or trends is None:
        raise CannotEstimate
    return FalselyFound(
        judged.effect.p < SURE,
        judged_effect(started(cells, third)).effect.p < SURE,
        two_way_effect(started(cells, third)).p < SURE,
        placebo.p < SURE,
        trends < SURE,
        judged_effect(started(cells, few)).effect.p < SURE,
    )


def started(cells: AreaYears, start: np.ndarray) -> AreaYears:
    """The same cells, with a first year for each area."""
    return replace(cells, start=start[cells.area])

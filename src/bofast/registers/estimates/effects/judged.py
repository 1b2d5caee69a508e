"""An effect together with everything that speaks against believing it: trends before, a placebo, few areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Flags
from bofast.registers.estimates.effects.area_years import AreaYears
from bofast.registers.estimates.effects.effect import (
    FEW_CLUSTERS,
    FEW_TREATED,
    FEW_YEARS_BEFORE,
    Caution,
    Effect,
    degrees_from,
)
from bofast.registers.estimates.effects.staggered import Controls, GroupTimeEffects, group_time_effects
from bofast.registers.estimates.normal import f_p
from bofast.registers.estimates.refusals import CannotEstimate

PLACEBO_YEARS = 2
SURE_ENOUGH = 0.05


@dataclass(frozen=True, slots=True)
class JudgedEffect:
    """The mean effect on the treated, its course by years since the start, and the cautions; none means none was found,
    not that the effect is proven.
    """

    effect: Effect
    by_year_since: Mapping[int, Effect]
    trends_before_p: float | None
    placebo: Effect | None
    treated_areas: int
    control_areas: int
    cautions: tuple[Caution, ...]


def judged_effect(cells: AreaYears, *, controls: Controls = Controls.NOT_YET_TREATED) -> JudgedEffect:
    """Estimate, look at the years before, and try an invented start `PLACEBO_YEARS` years earlier.

    The test of trends is a Wald test that all mean effects before the start are 0, clustered by area. Passing it does
    not show that trends would have stayed together (Roth 2022, AER: Insights 4).

    Raises: CannotEstimate (NOBODY_TREATED, NO_CONTROLS, NO_YEAR_BEFORE).
    """
    found = group_time_effects(cells, controls=controls)
    trends_p = _trends_before(found)
    placebo = _placebo(cells, controls=controls)
    warned = {
        Caution.TRENDS_APART_BEFORE: trends_p is not None and trends_p < SURE_ENOUGH,
        Caution.FEW_CLUSTERS: found.areas < FEW_CLUSTERS,
        Caution.FEW_TREATED_AREAS: cells.treated_areas < FEW_TREATED,
        Caution.TOO_FEW_YEARS_BEFORE: _years_before(found) < FEW_YEARS_BEFORE,
        Caution.PLACEBO_FINDS_EFFECT: placebo is not None and placebo.p < SURE_ENOUGH,
        Caution.PLACEBO_NOT_POSSIBLE: placebo is None,
    }
    return JudgedEffect(
        found.overall(),
        found.by_year_since(),
        trends_p,
        placebo,
        cells.treated_areas,
        cells.control_areas,
        tuple(caution for caution, holds in warned.items() if holds),
    )


def _before(found: GroupTimeEffects) -> Flags:
    return np.asarray(found.year < found.group - 1)


def _years_before(found: GroupTimeEffects) -> int:
    # The base year g - 1 is one of them.
    return 1 + int(np.unique((found.year - found.group)[_before(found)]).size)


def _trends_before(found: GroupTimeEffects) -> float | None:
    since = found.year - found.group
    years = np.unique(since[_before(found)])
    if years.size == 0 or found.areas <= years.size + 1:
        return None
    shares = np.stack([np.where(since == s, found.weight, 0.0) for s in years])
    shares = shares / shares.sum(axis=1, keepdims=True)
    moved = found.influence @ shares.T
    values, vectors = np.linalg.eigh(moved.T @ moved)
    kept = values > values[-1] * 1e-10
    if not kept.any():
        return None
    turned = vectors.T @ (shares @ found.estimate)
    distance, tested = float((turned[kept] ** 2 / values[kept]).sum()), int(kept.sum())
    # The errors rest on few areas: Hotelling's T², with as many areas as the means before the start rest on.
    degrees = min(degrees_from(found.share @ share) for share in shares)
    left = degrees + 1.0 - tested
    return f_p(distance * left / (degrees * tested), of=tested, degrees=left) if left >= 1 else None


def _placebo(cells: AreaYears, *, controls: Controls) -> Effect | None:
    try:
        return group_time_effects(cells.as_if_earlier(years=PLACEBO_YEARS), controls=controls).overall()
    except CannotEstimate:
        return None

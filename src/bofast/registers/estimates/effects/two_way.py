"""Least squares with area and year effects, by pyfixest: for measures that begin everywhere in one year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from bofast.registers.estimates.effects.area_years import NEVER, AreaYears
from bofast.registers.estimates.effects.effect import Effect, degrees_from
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot

if TYPE_CHECKING:
    import pandas as pd


def two_way_effect(cells: AreaYears) -> Effect:
    """y_at = area_a + year_t + effect · treated_at, weighted by households (frequency weights), errors by area (CRV1).

    Frequency weights count households, not cells, in the small-sample factor; clustered errors are then those of the
    rows.

    Source: Angrist and Pischke (2009), 5.2; Cameron and Miller (2015), J. Human Resources 50.
    Raises: CannotEstimate (NOBODY_TREATED, NO_CONTROLS, NO_YEAR_BEFORE, STARTS_DIFFER): with different starts use
        `staggered.group_time_effects`.
    """
    _require_one_start(cells)
    fit = _fit("outcome ~ treated | area + year", table=_table(cells))
    return Effect(float(fit.coef()["treated"]), float(fit.se()["treated"]), _degrees(cells))


def event_study(cells: AreaYears) -> dict[int, Effect]:
    """The effect by years since the one start, beside the year before it, with the same weights and errors.

    Raises: CannotEstimate, as `two_way_effect`.
    """
    start = _require_one_start(cells)
    table = _table(cells)
    since = sorted({int(year) - start for year in cells.year} - {-1})
    for s in since:
        table[_column(s)] = ((cells.year - start == s) & cells.ever_treated).astype(np.float64)
    terms = " + ".join(_column(s) for s in since)
    fit = _fit(f"outcome ~ {terms} | area + year", table=table)
    estimates, errors = fit.coef(), fit.se()
    degrees = _degrees(cells)
    return {s: Effect(float(estimates[_column(s)]), float(errors[_column(s)]), degrees) for s in since}


def _degrees(cells: AreaYears) -> float:
    """From the share of each area among those with the measure, or among those without."""
    areas, row = np.unique(cells.area, return_inverse=True)
    households = np.bincount(row, cells.observed)
    treated = np.isin(areas, cells.area[cells.treated])
    sides = (np.where(side, households, 0.0) for side in (treated, ~treated))
    return degrees_from(np.add(*(side / side.sum() for side in sides)))


def _column(since: int) -> str:
    return f"before_{-since}" if since < 0 else f"after_{since}"


def _require_one_start(cells: AreaYears) -> int:
    last = int(cells.year.max())
    starts = np.unique(cells.start[(cells.start != NEVER) & (cells.start <= last)])
    if starts.size == 0:
        raise CannotEstimate(WhyNot.NOBODY_TREATED)
    if starts.size > 1:
        raise CannotEstimate(WhyNot.STARTS_DIFFER, starts=tuple(starts.tolist()))
    if starts[0] <= cells.year.min():
        raise CannotEstimate(WhyNot.NO_YEAR_BEFORE)
    if not np.any(cells.start > last):
        raise CannotEstimate(WhyNot.NO_CONTROLS)
    return int(starts[0])


def _table(cells: AreaYears) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - half a second, and only for effects

    return pd.DataFrame(
        {
            "outcome": cells.outcome,
            "treated": cells.treated.astype(np.float64),
            "area": cells.area,
            "year": cells.year,
            "observed": cells.observed,
        }
    )


def _fit(formula: str, *, table: pd.DataFrame) -> Any:
    import pyfixest  # noqa: PLC0415 - two seconds with its compiling, and only for effects
    from pyfixest.demeaners import MapDemeaner  # noqa: PLC0415 - likewise

    # By default the area and year effects are taken out to six digits only.
    exactly = MapDemeaner(fixef_tol=1e-12)
    return pyfixest.feols(
        formula, data=table, weights="observed", weights_type="fweights", vcov={"CRV1": "area"}, demeaner=exactly
    )

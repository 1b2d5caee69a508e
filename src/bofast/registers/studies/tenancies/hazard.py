"""What goes with leaving: rates of ending by household, department, tenure and time, from days under observation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from bofast.registers.estimates.grouped_models import GroupedOutcomes, Model, fit_grouped
from bofast.registers.estimates.refusals import CannotEstimate
from bofast.registers.studies.grouped import Cells, Factor, dummies, ratios, telling
from bofast.registers.studies.models import ModelAsked, Term
from bofast.registers.studies.remarks import Remark, Remarkable
from bofast.registers.studies.tenancies.rows import EPOCH, TENANCY_KINDS, Ints, Tenancies, WithChildren
from bofast.registers.studies.tenancies.stays import Stays, tenancy_stays

HAZARD = "ending"
LIVED_BANDS = (0, 1, 2, 4, 7, 11)
"""Years in the home at which the bands of the base rate begin."""
YEARS_IN_PERIOD = 5
OTHER_DEPARTMENTS = "other_departments"
_LONG_AFTER = 2**30


def what_goes_with_leaving(own: Tenancies, *, large: Sequence[int]) -> ModelAsked | Remark:
    """Piecewise exponential rates of ending, by band of years lived there, exact to the day.

    In:    the tenancies, and the departments that are large enough to be told apart; the others are one.
    """
    stays = tenancy_stays(own, group=np.arange(own.rows, dtype=np.int64))
    factors = _factors(own, large=large)
    days, ends = _days_and_ends(own, stays, factors=factors, large=large)
    try:
        return _fitted(factors, days=days, ends=ends, behind=_households_that_left(own, stays, factors, large=large))
    except CannotEstimate as refused:
        return Remark(Remarkable.CANNOT_ESTIMATE, {"what": HAZARD, "why": refused.why.value})


def _factors(own: Tenancies, *, large: Sequence[int]) -> tuple[Factor, ...]:
    departments = (*(own.departments[place] for place in large), OTHER_DEPARTMENTS)
    first, last = (own.day(number).year for number in (own.kept_from, own.until))
    starts = range(first, last + 1, YEARS_IN_PERIOD)
    periods = tuple(f"{start}-{min(start + YEARS_IN_PERIOD - 1, last)}" for start in starts)
    return (
        Factor("children", tuple(WithChildren)),
        Factor("department", departments),
        Factor("tenancy", TENANCY_KINDS, baseline=1),
        Factor("period", periods),
        Factor("lived", tuple(str(start) for start in LIVED_BANDS)),
    )


def _codes(own: Tenancies, stays: Stays, *, large: Sequence[int]) -> tuple[Ints, Ints, Ints]:
    """Children, department and tenure of each stay."""
    place = np.full(len(own.departments), len(large), dtype=np.int64)
    place[list(large)] = np.arange(len(large))
    return own.children[stays.group], place[own.department[stays.group]], own.tenancy[stays.group]


def _days_and_ends(
    own: Tenancies, stays: Stays, *, factors: tuple[Factor, ...], large: Sequence[int]
) -> tuple[Ints, Ints]:
    """Days under observation, and ends, in every combination.

    Shape: int64[levels of each factor]. The day before a tenancy ends is its last, and the end belongs to it.
    """
    shape = tuple(len(factor.levels) for factor in factors)
    days, ends = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    fixed = _codes(own, stays, large=large)
    years = [_day_of(own.day(own.kept_from).year + YEARS_IN_PERIOD * at) for at in range(shape[3])]
    periods = [*years, _LONG_AFTER]
    bands = [*(round(start * 365.25) for start in LIVED_BANDS), _LONG_AFTER]
    for period, lived in np.ndindex(shape[3:]):
        begins = np.maximum(np.maximum(stays.since, periods[period] - stays.begun), bands[lived])
        until = np.minimum(np.minimum(stays.lasted, periods[period + 1] - stays.begun), bands[lived + 1])
        inside = until > begins
        at = (*(codes[inside] for codes in fixed), period, lived)
        np.add.at(days, at, (until - begins)[inside])
        np.add.at(ends, at, ((stays.status > 0) & (until == stays.lasted))[inside])
    return days, ends


def _day_of(year: int) -> int:
    return (date(year, 1, 1) - EPOCH).days


def _households_that_left(
    own: Tenancies, stays: Stays, factors: tuple[Factor, ...], *, large: Sequence[int]
) -> dict[str, int]:
    """Distinct households behind the ends of each level, by the name of the term."""
    left = stays.status > 0
    found = {}
    for factor, codes in zip(factors[:3], _codes(own, stays, large=large), strict=True):
        for place, level in enumerate(factor.levels):
            found[f"{factor.name}={level}"] = int(np.unique(stays.household[left & (codes == place)]).size)
    return found


def _fitted(factors: tuple[Factor, ...], *, days: Ints, ends: Ints, behind: dict[str, int]) -> ModelAsked:
    cells, levels = telling(Cells.of(factors, observed=days, events=ends))
    names, columns = dummies(cells, levels=levels[:-1])
    at = [cells.codes[:, -1] == place for place in levels[-1].places]
    design = np.column_stack((columns, *at)).astype(np.float64)
    base = tuple(levels[-1].term(place) for place in levels[-1].places)
    years = cells.observed / 365.25
    outcomes = GroupedOutcomes((*names, *base), design, years, cells.events.astype(np.float64))
    fitted = fit_grouped(outcomes, model=Model.POISSON).coefficients
    asked = ratios(HAZARD, cells=cells, levels=levels[:-1], fitted=fitted, estimated=len(fitted.names))
    return replace(asked, observed=round(float(years.sum())), terms=tuple(_distinct(asked.terms, behind=behind)))


def _distinct(terms: Sequence[Term], *, behind: dict[str, int]) -> list[Term]:
    """A household that ended several tenancies is one: a term, and what it is compared with, rest on households."""
    least = {term.name.partition("=")[0]: behind.get(term.name, term.rests_on) for term in terms if term.is_baseline}
    return [
        replace(
            term, rests_on=min(term.rests_on, behind.get(term.name, term.rests_on), least[term.name.partition("=")[0]])
        )
        for term in terms
    ]

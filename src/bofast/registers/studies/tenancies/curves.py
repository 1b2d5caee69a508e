"""Curves and tests of own tenancies. What leaves counts distinct households: one with five tenancies is one."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from bofast.registers.disclosure.curves import CurveCounts
from bofast.registers.disclosure.release import CurveAsked
from bofast.registers.estimates.arrays import Reals
from bofast.registers.estimates.at_risk import RiskTable, risk_table
from bofast.registers.estimates.cells import SpellCells
from bofast.registers.estimates.counting import conditional_on
from bofast.registers.estimates.incidence import aalen_johansen
from bofast.registers.estimates.logrank import log_rank
from bofast.registers.estimates.refusals import CannotEstimate
from bofast.registers.estimates.survival import kaplan_meier
from bofast.registers.studies.early import told_from
from bofast.registers.studies.models import ModelAsked, Scale, Term
from bofast.registers.studies.remarks import Remark, Remarkable
from bofast.registers.studies.tenancies.stays import Stays

EVERY = 0.5
"""Curves are told at half years."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups that stays are compared by."""

    name: str
    labels: tuple[str, ...]


def still_there(stays: Stays, *, groups: Groups, smallest: int) -> tuple[tuple[CurveAsked, ...], tuple[Remark, ...]]:
    """The share that still lives there, by years since the first day; a curve a group.

    Where an early, small risk set left as one, the curve would be 0 for good: it is told from later on instead.
    """
    curves, remarks = [], []
    for place, label in enumerate(groups.labels):
        own = stays.where(stays.group == place)
        try:
            counts, since = _survival(own, place=place, groups=len(groups.labels), smallest=smallest)
        except CannotEstimate:
            continue
        curves.append(CurveAsked(f"{groups.name}.{label}", counts, EVERY))
        if since:
            remarks.append(Remark(Remarkable.EARLY_RISK_SET_EMPTIED, {"group": label, "since": since}))
    return tuple(curves), tuple(remarks)


def _survival(own: Stays, *, place: int, groups: int, smallest: int) -> tuple[CurveCounts, float]:
    own = own.where(own.group == place)
    cells, distinct = (
        each.cells(groups=groups, causes=1) for each in (_any_end(own), _any_end(own.where(own.is_first)))
    )
    table = risk_table(cells)
    curve = kaplan_meier(table)
    since = 0.0
    start = told_from(table, curve.collapse, group=0, smallest=smallest)
    if start is not None:
        since = ceil(start / EVERY) * EVERY  # a time of the grid: that of a few who left together must not be told
        cells, distinct = conditional_on(cells, since), conditional_on(distinct, since)
        curve = kaplan_meier(risk_table(cells))
    return _counts(curve.times, curve.survival[None, :], distinct=distinct), since


def _any_end(stays: Stays) -> Stays:
    status = np.minimum(stays.status, 1)
    return Stays(stays.household, stays.group, stays.since, stays.lasted, status, stays.begun)


def _counts(times: Reals, shares: Reals, *, distinct: SpellCells) -> CurveCounts:
    """The estimate from all stays, with the events and those at risk of distinct households."""
    table = risk_table(distinct)
    at_risk = np.array([table.at_risk_at(float(time), group=0) for time in times], dtype=np.int64)
    events = np.zeros((table.left.shape[2] - 1, times.size), dtype=np.int64)
    place = np.searchsorted(times, table.times)
    there = (place < times.size) & (times[np.minimum(place, times.size - 1)] == table.times)
    events[:, place[there]] = table.left[0][there][:, 1:].T
    return CurveCounts(times, at_risk, events, shares)


def ways_left(stays: Stays, *, groups: Groups, causes: int) -> tuple[CurveAsked, ...]:
    """The chance of having left each way, by years since the first day; a set of curves a group."""
    found = []
    for place, label in enumerate(groups.labels):
        own = stays.where(stays.group == place)
        if own.household.size == 0:
            continue
        cells, distinct = (
            each.cells(groups=len(groups.labels), causes=causes) for each in (own, own.where(own.is_first))
        )
        curve = aalen_johansen(risk_table(cells))
        if curve.collapse is None:
            found.append(
                CurveAsked(f"{groups.name}.{label}", _counts(curve.times, curve.incidence, distinct=distinct), EVERY)
            )
    return tuple(found)


def same_pace(stays: Stays, *, groups: Groups, smallest: int) -> ModelAsked | Remark:
    """The log-rank test of the groups in which at least so many households have left."""
    by_group = _households_that_left(stays, groups=len(groups.labels))
    compared = np.flatnonzero(by_group >= smallest)
    place = np.full(len(groups.labels), -1, dtype=np.int64)
    place[compared] = np.arange(compared.size)
    stays = _any_end(stays)
    try:
        table: RiskTable = risk_table(
            stays.cells(groups=len(groups.labels), causes=1), group_of=place, groups=max(compared.size, 1)
        )
        test = log_rank([table])
    except CannotEstimate as refused:
        return Remark(Remarkable.CANNOT_ESTIMATE, {"what": f"log_rank.{groups.name}", "why": refused.why.value})
    events = int(test.observed.sum())
    fewest = int(by_group[compared].min())
    return ModelAsked(
        name=f"log_rank.{groups.name}",
        scale=Scale.CHI_SQUARE,
        terms=(Term(name="together", estimate=test.chi_square, std_error=0.0, rests_on=fewest, p=test.p),),
        observed=int(np.isin(stays.group, compared).sum()),
        events=events,
        degrees=events - test.degrees,
    )


def _households_that_left(stays: Stays, *, groups: int) -> np.ndarray:
    left = stays.where(stays.status > 0)
    pairs = np.unique(np.stack((left.group, left.household), axis=1), axis=0)
    return np.bincount(pairs[:, 0], minlength=groups)

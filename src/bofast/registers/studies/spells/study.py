"""The study of dated stays, from rows to what asks to leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from tempfile import TemporaryDirectory

import ibis
import numpy as np

from bofast.registers.disclosure.curves import CurveCounts, released_curve
from bofast.registers.disclosure.profiles import Measure, Profile
from bofast.registers.disclosure.release import CurveAsked
from bofast.registers.engines.tables.dated import CountedSpells, counted_spells
from bofast.registers.estimates.arrays import Reals
from bofast.registers.estimates.at_risk import RiskTable, risk_table
from bofast.registers.estimates.cells import SpellCells
from bofast.registers.estimates.counting import conditional_on, recoded
from bofast.registers.estimates.incidence import aalen_johansen
from bofast.registers.estimates.logrank import log_rank
from bofast.registers.estimates.refusals import CannotEstimate
from bofast.registers.estimates.survival import kaplan_meier
from bofast.registers.stays.dated.rule import DatedRule, Residence
from bofast.registers.stays.events import EVENTS, LEFT_OUT
from bofast.registers.stays.question import Outcomes, Question, Source, Subject, flag
from bofast.registers.studies.early import told_from
from bofast.registers.studies.findings import Findings
from bofast.registers.studies.models import ModelAsked, Scale, Term
from bofast.registers.studies.remarks import DoesNotApply, Remark, Remarkable, WhyNotApplicable
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.spells.ends import asked_of_ends, kind_of_patterns
from bofast.registers.studies.ways import EVERYBODY, KINDS, WAYS, FamilyKind, Way, way_of_event

STILL_IN_AREA, LEFT_HOME, LOG_RANK = "still_in_area", "left_home", "log_rank"
EVERY = 0.25
"""Curves are told at quarters of a year."""
GAP_DAYS = 31
"""A month without any registration is no leaving."""
YEARS_NEEDED = 3
DAYS_IN_YEAR = 365.25
_WAY_OF_EVENT = np.array([way_of_event(event) for event in range(EVENTS)], dtype=np.int64)
# Few go abroad, and fewer die: one rare way would hide the others, since each is judged by itself.
ENDS_TOLD = ("out", "inside", "gone")
COMMON = 2
"""Ways that many take, of these."""
_TOLD_OF_WAY = np.array([0, 1, 2, 2, 3, 3], dtype=np.int64)
_STATUS = tuple(LEFT_OUT if way == Way.UNKNOWN else int(way) for way in _WAY_OF_EVENT)
BY_WAY = Outcomes(tuple(way.name.lower() for way in WAYS), _STATUS)
"""Whoever is no longer registered, and nobody knows why, is followed until that day."""


def study(setting: Setting) -> Findings:
    """Count the stays of families in the area and in the home by the day, and estimate from the counts.

    Raises: DoesNotApply (NO_DATED_STAYS, TOO_FEW_YEARS, NO_AREAS, UNKNOWN_AREAS, NO_HOUSEHOLDS).
    """
    if not setting.store.stays.exists():
        raise DoesNotApply(WhyNotApplicable.NO_DATED_STAYS)
    if len(setting.years) < YEARS_NEEDED:
        raise DoesNotApply(WhyNotApplicable.TOO_FEW_YEARS, years=len(setting.years), needed=YEARS_NEEDED)
    in_area, in_home = (_counted(setting, residence) for residence in (Residence.AREA, Residence.DWELLING))
    if not (in_area.cells.spells[kind_of_patterns() >= 0]).any():
        raise DoesNotApply(WhyNotApplicable.NO_HOUSEHOLDS)
    smallest = setting.profile.smallest(Measure.COUNT)
    drawn = [_still_there(in_area, place=place, smallest=smallest) for place in range(len(KINDS))]
    curves = [one for one in drawn if isinstance(one, CurveAsked)]
    test = _same_pace(in_area)
    return Findings(
        asked_of_ends(in_home, setting=setting, curves=(*curves, *_ways_left(in_home, profile=setting.profile))),
        (test,) if isinstance(test, ModelAsked) else (),
        tuple(one for one in (*drawn, test) if isinstance(one, Remark)),
    )


def _counted(setting: Setting, residence: Residence) -> CountedSpells:
    """The spells of families; a family is its main person."""
    question = Question(
        subject=Subject.HOUSEHOLD,
        definition=setting.definition,
        ages=EVERYBODY,
        by=(setting.selected(), flag("strong", Source.STRONG_FAMILY), flag("children", Source.CHILDREN)),
        outcomes=BY_WAY,
    )
    rule = DatedRule(residence=residence, gap_days=GAP_DAYS)
    with TemporaryDirectory(prefix=".bofast-", dir=setting.store.root.parent) as spill:
        connection = ibis.duckdb.connect(preserve_insertion_order=False, temp_directory=spill)
        try:
            return counted_spells(connection, setting.store, question, rule=rule)
        finally:
            connection.disconnect()


def _table(cells: SpellCells) -> RiskTable:
    return risk_table(cells, group_of=kind_of_patterns(), groups=len(KINDS))


def _still_there(counted: CountedSpells, *, place: int, smallest: int) -> CurveAsked | Remark:
    """The share that still lives in the area, of one kind.

    Where an early, small risk set left as one, the curve is told from later on, from a time of its grid.
    """
    cells, distinct = (recoded(each, np.minimum(np.arange(each.causes + 1), 1)) for each in _both(counted))
    table = _table(cells)
    try:
        curve = kaplan_meier(table, group=place)
    except CannotEstimate:
        return Remark(Remarkable.NOBODY_OBSERVED, {"group": KINDS[place].value})
    start = told_from(table, curve.collapse, group=place, smallest=smallest)
    if start is not None:
        since = ceil(start / DAYS_IN_YEAR / EVERY) * EVERY * DAYS_IN_YEAR
        cells, distinct = conditional_on(cells, since), conditional_on(distinct, since)
        curve = kaplan_meier(_table(cells), group=place)
    counts = _counts(curve.times, curve.survival[None, :], distinct=distinct, place=place)
    return CurveAsked(f"{STILL_IN_AREA}.{KINDS[place]}", counts, EVERY)


def _both(counted: CountedSpells) -> tuple[SpellCells, SpellCells]:
    return counted.cells, counted.distinct


def _ways_left(counted: CountedSpells, *, profile: Profile) -> Iterator[CurveAsked]:
    """The chance of having left the home out of the area, inside it, or for abroad and by death; a set a kind.

    The last, which few take, is told where it silences none of the times at which the others may be told. Without it
    the rest, those still there and those abroad or dead, lies together: neither can be worked out.
    """
    cells, distinct = (recoded(each, _TOLD_OF_WAY) for each in _both(counted))
    for place, kind in enumerate(KINDS):
        table = _table(cells)
        if table.leaving(place).any():
            curve = aalen_johansen(table, group=place)
            every = _counts(curve.times, curve.incidence, distinct=distinct, place=place)
            common = replace(every, events=every.events[:COMMON], shares=every.shares[:COMMON])
            told = every if _times(common, profile=profile) <= _times(every, profile=profile) else common
            yield CurveAsked(f"{LEFT_HOME}.{kind}", told, EVERY)


def _times(counts: CurveCounts, *, profile: Profile) -> set[float]:
    """At which of the grid's times a curve may be told."""
    return {point.time for point in released_curve(counts, profile=profile, every=EVERY).points}


def _counts(times: Reals, shares: Reals, *, distinct: SpellCells, place: int) -> CurveCounts:
    """The estimate from all spells; events and those at risk are distinct households. Times in years."""
    table = _table(distinct)
    at_risk = np.array([table.at_risk_at(float(time), group=place) for time in times], dtype=np.int64)
    events = np.zeros((distinct.causes, times.size), dtype=np.int64)
    at = np.searchsorted(times, table.times)
    there = (at < times.size) & (times[np.minimum(at, times.size - 1)] == table.times)
    events[:, at[there]] = table.left[place][there][:, 1:].T
    return CurveCounts(times / DAYS_IN_YEAR, at_risk, events, shares)


def _same_pace(counted: CountedSpells) -> ModelAsked | Remark:
    """The log-rank test of both kinds leaving the area at the same pace."""
    try:
        test = log_rank([_table(counted.cells)])
    except CannotEstimate as refused:
        return Remark(Remarkable.CANNOT_ESTIMATE, {"what": LOG_RANK, "why": refused.why.value})
    distinct = _table(counted.distinct).events.sum(axis=1)
    events = int(test.observed.sum())
    return ModelAsked(
        name=LOG_RANK,
        scale=Scale.CHI_SQUARE,
        terms=(
            Term(
                name=FamilyKind.STRONG, estimate=test.chi_square, std_error=0.0, rests_on=int(distinct.min()), p=test.p
            ),
        ),
        observed=int(counted.cells.spells[kind_of_patterns() >= 0].sum()),
        events=events,
        degrees=events - test.degrees,
    )

"""How long families stay, and which way they leave: curves from yearly counts, with those who entered late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bofast.registers.disclosure.curves import CurveCounts
from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.release import CurveAsked
from bofast.registers.estimates.at_risk import RiskTable, risk_table
from bofast.registers.estimates.cells import SpellCells
from bofast.registers.estimates.counting import cells_of_tables, conditional_on
from bofast.registers.estimates.incidence import aalen_johansen
from bofast.registers.estimates.logrank import log_rank
from bofast.registers.estimates.refusals import CannotEstimate
from bofast.registers.estimates.survival import kaplan_meier
from bofast.registers.stays.question import LONGEST
from bofast.registers.studies.early import told_from
from bofast.registers.studies.models import ModelAsked, Scale, Term
from bofast.registers.studies.remarks import Remark, Remarkable
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.ways import KINDS, FamilyKind, Ints, Way

EVERY = 1.0
STILL_IN_AREA, LEFT_HOME, LOG_RANK = "still_in_area", "left_home", "log_rank"


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Curves to let out, and what to know about them."""

    curves: tuple[CurveAsked, ...]
    remarks: tuple[Remark, ...]


def known_cells(years: Ints) -> SpellCells:
    """Each year in a home as a spell of its own, from the years stayed on 1 January to one more. A year whose end
    nobody knows is left out: it tells of no leaving, and of no staying.

    Shape: years int64[kind, years stayed, way]; a pattern a kind, a cause a way.
    """
    return cells_with_unknown(years[..., : Way.UNKNOWN])


def cells_with_unknown(years: Ints) -> SpellCells:
    """The same with the unknown as a cause of its own, after the others."""
    kinds, _, states = years.shape
    entered = np.zeros((kinds, LONGEST + 1), dtype=np.int64)
    left = np.zeros((kinds, LONGEST + 1, states), dtype=np.int64)
    entered[:, :LONGEST] = years.sum(axis=2)
    left[:, 1:] = years
    return cells_of_tables(entered, left=left)


def by_kind(cells: SpellCells) -> RiskTable:
    """A group a kind of family."""
    return risk_table(cells, group_of=np.arange(len(KINDS)), groups=len(KINDS))


def still_there(years: Ints, *, setting: Setting) -> Drawn:
    """The share of families that still live in the area, by years lived there; a curve a kind.

    Where an early, small risk set left as one, the curve would be 0 for good: it is told from later on instead.
    """
    cells = known_cells(years)
    curves, remarks = [], []
    for place, kind in enumerate(KINDS):
        try:
            counts, since = _survival(cells, place=place, smallest=setting.profile.smallest(Measure.COUNT))
        except CannotEstimate:
            remarks.append(Remark(Remarkable.NOBODY_OBSERVED, {"group": kind.value}))
            continue
        curves.append(CurveAsked(f"{STILL_IN_AREA}.{kind}", counts, EVERY))
        if since:
            remarks.append(Remark(Remarkable.EARLY_RISK_SET_EMPTIED, {"group": kind.value, "since": since}))
    return Drawn(tuple(curves), tuple(remarks))


def _survival(cells: SpellCells, *, place: int, smallest: int) -> tuple[CurveCounts, int]:
    table = by_kind(cells)
    curve = kaplan_meier(table, group=place)
    start = told_from(table, curve.collapse, group=place, smallest=smallest)
    since = 0
    if start is not None:
        since = int(start) - 1  # those who are at risk then have stayed a year less
        curve = kaplan_meier(by_kind(conditional_on(cells, since)), group=place)
    return CurveCounts(curve.times, curve.at_risk, curve.events[None, :], curve.survival[None, :]), since


def ways_left(years: Ints) -> Iterator[CurveAsked]:
    """The chance of having left the home each way, by years lived there; a set of curves a kind of family."""
    table = by_kind(known_cells(years))
    for place, kind in enumerate(KINDS):
        if table.leaving(place).any():
            yield CurveAsked(f"{LEFT_HOME}.{kind}", incidence_counts(table, place=place), EVERY)


def incidence_counts(table: RiskTable, *, place: int) -> CurveCounts:
    """Aalen and Johansen's curves of one group, as disclosure takes them."""
    curve = aalen_johansen(table, group=place)
    return CurveCounts(curve.times, curve.at_risk, curve.events, curve.incidence)


def same_pace(years: Ints) -> ModelAsked | Remark:
    """The log-rank test of both kinds leaving the area at the same pace."""
    table = by_kind(known_cells(years))
    try:
        test = log_rank([table])
    except CannotEstimate as refused:
        return Remark(Remarkable.CANNOT_ESTIMATE, {"what": LOG_RANK, "why": refused.why.value})
    events = int(test.observed.sum())
    fewest = int(test.observed.min())
    term = Term(name=FamilyKind.STRONG, estimate=test.chi_square, std_error=0.0, rests_on=fewest, p=test.p)
    return ModelAsked(
        name=LOG_RANK,
        scale=Scale.CHI_SQUARE,
        terms=(term,),
        observed=int(years[..., : Way.UNKNOWN].sum()),
        events=events,
        degrees=events - test.degrees,
    )

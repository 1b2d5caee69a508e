"""What the answer would be if the unknown were known otherwise, and which way of leaving carries it."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.disclosure.curves import CurveCounts
from bofast.registers.disclosure.release import CurveAsked
from bofast.registers.estimates.sensitivity import unknown_destinations, without_cause
from bofast.registers.studies.staying.curves import EVERY, by_kind, cells_with_unknown, incidence_counts, known_cells
from bofast.registers.studies.ways import KINDS, FamilyKind, Ints, Way

UNKNOWN_AS, WITHOUT = "unknown_as", "without"
LEFT_ASIDE = (Way.INTERNAL, Way.BOUGHT, Way.ABROAD)
"""Ways that may stand in the way of leaving the area; a family that dies out is too rare to be left aside."""
_STRONG = KINDS.index(FamilyKind.STRONG)


def if_known_otherwise(years: Ints) -> Iterator[CurveAsked]:
    """The ways out of the home of resource-strong families, under each assumption about the unknown."""
    table = by_kind(cells_with_unknown(years))
    if not table.leaving(_STRONG).any():
        return
    leaving = table.leaving(_STRONG)
    at_risk, events = table.at_risk[_STRONG][leaving], table.left[_STRONG][leaving][:, 1:].T
    for assumed in unknown_destinations(table, unknown=Way.UNKNOWN, out=Way.OUT, internal=Way.INTERNAL, group=_STRONG):
        counts = CurveCounts(assumed.times, at_risk, events, assumed.incidence)
        yield CurveAsked(f"{UNKNOWN_AS}.{assumed.assumption}", counts, EVERY)


def with_one_left_aside(years: Ints) -> Iterator[CurveAsked]:
    """The same curves as if nobody could leave one of the ways: those who did are no longer observed."""
    cells = known_cells(years)
    if not by_kind(cells).leaving(_STRONG).any():
        return
    whole = incidence_counts(by_kind(cells), place=_STRONG)
    for way in LEFT_ASIDE:
        reduced = incidence_counts(by_kind(without_cause(cells, cause=way)), place=_STRONG)
        # Few events of the way left aside must not show as the difference of two curves: all are judged here too.
        counts = CurveCounts(whole.times, whole.at_risk, whole.events, reduced.shares)
        yield CurveAsked(f"{WITHOUT}.{way.name.lower()}", counts, EVERY)

"""What the answer would be if the unknown were known otherwise, and which reason carries it.

Registers do not tell where everybody went. Instead of choosing silently, the curve is drawn under each assumption.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from bofast.registers.estimates.arrays import Reals
from bofast.registers.estimates.at_risk import RiskTable
from bofast.registers.estimates.cells import SpellCells
from bofast.registers.estimates.counting import recoded
from bofast.registers.estimates.incidence import incidence_of
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot


class UnknownAs(StrEnum):
    """What those with unknown destination are taken for."""

    OUT = "out"  # all of them left
    INTERNAL = "internal"  # all of them moved within
    LEFT_OUT = "left_out"  # observed until then, and no longer: censored at the move
    PROPORTIONAL = "proportional"  # shared as the known ones of that time, or of all times where none is known then


@dataclass(frozen=True, slots=True, eq=False)
class Assumed:
    """Cumulative incidence under one assumption. Shape: times [T]; incidence [causes, T], nothing in the unknown's
    row.
    """

    assumption: UnknownAs
    times: Reals
    incidence: Reals


def unknown_destinations(table: RiskTable, *, unknown: int, out: int, internal: int, group: int = 0) -> list[Assumed]:
    """The four curves; OUT and INTERNAL bound the incidence of both causes from above and below.

    In:    a table whose status `unknown` is "left, nobody knows where to", and two causes that it may have been.
    Raises: CannotEstimate (CAUSE_NOT_THERE, NO_SPELLS).
    """
    causes = table.left.shape[2] - 1
    for cause in (unknown, out, internal):
        if not 1 <= cause <= causes:
            raise CannotEstimate(WhyNot.CAUSE_NOT_THERE, cause=cause, causes=causes)
    leaving = table.leaving(group)
    if not leaving.any():
        raise CannotEstimate(WhyNot.NO_SPELLS)
    events = table.left[group][leaving][:, 1:].T.astype(np.float64)
    lost = events[unknown - 1].copy()
    known = events.copy()
    known[unknown - 1] = 0.0
    shares = {
        UnknownAs.OUT: _all_to(out, like=known),
        UnknownAs.INTERNAL: _all_to(internal, like=known),
        UnknownAs.LEFT_OUT: np.zeros_like(known),
        UnknownAs.PROPORTIONAL: _as_known(known),
    }
    at_risk = table.at_risk[group][leaving].astype(np.float64)
    return [
        Assumed(assumption, table.times[leaving], incidence_of(at_risk, events=known + share * lost))
        for assumption, share in shares.items()
    ]


def _all_to(cause: int, *, like: Reals) -> Reals:
    share = np.zeros_like(like)
    share[cause - 1] = 1.0
    return share


def _as_known(known: Reals) -> Reals:
    then, ever = known.sum(axis=0), float(known.sum())
    overall = known.sum(axis=1) / ever if ever else np.zeros(len(known))
    return np.asarray(np.where(then > 0, known / np.where(then > 0, then, 1.0), overall[:, None]))


def without_cause(cells: SpellCells, *, cause: int) -> SpellCells:
    """The same spells with one reason for leaving taken as the end of observation: leave one reason out.

    The incidence of the others then tells how far that reason stood in their way, if the reasons are independent.
    Raises: CannotEstimate (CAUSE_NOT_THERE).
    """
    if not 1 <= cause <= cells.causes:
        raise CannotEstimate(WhyNot.CAUSE_NOT_THERE, cause=cause, causes=cells.causes)
    status_of = np.arange(cells.causes + 1)
    status_of[cause] = 0
    whole = recoded(cells, status_of)
    # Taking the last cause out must not take its row away: a table keeps the causes it was asked about.
    return SpellCells(
        whole.patterns,
        cells.causes,
        whole.times,
        whole.entered_at,
        whole.entered,
        whole.left_at // (whole.causes + 1) * (cells.causes + 1) + whole.left_at % (whole.causes + 1),
        whole.left,
    )

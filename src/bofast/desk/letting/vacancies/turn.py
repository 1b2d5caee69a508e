"""Whose turn a vacant home is, and why: what each lane had saved up before it and after."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bofast.casework.lettings.models import LaneEntry
from bofast.design.parts import Column, Fact, FactList, Row, Table
from bofast.desk.wording.letting_names import LANES
from bofast.vocabulary.letting import Lane

SAVING = (Lane.MUNICIPAL, Lane.FLEXIBLE, Lane.INTERNAL)
"""The lanes that save up for a turn, in the order in which they are asked; the whole list gets what is left."""

WHY_NOW = {
    Lane.MUNICIPAL: gettext_lazy(
        "The municipality's turn: it had saved up %(before)s of a turn. With the %(added)s that this home adds it has a"
        " whole one."
    ),
    Lane.FLEXIBLE: gettext_lazy(
        "The turn for agreed criteria: they had saved up %(before)s of a turn. With the %(added)s that this home adds"
        " they have a whole one."
    ),
    Lane.INTERNAL: gettext_lazy(
        "The tenants' turn: they had saved up %(before)s of a turn. With the %(added)s that this home adds they have a"
        " whole one."
    ),
}


def why_this_turn(entry: LaneEntry) -> str:
    """Why a home got its turn, from the counters on both sides of it."""
    if entry.takes_over_id is not None:
        return _("This home takes over the turn of one that was not vacant after all, so the counters stand still.")
    if entry.lane not in WHY_NOW:
        return _("The turn of the whole list: nobody who saves up for a turn had a whole one.")
    before, after = _saved(entry.before, entry.lane), _saved(entry.after, entry.lane)
    return str(WHY_NOW[entry.lane]) % {"before": _share(before), "added": _share(after + 1 - before)}


def counters_table(entry: LaneEntry) -> Table:
    """What each lane had saved up, and has left; a lane that the agreement gives nothing is not shown."""
    return Table(
        _("What was saved up"),
        (Column(_("Turn")), Column(_("Before"), numeric=True), Column(_("After"), numeric=True)),
        tuple(
            Row(
                (str(LANES[lane]), _share(_saved(entry.before, lane)), _share(_saved(entry.after, lane))),
                chosen=lane is entry.lane,
            )
            for lane in SAVING
            if _saved(entry.before, lane) or _saved(entry.after, lane) or lane is entry.lane
        ),
    )


def turn_facts(entry: LaneEntry) -> FactList:
    """By which agreement, as which turn of it, and who set it when."""
    facts = (
        Fact(_("Agreement"), entry.agreement.name, source=entry.agreement.source),
        Fact(_("Turn of this agreement"), _("number %(number)s") % {"number": entry.number}),
        Fact(_("Set on"), entry.on, source=str(entry.by)),
    )
    return FactList(facts, columns=True)


def _saved(counters: dict[str, str], lane: Lane) -> Fraction:
    return Fraction(counters.get(lane.value, "0"))


def _share(saved: Fraction) -> str:
    return str(saved) if saved else _("nothing")

"""Homes that will fall vacant and that nobody has opened yet: each is opened with one press where its day is known."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.homes.words import street_address
from bofast.casework.lettings.vacant.falling_vacant import FallsVacant, falling_vacant
from bofast.design.parts import EmptyState, Link, Press, Sent, TaskLine, TaskList, Weight
from bofast.desk.letting.vacancies.list_presenter import home_in_a_line
from bofast.desk.letting.vacancies.words import empty_words
from bofast.desk.my_day.lists import DayList, in_all
from bofast.desk.office import Desk
from bofast.desk.plan.steps import distance_in_words
from bofast.desk.wording.letting_names import CAUSES
from bofast.vocabulary.spells import add_months

MONTHS_AHEAD = 6
MOST_COMING = 25
"""There is no page of them all, so nobody is to look for one that is counted and not shown."""


def coming(desk: Desk) -> DayList:
    """Leases that run out within half a year, and homes of families who buy."""
    until = add_months(desk.today, MONTHS_AHEAD)
    found = falling_vacant(desk.office, families=desk.listed_families, on=desk.today, until=until)
    heading = _("Will fall vacant, and is not opened yet")
    lines = tuple(_line(one, desk=desk) for one in found[:MOST_COMING])
    return DayList(
        anchor="coming",
        heading=heading,
        tasks=TaskList(heading, lines) if lines else None,
        count=in_all(len(found)),
        empty=EmptyState(
            _("Nothing more falls vacant within six months"),
            _("Leases that run out, and homes of families who are granted a loan to buy, come here."),
        ),
    )


def _line(one: FallsVacant, *, desk: Desk) -> TaskLine:
    told = (str(CAUSES[one.cause]), home_in_a_line(one.home))
    return TaskLine(
        title=street_address(one.home),
        url=reverse("home", args=[one.home.pk]),
        about=" · ".join(word for word in told if word),
        due_on=one.on,
        when=_when(one, desk=desk),
        late=one.on is not None and one.on < desk.today,
        actions=(_opening(one),) if desk.may(Permission.LET_HOMES) else (),
    )


def _when(one: FallsVacant, *, desk: Desk) -> str:
    """How far away the day is; for a home that stands empty already, for how long it has."""
    if one.on is None or one.on >= desk.today:
        return distance_in_words(one.on, on=desk.today) if one.on else ""
    return _("empty for %(days)s") % {"days": empty_words((desk.today - one.on).days)}


def _opening(one: FallsVacant) -> Press | Link:
    url, about = reverse("letting-vacancy-open"), street_address(one.home)
    told = {"home": one.home.supplier_home_id, "cause": one.cause.value}
    if one.on is None:
        return Link(_("Say when"), f"{url}?{urlencode(told)}", Weight.TERTIARY, about=about)
    sends = tuple(Sent(name, value) for name, value in {**told, "vacant_from": one.on.isoformat()}.items())
    return Press(_("Open a vacancy"), url, sends=sends, about=about)

"""The day of letting as lists: what falls vacant first, then what waits, then what comes."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.design.parts import Link, PageHeader, Table, Weight
from bofast.desk.letting.day.coming import coming
from bofast.desk.letting.day.outgrowing import outgrowing
from bofast.desk.letting.day.runs import runs_table
from bofast.desk.letting.day.vacant import vacant_table
from bofast.desk.letting.day.waiting import appeals, held, offers, swaps
from bofast.desk.letting.vacancies.query import vacancies_wanted
from bofast.desk.my_day.lists import DayList
from bofast.desk.office import Desk

MOST_VACANT = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class LettingDay:
    """What `letting/day/day.html` shows.

    Attributes:
        all_vacant: the whole list, where the page shows its beginning only.
    """

    header: PageHeader
    vacant: Table
    all_vacant: tuple[Link, ...]
    waiting: tuple[DayList, ...]
    coming: DayList
    outgrowing: DayList
    runs: Table


def letting_day(desk: Desk) -> LettingDay:
    still_open = list(vacancies_wanted(desk, {}))
    to_let = [vacancy for vacancy in still_open if not vacancy.held_for]
    every = Link(_("All vacant homes"), reverse("letting-vacancies"), Weight.TERTIARY)
    return LettingDay(
        header=PageHeader(_("Letting"), lead=desk.today, actions=_deeds(desk)),
        vacant=vacant_table(desk, to_let[:MOST_VACANT]),
        all_vacant=(every,),
        waiting=(offers(desk), swaps(desk), appeals(desk), held(desk, [one for one in still_open if one.held_for])),
        coming=coming(desk),
        outgrowing=outgrowing(desk),
        runs=runs_table(desk),
    )


def _deeds(desk: Desk) -> tuple[Link, ...]:
    if not desk.may(Permission.LET_HOMES):
        return ()
    return (
        Link(_("Ask for a letting"), reverse("letting-run-ask"), Weight.PRIMARY),
        Link(_("Record a notice"), reverse("letting-notice-add"), Weight.SECONDARY),
    )

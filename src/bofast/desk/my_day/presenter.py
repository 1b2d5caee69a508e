"""My day as lists: what must happen today, what was promised, who waits, what is about to go wrong."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.followup import work_lists
from bofast.casework.ownership.frames import frame_left
from bofast.design import words
from bofast.design.parts import Link, Meter, PageHeader, Tab, Tabs, Tone
from bofast.desk.my_day.due import promised, today
from bofast.desk.my_day.lists import DayList
from bofast.desk.my_day.running_out import leases, loans_and_incomes, outgrown
from bofast.desk.my_day.waiting import approvals, checkpoints, quiet
from bofast.desk.my_day.whose import Whose
from bofast.desk.office import Desk

NEARLY_SPENT = Decimal("0.9")


@dataclass(frozen=True, slots=True)
class MyDay:
    """What `my_day/my_day.html` shows, the most urgent first."""

    header: PageHeader
    tabs: Tabs
    today: DayList
    promised: DayList
    waiting: tuple[DayList, ...]
    soon: tuple[DayList, ...]
    earmark: Meter | None


def my_day(desk: Desk, *, whose: Whose) -> MyDay:
    """The day of a user. With `everyones`, of all whose families the user may see."""
    families = desk.families
    if whose is Whose.MINE:
        families = work_lists.families_of_user(families, user=desk.user)
    return MyDay(
        header=PageHeader(_("My day"), lead=desk.today, actions=_ways_in(desk)),
        tabs=_tabs(whose),
        today=today(desk, whose=whose),
        promised=promised(desk, whose=whose),
        waiting=(*approvals(desk), checkpoints(families, desk=desk), quiet(families, desk=desk)),
        soon=(
            loans_and_incomes(families, desk=desk),
            leases(families, desk=desk, whose=whose),
            outgrown(families, desk=desk),
        ),
        earmark=_earmark(desk),
    )


def _ways_in(desk: Desk) -> tuple[Link, ...]:
    """Work that is for the whole office, and stands in no list of the day."""
    links = [Link(_("Who could buy?"), reverse("ways-all"))]
    if desk.may(Permission.SEE_PROTECTED):
        links.append(Link(_("Protections to decide"), reverse("protections")))
    return tuple(links)


def _tabs(whose: Whose) -> Tabs:
    here = reverse("my-day")
    labels = ((Whose.MINE, _("Mine")), (Whose.EVERYONES, _("Everyone's")))
    return Tabs(_("Whose day"), tuple(Tab(label, f"{here}?whose={key}", current=key is whose) for key, label in labels))


def _earmark(desk: Desk) -> Meter | None:
    """How much of the year's earmark for families is used."""
    frame = frame_left(desk.office, year=desk.today.year)
    if frame is None or not frame.earmarked.minor:
        return None
    share = Decimal(frame.earmark_used.minor) / Decimal(frame.earmarked.minor)
    said = _("%(used)s of %(all)s used, %(left)s left") % {
        "used": words.money(frame.earmark_used),
        "all": words.money(frame.earmarked),
        "left": words.money(frame.earmark_left),
    }
    label = _("Start loans earmarked for families %(year)s") % {"year": frame.year}
    return Meter(label, share, said, Tone.WARNING if share >= NEARLY_SPENT else Tone.ACCENT)

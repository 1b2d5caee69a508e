"""My day as lists: what must happen today, what was promised, who waits, what is about to go wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.followup import running_out, work_lists
from bofast.casework.followup.models import Checkpoint, Proposal, Step
from bofast.casework.mapping.models import IncomeLine
from bofast.casework.ownership.frames import certificates_ending_by, frame_left
from bofast.casework.ownership.models import LoanCase
from bofast.casework.tenancies.models import FitOutlook, Occupancy
from bofast.design import words
from bofast.design.parts import EmptyState, Link, Meter, PageHeader, Press, Sent, Tab, Tabs, TaskLine, TaskList, Tone
from bofast.desk.families.protected import street_of
from bofast.desk.office import Desk
from bofast.desk.plan.decision import OF_LOANS
from bofast.desk.plan.steps import distance_in_words, step_line
from bofast.desk.wording.followup import PROPOSALS
from bofast.vocabulary.spells import add_months

SHOWN = 8
MOST_COUNTED = 100
SOON_MONTHS = 12
INCOME_MONTHS = 3
NEARLY_SPENT = Decimal("0.9")

Row = TypeVar("Row", bound=Model)


class Whose(StrEnum):
    MINE = "mine"
    EVERYONES = "everyones"


@dataclass(frozen=True, slots=True)
class DayList:
    """One list of the page: its lines, how many there are in all, and what to say when there are none."""

    anchor: str
    heading: str
    tasks: TaskList | None
    count: str
    empty: EmptyState


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
        today=_today(desk, whose=whose),
        promised=_promised(desk, whose=whose),
        waiting=(*_approvals(desk), _checkpoints(families, desk=desk), _quiet(families, desk=desk)),
        soon=(
            _loans_and_incomes(families, desk=desk),
            _leases(families, desk=desk, whose=whose),
            _outgrown(families, desk=desk),
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


def _today(desk: Desk, *, whose: Whose) -> DayList:
    owner = desk.user if whose is Whose.MINE else None
    steps = work_lists.steps_until(desk.families, day=desk.today, owner=owner)
    return _listed(
        "today",
        _("Today"),
        steps,
        line=lambda step: _step(step, desk=desk),
        empty=EmptyState(_("Nothing due today"), _("Steps that you promise by a day come here when the day comes.")),
    )


def _promised(desk: Desk, *, whose: Whose) -> DayList:
    owner = desk.user if whose is Whose.MINE else None
    steps = work_lists.steps_promised(desk.families, after=desk.today, owner=owner)
    return _listed(
        "promised",
        _("Promised"),
        steps,
        line=lambda step: _step(step, desk=desk),
        empty=EmptyState(
            _("No promises ahead"), _("Write the next step down with its day when you talk with a family.")
        ),
    )


def _step(step: Step, *, desk: Desk) -> TaskLine:
    return step_line(
        step,
        on=desk.today,
        may_write=desk.may(Permission.FOLLOW_UP),
        back=reverse("my-day"),
        about=step.family.name,
        url=family_url(step.family, anchor="plan"),
    )


def _outgrown(families: FamilyQuerySet, *, desk: Desk) -> DayList:
    soon = add_months(desk.today, SOON_MONTHS)
    outlooks = running_out.homes_outgrown_by(families, day=soon, after=desk.today)

    def line(outlook: FitOutlook) -> TaskLine:
        return _coming(outlook.family, day=outlook.outgrown_on, on=desk.today, about=_("the home grows too small"))

    return _listed(
        "outgrown",
        _("Soon too small"),
        outlooks,
        line=line,
        empty=EmptyState(_("No home is outgrown within a year"), _("Birthdays and births that change this come here.")),
    )


def _leases(families: FamilyQuerySet, *, desk: Desk, whose: Whose) -> DayList:
    soon = add_months(desk.today, SOON_MONTHS)
    leases = running_out.leases_ending_by(families, day=soon, on=desk.today, are_few=whose is Whose.MINE)

    def line(lived_in: Occupancy) -> TaskLine:
        until = lived_in.tenancy.fixed_until if lived_in.tenancy else None
        about = _("lease of %(address)s") % {"address": street_of(desk, lived_in.family, lived_in.home)}
        urgent = until is not None and until <= add_months(desk.today, INCOME_MONTHS)
        return _coming(lived_in.family, day=until, on=desk.today, about=about, urgent=urgent)

    return _listed(
        "leases",
        _("Leases that run out"),
        leases,
        line=line,
        empty=EmptyState(_("No lease runs out within a year"), _("They come here 12 months before, and again at 3.")),
    )


def _loans_and_incomes(families: FamilyQuerySet, *, desk: Desk) -> DayList:
    """Certificates and incomes in one list, the first to end first."""
    soon = add_months(desk.today, INCOME_MONTHS)
    cases = certificates_ending_by(families, day=soon, on=desk.today)
    incomes = running_out.incomes_ending_by(families, day=soon, on=desk.today)
    lines = [_certificate(case, desk=desk) for case in cases[:SHOWN]]
    lines += [_income(income, desk=desk) for income in incomes[:SHOWN]]
    lines.sort(key=lambda line: line.due_on or date.max)
    count = _counted(cases) + _counted(incomes)
    return DayList(
        anchor="runs-out",
        heading=_("Runs out within three months"),
        tasks=TaskList(_("Runs out within three months"), tuple(lines[:SHOWN])) if lines else None,
        count=_in_all(count),
        empty=EmptyState(_("Nothing runs out"), _("Financing certificates and incomes that end come here.")),
    )


def _certificate(case: LoanCase, *, desk: Desk) -> TaskLine:
    about = _("financing certificate, last day")
    line = _coming(case.family, day=case.certificate_until, on=desk.today, about=about)
    return TaskLine(
        title=line.title,
        url=reverse("family-buying", args=[case.family_id]),
        about=line.about,
        due_on=line.due_on,
        when=line.when,
    )


def _income(income: IncomeLine, *, desk: Desk) -> TaskLine:
    return _coming(income.family, day=income.to_day, on=desk.today, about=_("an income ends"), anchor="economy")


def _quiet(families: FamilyQuerySet, *, desk: Desk) -> DayList:
    weeks = desk.office.quiet_weeks
    quiet = work_lists.without_contact_since(families, day=desk.today - timedelta(weeks=weeks))
    heading = _("No contact for %(weeks)s weeks") % {"weeks": weeks}

    def line(family: Family) -> TaskLine:
        return TaskLine(
            title=family.name,
            url=family_url(family, anchor="conversations"),
            about=_("followed up"),
            actions=_write_down(family, desk=desk),
        )

    return _listed(
        "quiet",
        heading,
        quiet,
        line=line,
        empty=EmptyState(_("Nobody has been forgotten"), _("Every family that you follow up has been talked with.")),
    )


def _checkpoints(families: FamilyQuerySet, *, desk: Desk) -> DayList:
    due = work_lists.checkpoints_due(families, on=desk.today)

    def line(point: Checkpoint) -> TaskLine:
        family = point.outcome.family
        url = reverse("checkpoint-record", args=[family.pk, point.pk])
        may_write = desk.may(Permission.FOLLOW_UP)
        return TaskLine(
            title=family.name,
            url=family_url(family, anchor="plan"),
            about=_("%(months)s months after") % {"months": point.months},
            due_on=point.due_on,
            when=distance_in_words(point.due_on, on=desk.today),
            late=point.due_on < desk.today,
            actions=(Link(_("Write down"), f"{url}?next={reverse('my-day')}", about=family.name),) if may_write else (),
        )

    return _listed(
        "checkpoints",
        _("Checkpoints"),
        due,
        line=line,
        empty=EmptyState(
            _("No checkpoint is due"), _("6, 12 and 24 months after a move or a purchase one asks again.")
        ),
    )


def _approvals(desk: Desk) -> tuple[DayList, ...]:
    """What waits for this user's decision; not shown to those who decide nothing."""
    if not (desk.may(Permission.APPROVE) or desk.may(Permission.DECIDE_LOANS)):
        return ()
    waiting = work_lists.proposals_waiting(desk.office, families=desk.families, for_user=desk.user)
    if not desk.may(Permission.APPROVE):
        waiting = waiting.filter(kind__in=OF_LOANS)
    empty = EmptyState(
        _("Nothing waits for you"), _("What takes a second person comes here when a colleague proposes it.")
    )
    return (_listed("approvals", _("Waits for your decision"), waiting, line=_proposal, empty=empty),)


def _proposal(proposal: Proposal) -> TaskLine:
    about = " · ".join(
        word
        for word in (
            proposal.family.name if proposal.family else "",
            _("proposed by %(name)s") % {"name": proposal.proposed_by},
            proposal.reason,
        )
        if word
    )
    url = reverse("proposal-decide", args=[proposal.pk])
    title = str(PROPOSALS[Proposal.Kind(proposal.kind)])
    sends = (Sent("approve", "1"), Sent("next", reverse("my-day")))
    return TaskLine(
        title=title,
        url=url,
        about=about,
        actions=(Press(_("Approve"), url, sends=sends, about=about), Link(_("Look closer"), url, about=about)),
    )


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


def _listed(
    anchor: str, heading: str, rows: QuerySet[Row], *, line: Callable[[Row], TaskLine], empty: EmptyState
) -> DayList:
    lines = tuple(line(row) for row in rows[:SHOWN])
    count = len(lines) if len(lines) < SHOWN else _counted(rows)
    return DayList(anchor, heading, TaskList(heading, lines) if lines else None, _in_all(count), empty)


def _counted(rows: QuerySet[Row]) -> int:
    """How many there are, but no further than the page has use for: a count of all would read the whole table."""
    return rows.order_by()[:MOST_COUNTED].count()


def _in_all(count: int) -> str:
    if count >= MOST_COUNTED:
        return _("%(count)s or more") % {"count": words.number(MOST_COUNTED)}
    return words.number(count) if count else ""


def _coming(
    family: Family, *, day: date | None, on: date, about: str, urgent: bool = False, anchor: str = "home"
) -> TaskLine:
    return TaskLine(
        title=family.name,
        url=family_url(family, anchor=anchor),
        about=about,
        due_on=day,
        when=distance_in_words(day, on=on) if day else "",
        late=urgent,
    )


def _write_down(family: Family, *, desk: Desk) -> tuple[Link, ...]:
    if not desk.may(Permission.FOLLOW_UP):
        return ()
    url = f"{reverse('contact-add', args=[family.pk])}?next={reverse('my-day')}"
    return (Link(_("Write down"), url, about=family.name),)


def family_url(family: Family, *, anchor: str) -> str:
    return f"{reverse('family', args=[family.pk])}#{anchor}"

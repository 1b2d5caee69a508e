"""A family's time at a glance: births, moves, leases, incomes that end, birthdays that change the need, checkpoints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.families.models import Family
from bofast.design.parts import Moment, MomentKind, Stretch, Timeline
from bofast.desk.families.page.moment import Shown
from bofast.desk.families.page.names import why
from bofast.desk.families.words import WAY_WORDS
from bofast.rules.home_fit import Outlook
from bofast.vocabulary.answers import Answer
from bofast.vocabulary.spells import birthday

YEARS_BACK = 8
YEARS_AHEAD = 8


def timeline_of(shown: Shown, outlook: Outlook | None) -> Timeline:
    """From the family's first move or birth of late to some years ahead, with the shown day as now."""
    first, last = birthday(shown.on, -YEARS_BACK), birthday(shown.on, YEARS_AHEAD)
    moments = [
        *_births(shown.family),
        *_moves(shown.family),
        *_leases(shown.family),
        *_incomes(shown.family),
        *_ways(shown.family),
        *_checkpoints(shown.family),
        *_outgrowing(shown, outlook),
    ]
    return Timeline(
        label=_("Time line of the family"),
        first_on=first,
        last_on=last,
        now_on=shown.on,
        moments=tuple(moment for moment in moments if first <= moment.on <= last),
        stretches=tuple(_stretches(shown, first)),
    )


def _births(family: Family) -> Iterator[Moment]:
    rows = family.memberships.filter(withdrawn_at__isnull=True, role="child", person__born_on__isnull=False)
    for born_on, name in set(rows.values_list("person__born_on", "person__given_name").order_by("pk")):
        if born_on is not None:
            yield Moment(born_on, _("%(name)s born") % {"name": name}, MomentKind.BIRTH)


def _moves(family: Family) -> Iterator[Moment]:
    rows = family.occupancies.filter(withdrawn_at__isnull=True).order_by("entered_on")
    for entered_on in rows.values_list("entered_on", flat=True):
        yield Moment(entered_on, _("moved in"), MomentKind.MOVE)


def _leases(family: Family) -> Iterator[Moment]:
    rows = family.occupancies.filter(withdrawn_at__isnull=True, tenancy__fixed_until__isnull=False)
    for until in _days(rows.filter(tenancy__to_day__isnull=True).values_list("tenancy__fixed_until", flat=True)):
        yield Moment(until, _("lease runs out"), MomentKind.ENDS, matters=True)


def _incomes(family: Family) -> Iterator[Moment]:
    rows = family.incomelines.filter(withdrawn_at__isnull=True, to_day__isnull=False)
    for to_day in _days(rows.values_list("to_day", flat=True)):
        yield Moment(to_day, _("income ends"), MomentKind.ENDS, matters=True)


def _days(found: Iterable[date | None]) -> list[date]:
    return sorted({day for day in found if day is not None})


def _ways(family: Family) -> Iterator[Moment]:
    for choice in family.way_choices.filter(undone_at__isnull=True).order_by("chosen_on"):
        yield Moment(choice.chosen_on, _("way: %(way)s") % {"way": WAY_WORDS[choice.way]}, MomentKind.DECISION)


def _checkpoints(family: Family) -> Iterator[Moment]:
    for outcome in family.outcomes.filter(withdrawn_at__isnull=True).order_by("pk"):
        for due_on, months in outcome.checkpoints.filter(done_on__isnull=True).values_list("due_on", "months"):
            yield Moment(due_on, _("check after %(months)s months") % {"months": months}, MomentKind.CHECKPOINT)


def _outgrowing(shown: Shown, outlook: Outlook | None) -> Iterator[Moment]:
    """Days on which the need for room changes; the one that makes the home too small is drawn stronger."""
    if outlook is None:
        return
    url = f"{reverse('family', args=[shown.family.pk])}#home"
    for change in outlook.changes:
        too_small = change.fits_before is not Answer.NO and change.fits_after is Answer.NO
        words = why(change.because, names=shown.names)
        label = _("too small: %(why)s") % {"why": words} if too_small else words
        kind = MomentKind.BIRTHDAY
        if too_small or change.fits_before is not change.fits_after:
            yield Moment(change.on, label, kind, url=url, matters=too_small)


def _stretches(shown: Shown, first: date) -> Iterator[Stretch]:
    rows = shown.family.occupancies.filter(withdrawn_at__isnull=True).select_related("home").order_by("entered_on")
    for occupancy in rows:
        if occupancy.left_on is None or occupancy.left_on > first:
            yield Stretch(_("lives in a home"), max(first, occupancy.entered_on), occupancy.left_on)

"""A family's time at a glance: births, moves, leases, incomes that end, birthdays that change the need, checkpoints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.followup.case_file import CaseFile
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
        *_births(shown.file),
        *_moves(shown.file),
        *_leases(shown.file),
        *_incomes(shown.file),
        *_ways(shown.file),
        *_checkpoints(shown.file),
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


def _births(file: CaseFile) -> Iterator[Moment]:
    children = {(row.person.born_on, row.person.given_name) for row in file.memberships if row.role == "child"}
    for born_on, name in children:
        if born_on is not None:
            yield Moment(born_on, _("%(name)s born") % {"name": name}, MomentKind.BIRTH)


def _moves(file: CaseFile) -> Iterator[Moment]:
    for occupancy in file.occupancies:
        yield Moment(occupancy.entered_on, _("moved in"), MomentKind.MOVE)


def _leases(file: CaseFile) -> Iterator[Moment]:
    held = [occupancy.tenancy for occupancy in file.occupancies if occupancy.tenancy]
    for until in _days(tenancy.fixed_until for tenancy in held if tenancy.to_day is None):
        yield Moment(until, _("lease runs out"), MomentKind.ENDS, matters=True)


def _incomes(file: CaseFile) -> Iterator[Moment]:
    for to_day in _days(income.to_day for income in file.incomes):
        yield Moment(to_day, _("income ends"), MomentKind.ENDS, matters=True)


def _days(found: Iterable[date | None]) -> list[date]:
    return sorted({day for day in found if day is not None})


def _ways(file: CaseFile) -> Iterator[Moment]:
    for choice in file.choices.rows:
        yield Moment(choice.chosen_on, _("way: %(way)s") % {"way": WAY_WORDS[choice.way]}, MomentKind.DECISION)


def _checkpoints(file: CaseFile) -> Iterator[Moment]:
    for point in file.checkpoints:
        if point.done_on is None:
            label = _("check after %(months)s months") % {"months": point.months}
            yield Moment(point.due_on, label, MomentKind.CHECKPOINT)


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
    for occupancy in shown.file.occupancies:
        if occupancy.left_on is None or occupancy.left_on > first:
            yield Stretch(_("lives in a home"), max(first, occupancy.entered_on), occupancy.left_on)

"""The journal as tables: for the leader who controls it, and for the citizen who asks who looked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bofast.casework.access.models import BreakGlass, OfficeRole
from bofast.casework.families.models import Family
from bofast.casework.journal.models import Entry
from bofast.design import words
from bofast.design.parts.actions import Press, Sent
from bofast.design.parts.tables import Column, Pagination, Row, Table
from bofast.design.parts.words import EmptyState, Folded, Muted
from bofast.desk.journal.gathering import AlikeDeeds, PersonsDay, gathered, in_one_sentence
from bofast.desk.journal.wording import ROLES
from bofast.desk.office import Desk


def journal_table(
    entries: Iterable[Entry], *, desk: Desk, families: dict[UUID, str], pagination: Pagination | None = None
) -> Table:
    """Who did what, about whom and why, by day and person; families that the reader may not see are only counted."""
    shown = gathered(entries)
    names = names_of(shown, desk=desk)
    return Table(
        caption=_("What was seen and done"),
        caption_shown=False,
        columns=tuple(Column(head) for head in (_("Day"), _("Who"), _("What"))),
        rows=tuple(_row(each, names=names, families=families) for each in shown),
        empty=EmptyState(
            _("Nothing matches"), _("Every read, search, export and change stands here from the moment it happens.")
        ),
        pagination=pagination,
    )


def _row(each: PersonsDay, *, names: Mapping[UUID | None, str], families: Mapping[UUID, str]) -> Row:
    told = tuple(_with_reason(alike, families=families) for alike in each.deeds)
    return Row((words.day(each.day), names.get(each.by_id, _("somebody not signed in")), told))


def _with_reason(alike: AlikeDeeds, *, families: Mapping[UUID, str]) -> Folded:
    folded = in_one_sentence(alike, families=families)
    if not alike.purpose:
        return folded
    return replace(folded, told=_("%(told)s. Reason: %(reason)s") % {"told": folded.told, "reason": alike.purpose})


def citizens_table(days: Iterable[PersonsDay], *, desk: Desk) -> Table:
    """The log as the family may have it: when, which role, what, why. Names are the office's to give."""
    shown = tuple(days)
    roles = roles_of({each.by_id for each in shown if each.by_id}, desk=desk)
    return Table(
        caption=_("Who has seen and changed what"),
        caption_shown=False,
        columns=(Column(_("Day")), Column(_("Who, by role")), Column(_("What")), Column(_("Reason given"))),
        rows=tuple(_citizens_row(each, roles=roles, desk=desk) for each in shown),
        empty=EmptyState(_("Nobody yet"), _("Each time somebody opens or changes the case, it shows here.")),
    )


def _citizens_row(each: PersonsDay, *, roles: Mapping[UUID | None, str], desk: Desk) -> Row:
    role = roles.get(each.by_id, _("an employee")) if each.by_id else _("the system")
    told = tuple(in_one_sentence(alike) for alike in each.deeds)
    reason = " · ".join(each.purposes) or _("Follow-up of the family")
    return Row((words.day(each.day), Muted(role, desk.office.name), told, reason))


def openings_table(openings: Iterable[BreakGlass], *, names: dict[UUID, str], may_review: bool) -> Table:
    """Openings with reason that wait for review."""
    return Table(
        caption=_("Openings to review"),
        columns=(
            Column(_("When")),
            Column(_("Who")),
            Column(_("Family")),
            Column(_("Reason given")),
            Column(_("Was it right?"), quiet=not may_review),
        ),
        rows=tuple(
            Row(
                (
                    moment_at(opening.opened_at),
                    str(opening.user),
                    names.get(opening.family_id, _("a family you do not see")),
                    Muted(opening.reason, str(opening.get_category_display())),
                    _verdicts(opening) if may_review else "",
                )
            )
            for opening in openings
        ),
        empty=EmptyState(_("None to review"), _("Openings of families that somebody does not work with land here.")),
    )


def _verdicts(opening: BreakGlass) -> tuple[Press, ...]:
    url = reverse("journal-review", args=[opening.pk])
    return (
        Press(_("It was right"), url, (Sent("right", "1"),), about=str(opening.user)),
        Press(_("It was not"), url, (Sent("right", "0"),), dangerous=True, about=str(opening.user)),
    )


def moment_at(at: datetime) -> str:
    return date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")


def names_of(days: Iterable[PersonsDay], *, desk: Desk) -> dict[UUID | None, str]:
    """Names of those whose days they are."""
    ids = {each.by_id for each in days if each.by_id}
    return {user.pk: str(user) for user in desk.staff_ever.filter(pk__in=ids)}


def roles_of(ids: set[UUID], *, desk: Desk) -> dict[UUID | None, str]:
    """The first role that each user holds or held, in words."""
    found: dict[UUID | None, str] = {}
    for held in desk.roles_ever.filter(user_id__in=ids).order_by("from_day", "pk"):
        found.setdefault(held.user_id, role_words(held))
    return found


def role_words(held: OfficeRole) -> str:
    return str(ROLES[held.role])


def family_names(families: Iterable[Family]) -> dict[UUID, str]:
    return {family.pk: family.name for family in families}

"""The journal as tables: for the leader who controls it, and for the citizen who asks who looked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bofast.casework.access.models import BreakGlass, OfficeRole
from bofast.casework.families.models import Family
from bofast.casework.journal.models import Entry
from bofast.design.parts.actions import Press, Sent
from bofast.design.parts.tables import Column, Pagination, Row, Table
from bofast.design.parts.words import EmptyState, Muted
from bofast.desk.journal.wording import ROLES, words_for
from bofast.desk.office import Desk


def journal_table(
    entries: Iterable[Entry], *, desk: Desk, families: dict[UUID, str], pagination: Pagination | None = None
) -> Table:
    """Entries with who, what, about whom and why; families that the reader may not see are only counted."""
    shown = list(entries)
    names = names_of(shown, desk=desk)
    return Table(
        caption=_("What was seen and done"),
        caption_shown=False,
        columns=tuple(Column(head) for head in (_("When"), _("Who"), _("What"), _("Family"), _("Reason given"))),
        rows=tuple(_row(entry, names=names, families=families) for entry in shown),
        empty=EmptyState(
            _("Nothing matches"), _("Every read, search, export and change stands here from the moment it happens.")
        ),
        pagination=pagination,
    )


def _row(entry: Entry, *, names: Mapping[UUID | None, str], families: Mapping[UUID, str]) -> Row:
    who = names.get(entry.by_id, _("somebody not signed in"))
    family = families.get(entry.family_id, _("a family you do not see")) if entry.family_id else "–"
    return Row((moment(entry), who, words_for(entry.deed), family, entry.purpose))


def citizens_table(entries: Iterable[Entry], *, desk: Desk) -> Table:
    """The log as the family may have it: when, which role, what, why. Names are the office's to give."""
    shown = list(entries)
    roles = roles_of({entry.by_id for entry in shown if entry.by_id}, desk=desk)
    return Table(
        caption=_("Who has seen and changed what"),
        caption_shown=False,
        columns=(Column(_("When")), Column(_("Who, by role")), Column(_("What")), Column(_("Reason given"))),
        rows=tuple(
            Row(
                (
                    moment(entry),
                    Muted(
                        roles.get(entry.by_id, _("an employee")) if entry.by_id else _("the system"), desk.office.name
                    ),
                    words_for(entry.deed),
                    entry.purpose or _("Follow-up of the family"),
                )
            )
            for entry in shown
        ),
        empty=EmptyState(_("Nobody yet"), _("Each time somebody opens or changes the case, it shows here.")),
    )


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


def moment(entry: Entry) -> str:
    return moment_at(entry.at)


def moment_at(at: datetime) -> str:
    return date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")


def names_of(entries: Iterable[Entry], *, desk: Desk) -> dict[UUID | None, str]:
    """Names of those who stand in the entries."""
    ids = {entry.by_id for entry in entries if entry.by_id}
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

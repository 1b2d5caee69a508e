"""The waiting list as a table."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.access.roles import Permission
from bofast.casework.lettings.models import Registration
from bofast.design import words
from bofast.design.parts import Column, EmptyState, Link, Muted, Pagination, Row, Table, Tag, Tone, Weight
from bofast.design.parts.part import Shown
from bofast.desk.families.listing.presenter import people_words
from bofast.desk.families.protected import grade_tag
from bofast.desk.letting.waiting.query import LONGEST_ON_THE_LIST
from bofast.desk.letting.waiting.rows import WaitingRow
from bofast.desk.listing.address import ListAddress
from bofast.desk.listing.order import sortable
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import ENDED_BECAUSE


def list_table(desk: Desk, rows: Sequence[WaitingRow], *, at: ListAddress, pagination: Pagination) -> Table:
    return Table(
        caption=_("The waiting list"),
        caption_shown=False,
        columns=(
            sortable(_("Family"), "name", at=at, unless_asked=LONGEST_ON_THE_LIST),
            sortable(_("On the list since"), "since", at=at, unless_asked=LONGEST_ON_THE_LIST),
            Column(_("Comes from")),
            Column(_("Wishes")),
            sortable(_("Class of need"), "need", at=at, unless_asked=LONGEST_ON_THE_LIST),
            Column(_("How it stands")),
        ),
        rows=tuple(_row(row) for row in rows),
        empty=nobody_waits(desk),
        pagination=pagination,
    )


def nobody_waits(desk: Desk) -> EmptyState:
    add = Link(_("Put a family on the list"), reverse("letting-register"), Weight.PRIMARY)
    return EmptyState(
        _("Nobody here"),
        _("No family on the list fits these filters. Remove one, or put a family on the list."),
        add if desk.may(Permission.LET_HOMES) else None,
    )


def _row(row: WaitingRow) -> Row:
    registration, family = row.registration, row.registration.family
    name: Shown = (Muted(family.name, f"{people_words(row.size)} · {family.reference}"), *grade_tag(family))
    since = Muted(words.day(registration.listed_on), months_told(row.months))
    if not row.is_open:
        closed = Tag(_("opens with a reason"))
        return Row((name, since, closed, "–", "–", "–"), url=reverse("family-open", args=[family.pk]))
    return Row(
        (
            name,
            since,
            _("rents here now") if row.rents_here else _("rents nothing here"),
            _wishes(row.wishes or ()),
            _need_class(registration),
            stand_tags(registration, rests=row.rests),
        ),
        url=reverse("letting-registration", args=[registration.pk]),
    )


def months_told(months: int) -> str:
    if not months:
        return _("less than a month")
    return ngettext("%(count)s month", "%(count)s months", months) % {"count": words.number(months)}


def _wishes(wishes: Sequence[str]) -> Shown:
    """The first wish, and how many there are besides."""
    if not wishes:
        return _("none told yet")
    if len(wishes) == 1:
        return wishes[0]
    more = ngettext("and %(count)s more wish", "and %(count)s more wishes", len(wishes) - 1)
    return Muted(wishes[0], more % {"count": len(wishes) - 1})


def _need_class(registration: Registration) -> Shown:
    return registration.need_class if registration.need_class is not None else "–"


def stand_tags(registration: Registration, *, rests: bool) -> tuple[Tag, ...]:
    """How a registration stands, in words: it waits, rests or has ended, and whether it is nominated."""
    if registration.ended_on is not None:
        return (
            Tag(_("ended: %(why)s") % {"why": ENDED_BECAUSE[Registration.EndedBecause(registration.ended_because)]}),
        )
    stands = Tag(_("rests"), Tone.WARNING) if rests else Tag(_("waits"), Tone.SUCCESS)
    if registration.nominated_on is None:
        return (stands,)
    return stands, Tag(_("put forward by the municipality"), Tone.ACCENT)

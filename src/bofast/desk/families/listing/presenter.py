"""The list of families as a table with its filters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.families.models import SavedView
from bofast.design import words
from bofast.design.parts import (
    Chip,
    Column,
    EmptyState,
    Link,
    Muted,
    Pagination,
    Row,
    SavedFilter,
    Table,
    Tag,
    Tone,
    Weight,
)
from bofast.design.parts.part import Shown
from bofast.desk.families.listing.form import UNKEPT, FamilyFilter
from bofast.desk.families.listing.query import BY_NAME
from bofast.desk.families.listing.rows import FamilyRow
from bofast.desk.families.protected import grade_tag
from bofast.desk.families.words import WAY_WORDS, status_shown, status_words
from bofast.desk.listing.address import ListAddress
from bofast.desk.listing.order import sortable


def table_of(rows: Sequence[FamilyRow], *, at: ListAddress, today: date, pagination: Pagination) -> Table:
    return Table(
        caption=_("Families"),
        caption_shown=False,
        columns=(
            sortable(_("Family"), "name", at=at, unless_asked=BY_NAME),
            Column(_("Home")),
            sortable(_("Does the home fit?"), "outgrown", at=at, unless_asked=BY_NAME),
            Column(_("Way home")),
            Column(_("Status")),
            Column(_("Responsible")),
            Column(_("Last contact")),
        ),
        rows=tuple(_row(row, today=today) for row in rows),
        empty=EmptyState(
            _("No family here"),
            _("Nothing fits these filters. Remove one, or add the family: search for its members first."),
            Link(_("Add a family"), reverse("family-add"), Weight.PRIMARY),
        ),
        pagination=pagination,
    )


def _row(row: FamilyRow, *, today: date) -> Row:
    family = row.family
    under = f"{people_words(row.size)} · {family.reference}"
    name: Shown = (Muted(family.name, under), *grade_tag(family))
    responsible = str(family.responsible) if family.responsible else _("nobody")
    if not row.is_open:
        ask = Tag(_("opens with a reason"))
        return Row(
            (name, ask, "–", "–", status_shown(family.status), responsible, "–"),
            url=reverse("family-open", args=[family.pk]),
        )
    way = str(WAY_WORDS[row.way]) if row.way else _("not chosen")
    spoken: Shown = row.last_contact_on or _("never")
    return Row(
        (
            name,
            row.address,
            fit_tag(row.fits_now, row.outgrown_on, today=today),
            way,
            status_shown(family.status),
            responsible,
            spoken,
        ),
        url=reverse("family", args=[family.pk]),
    )


def people_words(size: int) -> str:
    return ngettext("%(size)s person", "%(size)s people", size) % {"size": size}


def fit_tag(fits_now: bool | None, outgrown_on: date | None, *, today: date) -> Shown:  # noqa: FBT001 - three answers
    """Whether the home fits, in a word with its day."""
    if fits_now is False:
        return Tag(_("too small now"), Tone.DANGER)
    if outgrown_on is not None:
        tone = Tone.WARNING if (outgrown_on - today).days < 730 else Tone.NEUTRAL
        return Tag(_("too small from %(day)s") % {"day": words.day(outgrown_on)}, tone)
    return Tag(_("fits"), Tone.SUCCESS) if fits_now else Tag(_("not known"))


def chips_of(form: FamilyFilter, *, at: ListAddress) -> tuple[Chip, ...]:
    """Each filter in force, in words, with the address without it."""
    chips = []
    for name, value in form.cleaned_data.items():
        if name != "sort" and value not in (None, ""):
            chips.append(Chip(f"{form.fields[name].label}: {_chosen(form, name)}", at.without(name)))
    return tuple(chips)


def saved_of(views: Sequence[SavedView], *, asked: QueryDict) -> tuple[SavedFilter, ...]:
    now = kept_query(asked)
    url = reverse("families")
    return tuple(SavedFilter(view.name, f"{url}?{view.query}", current=view.query == now) for view in views)


def kept_query(asked: QueryDict) -> str:
    """The filters of an address that may be saved: without what was typed."""
    kept = asked.copy()
    for name in [name for name in kept if name in UNKEPT or not kept[name]]:
        del kept[name]
    return kept.urlencode()


def _chosen(form: FamilyFilter, name: str) -> str:
    value = form.cleaned_data[name]
    if name == "status":
        return status_words(value)
    choices = dict(getattr(form.fields[name], "choices", ()))
    key = int(value) if name == "outgrown" else value
    return str(choices.get(key, value)) if name != "area" else str(value)

"""Families found for the list, and whether they are on it already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family
from bofast.casework.lettings.models import Registration
from bofast.casework.tenancies.living import main_homes, sizes
from bofast.design import words
from bofast.design.parts import Column, EmptyState, Link, Muted, Row, Table, Weight
from bofast.design.parts.part import Shown
from bofast.desk.families.listing.presenter import people_words
from bofast.desk.families.protected import address_of, grade_tag
from bofast.desk.letting.waiting.finding import is_listed_without_opening
from bofast.desk.office import Desk


def found_table(desk: Desk, families: Sequence[Family], *, listed: Mapping[UUID, Registration]) -> Table:
    """Who was found; `listed` are the registrations of those who are on the list, by family."""
    keys = [family.pk for family in families]
    opened, size = desk.open_among(keys), sizes(keys, on=desk.today)
    homes = main_homes(opened, on=desk.today)

    def row(family: Family) -> Row:
        under = f"{people_words(size.get(family.pk, 0))} · {family.reference}"
        is_open = family.pk in opened
        lives_in = address_of(desk, family, homes.get(family.pk)) if is_open else "–"
        reached = is_open or is_listed_without_opening(family)
        next_step = _next(family, registration=listed.get(family.pk)) if reached else _opening(family)
        return Row(((Muted(family.name, under), *grade_tag(family)), lives_in, next_step))

    add = Link(_("Add a family"), reverse("family-add"), Weight.PRIMARY)
    return Table(
        caption=_("Found"),
        columns=(Column(_("Family")), Column(_("Lives in")), Column(_("On the list"))),
        rows=tuple(row(family) for family in families),
        empty=EmptyState(
            _("Nobody found"),
            _("Try another spelling, the case number or a birth date. A family that is new here is added first."),
            add if desk.may(Permission.CHANGE_FAMILIES) else None,
        ),
    )


def _next(family: Family, *, registration: Registration | None) -> Shown:
    if registration is None:
        url = reverse("letting-register-family", args=[family.pk])
        return Link(_("Put on the list"), url, Weight.SECONDARY, about=family.name)
    return Link(since_told(registration), reverse("letting-registration", args=[registration.pk]), about=family.name)


def _opening(family: Family) -> Shown:
    return Link(_("opens with a reason"), reverse("family-open", args=[family.pk]), about=family.name)


def since_told(registration: Registration) -> str:
    return _("on the list since %(day)s") % {"day": words.day(registration.listed_on)}

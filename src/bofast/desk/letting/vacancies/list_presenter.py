"""Vacant homes as a list."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.access.roles import Permission
from bofast.casework.homes.models import Home
from bofast.casework.homes.words import street_address
from bofast.casework.lettings.due import OffersOut, offers_out
from bofast.casework.lettings.models import Vacancy
from bofast.design import words
from bofast.design.parts import Column, EmptyState, Link, Muted, Pagination, Row, Table, Weight
from bofast.desk.letting.vacancies.query import FIRST_TO_FALL_VACANT
from bofast.desk.letting.vacancies.words import cause_words, empty_tag, state_tag, turn_words
from bofast.desk.listing.address import ListAddress
from bofast.desk.listing.order import sortable
from bofast.desk.office import Desk


def vacancies_table(desk: Desk, vacancies: Sequence[Vacancy], *, at: ListAddress, pagination: Pagination) -> Table:
    out = offers_out(vacancies)
    return Table(
        caption=_("Vacant homes"),
        caption_shown=False,
        columns=(
            sortable(_("Home"), "home", at=at, unless_asked=FIRST_TO_FALL_VACANT),
            sortable(_("Vacant from"), "from", at=at, unless_asked=FIRST_TO_FALL_VACANT),
            sortable(_("Empty for"), "empty", at=at, unless_asked=FIRST_TO_FALL_VACANT),
            Column(_("Turn")),
            Column(_("Because")),
            Column(_("How far")),
        ),
        rows=tuple(_row(vacancy, desk=desk, out=out) for vacancy in vacancies),
        empty=nothing_vacant(desk),
        pagination=pagination,
    )


def _row(vacancy: Vacancy, *, desk: Desk, out: OffersOut) -> Row:
    return Row(
        (
            home_cell(vacancy.home),
            vacancy.vacant_from,
            empty_tag(vacancy, on=desk.today),
            turn_words(vacancy),
            cause_words(vacancy),
            state_tag(vacancy, out=out),
        ),
        url=reverse("letting-vacancy", args=[vacancy.pk]),
    )


def home_cell(home: Home) -> Muted:
    """Where the home is, and beneath it what it is."""
    return Muted(street_address(home), home_in_a_line(home))


def home_in_a_line(home: Home) -> str:
    rooms = "" if home.rooms is None else ngettext("%(count)s room", "%(count)s rooms", home.rooms)
    area = f"{_square_metres(home.area_m2)} m²" if home.area_m2 is not None else ""
    where = home.area.name if home.area else ""
    return " · ".join(word for word in (rooms % {"count": home.rooms} if rooms else "", area, where) if word)


def _square_metres(area: Decimal) -> str:
    """86,5, and 86 without a nought behind it."""
    whole = area.to_integral_value()
    return words.number(whole if area == whole else area)


def nothing_vacant(desk: Desk) -> EmptyState:
    """What brings a home here, with the way to it for those who let."""
    record = Link(_("Record a notice"), reverse("letting-notice-add"), Weight.PRIMARY)
    return EmptyState(
        _("No vacant home here"),
        _("A home comes here when a notice is recorded, when a lease runs out, or when the family before it moves on."),
        record if desk.may(Permission.LET_HOMES) else None,
    )

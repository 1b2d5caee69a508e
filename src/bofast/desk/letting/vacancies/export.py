"""The list of vacant homes as a file to take along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from bofast.casework.homes.words import full_address
from bofast.casework.lettings.due import OffersOut
from bofast.casework.lettings.models import Vacancy
from bofast.desk.letting.vacancies.words import cause_words, state_tag, turn_words
from bofast.desk.listing.files import Cell


def sheet(vacancies: Iterable[Vacancy], *, out: OffersOut, on: date) -> Iterator[list[Cell]]:
    """Head and rows, days empty counted until the home was let, or until a day."""
    yield [
        _("The office's number of the home"),
        _("Home"),
        _("Area"),
        _("Rooms"),
        _("Vacant from"),
        _("Days empty"),
        _("Turn"),
        _("Because"),
        _("How far"),
    ]
    for vacancy in vacancies:
        yield _line(vacancy, out=out, on=on)


def _line(vacancy: Vacancy, *, out: OffersOut, on: date) -> list[Cell]:
    home = vacancy.home
    return [
        home.supplier_home_id,
        full_address(home),
        home.area.name if home.area else "",
        home.rooms if home.rooms is not None else "",
        vacancy.vacant_from.isoformat(),
        vacancy.days_empty(on=on),
        turn_words(vacancy),
        cause_words(vacancy),
        state_tag(vacancy, out=out).label,
    ]

"""From filters to vacant homes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import DateField, DurationField, ExpressionWrapper, F, QuerySet, Value
from django.db.models.functions import Coalesce

from bofast.casework.lettings.models import Vacancy
from bofast.desk.letting.vacancies.forms import ALL, HELD, LET, WITHDRAWN
from bofast.desk.listing.order import ordering
from bofast.desk.office import Desk

FIRST_TO_FALL_VACANT = "from"
COLUMNS = {
    "home": ("home__address", "home__unit_number"),
    "from": ("vacant_from",),
    "empty": ("empty",),
    "rooms": ("home__rooms",),
}


def vacancies_wanted(desk: Desk, wanted: Mapping[str, Any]) -> QuerySet[Vacancy]:
    """The vacancies of the filters in their order, each with its home; the open ones, unless others are asked for."""
    vacancies = _of_state(desk.vacancies, str(wanted.get("state") or ""))
    if wanted.get("department"):
        vacancies = vacancies.filter(home__area__path__startswith=wanted["department"].path)
    if wanted.get("rooms"):
        vacancies = vacancies.filter(home__rooms__gte=wanted["rooms"])
    until = Coalesce("let_on", Value(desk.today), output_field=DateField())
    empty = ExpressionWrapper(until - F("vacant_from"), output_field=DurationField())
    vacancies = vacancies.annotate(empty=empty).select_related("home__area", "home__office")
    return vacancies.order_by(*ordering(wanted.get("sort") or FIRST_TO_FALL_VACANT, columns=COLUMNS), "pk")


def _of_state(vacancies: QuerySet[Vacancy], state: str) -> QuerySet[Vacancy]:
    if state == ALL:
        return vacancies
    if state == LET:
        return vacancies.filter(let_on__isnull=False)
    if state == WITHDRAWN:
        return vacancies.filter(withdrawn_on__isnull=False)
    still_open = vacancies.filter(let_on__isnull=True, withdrawn_on__isnull=True)
    return still_open.exclude(held_for="") if state == HELD else still_open

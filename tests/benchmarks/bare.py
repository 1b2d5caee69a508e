"""What the database alone takes for the rows of each page: the yardstick that makes machines comparable."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from bofast.casework.access.models import Office, User
from bofast.casework.families.finding import matching
from bofast.casework.families.models import Family, Membership
from bofast.casework.followup.models import Contact, Step
from bofast.casework.mapping.models import Answer, IncomeLine
from bofast.casework.tenancies.models import Occupancy
from tests.benchmarks.mix import Mix
from tests.benchmarks.population import SURNAMES

TIMES = 100
ROWS = 50


class _Undone(Exception):
    """Takes a measured write back."""


def bare_milliseconds(mix: Mix, *, office: Office, user: User, today: date) -> dict[str, float]:
    """The median for each kind of page, with nobody else at work."""
    kinds: dict[str, Callable[[], object]] = {
        "list": lambda: _fetch(_listed(office)),
        "search": lambda: _fetch(_found(office, mix.chance.choice(SURNAMES), at_most=200)),
        "suggest": lambda: _fetch(_found(office, mix.chance.choice(SURNAMES)[:5], at_most=200)),
        "family": lambda: [_fetch(query) for query in _of_family(mix.a_family())],
        "ways": lambda: [_fetch(query) for query in _facts_of(mix.a_family())],
        "my_day": lambda: _fetch(_due(user, today=today)),
        "write": lambda: _write(mix.a_family(), by=user, today=today),
    }
    return {kind: _median_of(ask) for kind, ask in kinds.items()}


def _median_of(ask: Callable[[], object]) -> float:
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - begun) * 1_000)
    return median(taken)


def _fetch(query: QuerySet[Any, Any]) -> list[Any]:
    statement, values = query.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _listed(office: Office) -> QuerySet[Any, Any]:
    columns = ("pk", "name", "reference", "status", "responsible__full_name", "fit_outlook__outgrown_on")
    return Family.objects.filter(office=office, closed_on=None).order_by("name", "pk").values_list(*columns)[:ROWS]


def _found(office: Office, text: str, *, at_most: int) -> QuerySet[Any, Any]:
    found = matching(Family.objects.filter(office=office), text, office=office)
    return found.values_list("pk", "name", "reference")[:at_most]


def _of_family(family: UUID) -> tuple[QuerySet[Any, Any], ...]:
    return (
        Family.objects.filter(pk=family).values_list(),
        Membership.objects.filter(family=family).values_list("person__given_name", "person__born_on", "role"),
        Occupancy.objects.filter(family=family).values_list("home__address", "tenancy__fixed_until", "entered_on"),
        Contact.objects.filter(family=family).values_list(),
        Step.objects.filter(family=family).values_list(),
    )


def _facts_of(family: UUID) -> tuple[QuerySet[Any, Any], ...]:
    return (
        *_of_family(family)[:3],
        IncomeLine.objects.filter(family=family).values_list(),
        Answer.objects.filter(assessment__family=family).values_list("concept", "value"),
    )


def _due(user: User, *, today: date) -> QuerySet[Any, Any]:
    steps = Step.objects.filter(owner=user, due_on__lte=today).order_by("due_on", "pk")
    return steps.values_list("pk", "what", "due_on", "family__name")[:ROWS]


def _write(family: UUID, *, by: User, today: date) -> None:
    """One insert and its commit; taken back afterwards, outside what the page does too."""
    with transaction.atomic():
        contact = Contact.objects.create(family_id=family, happened_on=today, how=Contact.How.PHONE, recorded_by=by)
    Contact.objects.filter(pk=contact.pk).delete()

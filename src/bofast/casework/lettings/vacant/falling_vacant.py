"""Homes that will fall vacant, and that nobody has opened a vacancy for: leases that run out, families who buy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, QuerySet

from bofast.casework.access.models import Office
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.followup.running_out import leases_ending_by
from bofast.casework.homes.models import Home
from bofast.casework.lettings.models import Vacancy
from bofast.casework.ownership.models import LoanCase, Purchase
from bofast.casework.tenancies.living import main_homes
from bofast.casework.tenancies.models import Occupancy
from bofast.vocabulary.spells import add_months

MONTHS_AFTER_BUYING = 12
"""A home that was freed by a purchase longer ago, and never opened, is taken to be settled otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FallsVacant:
    """A home that will fall vacant.

    Attributes:
        on: the first day on which somebody else can have it; None when it is not known yet.
    """

    home: Home
    cause: Vacancy.Cause
    on: date | None


def falling_vacant(office: Office, *, families: FamilyQuerySet, on: date, until: date) -> list[FallsVacant]:
    """The homes at the office's disposal that some families leave without a notice, the first to fall vacant first.

    Each home once; those whose day is not known come last.
    """
    found = [*_leases(office, families=families, on=on, until=until), *_bought(office, families=families, on=on)]
    found += _buying(office, families=families, on=on)
    found.sort(key=lambda one: (one.on or date.max, one.home.address, one.home.unit_number))
    return list({one.home.pk: one for one in reversed(found)}.values())[::-1]


def _leases(office: Office, *, families: FamilyQuerySet, on: date, until: date) -> Iterator[FallsVacant]:
    """A lease's last day is the tenant's; the home is vacant from the day after."""
    ending = leases_ending_by(families, day=until, on=on).filter(home__office=office, tenancy__home=F("home"))
    for lived_in in _disposed_of(ending):
        if lived_in.tenancy is not None and lived_in.tenancy.fixed_until is not None:
            day = lived_in.tenancy.fixed_until + timedelta(days=1)
            yield FallsVacant(home=lived_in.home, cause=Vacancy.Cause.LEASE_RAN_OUT, on=day)


def _disposed_of(lived_in: QuerySet[Occupancy]) -> QuerySet[Occupancy]:
    rented = lived_in.exclude(home__disposal=Home.Disposal.PRIVATE)
    return rented.filter(~Exists(_open_vacancies().filter(home=OuterRef("home"))))


def _buying(office: Office, *, families: FamilyQuerySet, on: date) -> Iterator[FallsVacant]:
    """A loan is granted and no home bought yet: nobody knows the day."""
    granted = LoanCase.objects.filter(granted_on__lte=on, withdrawn_on__isnull=True, purchase__isnull=True)
    holding = granted.filter(certificate_until__gte=on, family__in=families.order_by().values("pk"))
    lived_in = main_homes(holding.values_list("family", flat=True).order_by("family"), on=on)
    here = Home.objects.of_office(office).filter(pk__in=[home.pk for home in lived_in.values()])
    rented = here.exclude(disposal=Home.Disposal.PRIVATE).filter(~Exists(_open_vacancies().filter(home=OuterRef("pk"))))
    for home in rented.order_by("pk"):
        yield FallsVacant(home=home, cause=Vacancy.Cause.PURCHASE, on=None)


def _bought(office: Office, *, families: FamilyQuerySet, on: date) -> Iterator[FallsVacant]:
    """A family has bought a home and left a rented one, which nobody has opened since."""
    opened = Vacancy.objects.filter(home=OuterRef("frees_home"), vacant_from__gte=OuterRef("bought_on"))
    lived_in = Occupancy.objects.filter(home=OuterRef("frees_home")).valid_on(on).known_at(None)
    lately = Purchase.objects.filter(taken_back_at__isnull=True, bought_on__gt=add_months(on, -MONTHS_AFTER_BUYING))
    freeing = lately.filter(frees_home__office=office, family__in=families.order_by().values("pk"))
    left = freeing.filter(~Exists(opened), ~Exists(lived_in)).exclude(frees_home__disposal=Home.Disposal.PRIVATE)
    for purchase in left.select_related("frees_home").order_by("bought_on", "pk"):
        if purchase.frees_home is not None:
            yield FallsVacant(home=purchase.frees_home, cause=Vacancy.Cause.PURCHASE, on=purchase.bought_on)


def _open_vacancies() -> QuerySet[Vacancy]:
    return Vacancy.objects.filter(let_on__isnull=True, withdrawn_on__isnull=True)

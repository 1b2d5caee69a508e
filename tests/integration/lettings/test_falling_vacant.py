"""Homes that will fall vacant without a notice: leases that run out, families who buy, and homes left by a purchase."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home
from bofast.casework.lettings import actions
from bofast.casework.lettings.concerned import concerned_by_letting
from bofast.casework.lettings.models import Vacancy
from bofast.casework.lettings.vacant.falling_vacant import FallsVacant, falling_vacant
from bofast.casework.ownership.actions import record_purchase
from bofast.casework.ownership.facts import PurchaseFacts
from bofast.casework.ownership.models import LoanCase
from bofast.casework.tenancies.models import Occupancy
from bofast.vocabulary.money import Money
from tests.integration.lettings.conftest import DAY

pytestmark = pytest.mark.django_db
UNTIL = DAY + timedelta(days=180)


def found(office, *, families=None) -> list[FallsVacant]:
    return falling_vacant(office, families=Family.objects.all() if families is None else families, on=DAY, until=UNTIL)


@pytest.fixture
def on_lease(a_family):
    """A family on a lease whose last day is told."""

    def add(home: Home, *, until: date) -> Family:
        family = a_family(home=home)
        lived_in = Occupancy.objects.get(family=family)
        lived_in.tenancy = home.tenancies.create(from_day=lived_in.entered_on, fixed_until=until)
        lived_in.save()
        return family

    return add


@pytest.fixture
def buying(a_family, kari, lisa):
    """A family whose start loan is granted, and that has not bought yet."""

    def add(home: Home, *, certificate_until: date = UNTIL, withdrawn_on: date | None = None) -> Family:
        family = a_family(home=home)
        LoanCase.objects.create(
            family=family,
            applied_on=DAY,
            amount_minor=1,
            recommended_by=kari,
            decided_by=lisa,
            granted_on=DAY,
            certificate_until=certificate_until,
            withdrawn_on=withdrawn_on,
        )
        return family

    return add


def test_a_home_is_vacant_from_the_day_after_its_lease(office, a_home, on_lease):
    home = a_home()
    on_lease(home, until=DAY + timedelta(days=30))

    assert found(office) == [
        FallsVacant(home=home, cause=Vacancy.Cause.LEASE_RAN_OUT, on=DAY + timedelta(days=31)),
    ]


def test_a_lease_that_runs_out_later_than_one_looks_is_left_out(office, a_home, on_lease):
    on_lease(a_home(), until=UNTIL + timedelta(days=1))

    assert found(office) == []


def test_a_home_that_is_not_the_offices_to_let_is_left_out(office, a_home, on_lease, buying):
    on_lease(a_home(disposal=Home.Disposal.PRIVATE), until=UNTIL)
    buying(a_home(disposal=Home.Disposal.PRIVATE))

    assert found(office) == []


def test_the_home_of_a_family_with_a_granted_loan_falls_vacant_on_a_day_that_nobody_knows(office, a_home, buying):
    home = a_home()
    buying(home)

    assert found(office) == [FallsVacant(home=home, cause=Vacancy.Cause.PURCHASE, on=None)]


def test_a_loan_that_ran_out_or_was_withdrawn_frees_no_home(office, a_home, buying):
    buying(a_home(), certificate_until=DAY - timedelta(days=1))
    buying(a_home(), withdrawn_on=DAY)

    assert found(office) == []


def test_a_home_left_by_a_purchase_stands_here_until_it_is_opened(office, a_home, a_family, hans, kari):
    home = a_home()
    facts = PurchaseFacts(home=a_home(), bought_on=DAY, price=Money.of(2_000_000))
    record_purchase(a_family(home=home), facts=facts, by=kari)
    assert found(office) == [FallsVacant(home=home, cause=Vacancy.Cause.PURCHASE, on=DAY)]

    vacancy = actions.open_vacancy(home, cause=Vacancy.Cause.PURCHASE, vacant_from=DAY, by=hans)
    actions.withdraw_vacancy(vacancy, on=DAY, by=hans)

    assert found(office) == []


def test_a_home_whose_vacancy_is_open_is_named_once_and_not_here(office, a_home, on_lease, buying, hans):
    leased, bought = a_home(), a_home()
    on_lease(leased, until=UNTIL)
    buying(bought)
    for home in (leased, bought):
        actions.open_vacancy(home, cause=Vacancy.Cause.OTHER, vacant_from=UNTIL, by=hans)

    assert found(office) == []


def test_what_falls_vacant_first_comes_first_and_what_nobody_knows_last(office, a_home, on_lease, buying):
    later, sooner, some_day = a_home(), a_home(), a_home()
    buying(some_day)
    on_lease(later, until=DAY + timedelta(days=90))
    on_lease(sooner, until=DAY + timedelta(days=9))

    assert [one.home for one in found(office)] == [sooner, later, some_day]


def test_homes_of_other_families_than_those_asked_for_are_left_out(office, a_home, on_lease, buying):
    on_lease(a_home(), until=UNTIL)
    buying(a_home())

    assert found(office, families=Family.objects.none()) == []


def test_letting_is_about_those_on_the_list_and_those_in_the_offices_homes(a_family, a_home, listed):
    waiting = listed().family
    tenant = a_family(home=a_home())
    a_family(home=a_home(disposal=Home.Disposal.PRIVATE))
    a_family()

    concerned = concerned_by_letting(Family.objects.all(), on=DAY)

    assert set(concerned) == {waiting, tenant}

"""Everybody says yes to everything at once: no home is let twice, no family gets two, and every home is let.

In the suite some hundreds of acceptances race; BOFAST_RACING_ACCEPTANCES says another number.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from random import Random
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.db.models import Count

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home
from bofast.casework.lettings.actions import accept_offer, settle_vacancy
from bofast.casework.lettings.models import Offer, Registration, Vacancy
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason
from tests.factories import users
from tests.factories.families import FamilyFactory
from tests.factories.homes import HomeFactory
from tests.races.two_clerks import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

DAY = date(2026, 3, 2)
SIDE = 8
"""So many homes, families and clerks; in a round every home is offered to every family."""
ACCEPTANCES = int(os.environ.get("BOFAST_RACING_ACCEPTANCES", "256"))
HELD = ("a_vacancy_is_let_once", "a_family_takes_one_home")


@pytest.fixture
def clerk(db) -> User:
    return users.user("hans")


@pytest.fixture
def families(clerk) -> list[Family]:
    office = users.office()
    return [FamilyFactory(office=office, by=clerk, children=0) for _ in range(SIDE)]


@pytest.fixture
def homes(clerk, families) -> list[Home]:
    return [HomeFactory(office=families[0].office, by=clerk) for _ in range(SIDE)]


def offer_all_to_all(homes: Sequence[Home], families: Sequence[Family], *, by: User, chance: Random) -> list[Offer]:
    """Every home vacant and offered to every family, each home in an order of its own."""
    Vacancy.objects.filter(withdrawn_on__isnull=True).update(withdrawn_on=DAY)
    Registration.objects.filter(ended_on__isnull=True).update(ended_on=DAY, ended_because="other")
    vacancies = Vacancy.objects.bulk_create(
        Vacancy(home=home, cause=Vacancy.Cause.OTHER, vacant_from=DAY, opened_by=by) for home in homes
    )
    listed = Registration.objects.bulk_create(
        Registration(family=family, listed_on=DAY, recorded_by=by) for family in families
    )
    told = {"sent_on": DAY, "answer_by": DAY + timedelta(days=5), "sent_by": by}
    return Offer.objects.bulk_create(
        Offer(vacancy=vacancy, registration=registration, place=place, **told)
        for vacancy in vacancies
        for place, registration in enumerate(chance.sample(listed, SIDE), start=1)
    )


def say_yes_to(offers: Iterable[Offer], *, by: User, refusals: Counter[Reason]) -> None:
    for offer in offers:
        try:
            accept_offer(offer, on=DAY, by=by)
        except ShownToUser as refused:
            refusals[refused.reason] += 1


def most_of_one(field: str) -> int:
    """How many accepted offers the home, or the family, with the most of them has."""
    accepted = Offer.objects.filter(accepted_on__isnull=False, withdrawn_on__isnull=True)
    counted = accepted.values(field).annotate(times=Count("pk")).order_by("-times").first()
    return counted["times"] if counted else 0


def test_no_home_is_let_twice_no_family_gets_two_and_every_home_is_let(clerk, families, homes):
    chance = Random(20261122)  # noqa: S311 - only the order in which they ask
    refusals = Counter[Reason]()

    for _round in range(-(-ACCEPTANCES // SIDE**2)):
        offers = offer_all_to_all(homes, families, by=clerk, chance=chance)
        chance.shuffle(offers)
        shares = [offers[number::SIDE] for number in range(SIDE)]
        race(*(partial(say_yes_to, share, by=clerk, refusals=refusals) for share in shares))

        for vacancy in Vacancy.objects.filter(withdrawn_on__isnull=True).order_by("pk"):
            settle_vacancy(vacancy, on=DAY, by=None)
        assert Offer.objects.filter(accepted_on__isnull=False, vacancy__withdrawn_on__isnull=True).count() == SIDE

    assert (most_of_one("vacancy"), most_of_one("registration")) == (1, 1)
    assert set(refusals) == {Reason.VACANCY_IS_TAKEN, Reason.FAMILY_HAS_ANOTHER_HOME}


def test_naive_clerks_let_a_home_twice_and_give_a_family_two(clerk, families, homes):
    """The control: who looks first and writes afterwards does both, where the database does not hold it."""
    chance = Random(1)  # noqa: S311 - only the order in which they ask
    offers = offer_all_to_all(homes, families, by=clerk, chance=chance)
    first, *_rest = offers
    same_home = next(one for one in offers if one.vacancy_id == first.vacancy_id and one.pk != first.pk)
    same_family = next(one for one in offers if one.registration_id == first.registration_id and one.pk != first.pk)
    all_have_looked = Barrier(3, timeout=30)

    @transaction.atomic
    def accept_naively(offer: Offer) -> None:
        assert not Offer.objects.filter(vacancy=offer.vacancy_id, accepted_on__isnull=False).exists()
        assert not Offer.objects.filter(registration=offer.registration_id, accepted_on__isnull=False).exists()
        all_have_looked.wait()
        Offer.objects.filter(pk=offer.pk).update(answer="yes", answered_on=DAY, accepted_on=DAY)

    with nothing_held_by_the_database():
        race(*(partial(accept_naively, offer) for offer in (first, same_home, same_family)))

        assert (most_of_one("vacancy"), most_of_one("registration")) == (2, 2)


@contextmanager
def nothing_held_by_the_database() -> Iterator[None]:
    """Without the two constraints that would stop a naive clerk; the offers must be gone when they come back."""
    constraints = [one for one in Offer._meta.constraints if one.name in HELD]
    with connection.schema_editor() as editor:
        for constraint in constraints:
            editor.remove_constraint(Offer, constraint)
    try:
        yield
    finally:
        Offer.objects.all().delete()
        with connection.schema_editor() as editor:
            for constraint in constraints:
                editor.add_constraint(Offer, constraint)

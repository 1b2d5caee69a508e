"""Homes that get their turns at the same moment get different ones, and no home gets two."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from bofast.casework.lettings.actions import add_agreement, open_vacancy, set_lane
from bofast.casework.lettings.facts import AgreementTerms
from bofast.casework.lettings.models import LaneEntry, Vacancy
from bofast.vocabulary.letting import Lane, OtherTurn
from bofast.vocabulary.reasons import Reason
from tests.factories import users
from tests.factories.homes import HomeFactory
from tests.races.two_clerks import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

DAY = date(2026, 3, 2)
RACES = 8


@pytest.fixture
def clerk(db):
    return users.user("hans")


@pytest.fixture
def office(clerk):
    office = users.office()
    terms = AgreementTerms(
        name="Avtale", first_day=DAY, source="Avtale 1/2026", internal_share="1/2", other_turn=OtherTurn.SENIORITY
    )
    add_agreement(office, terms=terms, by=clerk)
    return office


def test_every_second_turn_is_the_tenants_however_many_ask_at_once(office, clerk):
    def vacant() -> Vacancy:
        home = HomeFactory(office=office, by=clerk)
        return open_vacancy(home, cause=Vacancy.Cause.OTHER, vacant_from=DAY, by=clerk)

    for _race in range(RACES):
        ended = race(*(partial(set_lane, vacant(), on=DAY, by=clerk) for _ in range(4)))

        assert ended.winners == 4
    entries = list(LaneEntry.objects.order_by("number"))
    assert [entry.number for entry in entries] == list(range(1, 4 * RACES + 1))
    assert [entry.lane for entry in entries] == [Lane.GENERAL, Lane.INTERNAL] * (2 * RACES)


def test_one_home_gets_one_turn_from_two_clerks(office, clerk):
    for _race in range(RACES):
        home = HomeFactory(office=office, by=clerk)
        vacancy = open_vacancy(home, cause=Vacancy.Cause.OTHER, vacant_from=DAY, by=clerk)

        ended = race(*(partial(set_lane, vacancy, on=DAY, by=clerk) for _ in range(2)))

        assert ended.winners == 1
        assert ended.refusals[0].reason is Reason.LANE_IS_SET_ALREADY
    assert LaneEntry.objects.count() == RACES

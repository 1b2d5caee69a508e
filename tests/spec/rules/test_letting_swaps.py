"""When a landlord may refuse that tenants swap their homes, on both sides of each limit."""

from __future__ import annotations

from datetime import date

import pytest

from bofast.rules.law import load_law
from bofast.rules.letting.swaps import SwapLimits, Swapper, grounds_against, swap_limits
from bofast.vocabulary.letting import SwapGround

DAY = date(2026, 3, 2)
SHORT, CROWDED, FULL = (
    SwapGround.LIVED_TOO_SHORT,
    SwapGround.TOO_MANY_PERSONS,
    SwapGround.MORE_THAN_THE_COUNCIL_ALLOWS,
)


def grounds(*, country: str = "dk", since: date = date(2019, 1, 1), persons: int = 1, rooms: int | None = 4):
    swapper = Swapper(lived_since=since, persons=persons, rooms=rooms)
    found = grounds_against(swapper, limits=swap_limits(load_law(country), on=DAY), on=DAY)
    return [one.ground for one in found]


@pytest.mark.parametrize(
    ("since", "found"),
    [(date(2023, 3, 2), []), (date(2023, 3, 3), [SHORT]), (date(2023, 4, 8), [SHORT])],
    ids=["three years", "a day less", "2.9 years"],
)
def test_a_danish_landlord_may_refuse_under_three_years_in_the_home(since, found):
    assert grounds(since=since) == found


@pytest.mark.parametrize(("persons", "found"), [(4, []), (5, [CROWDED]), (8, [CROWDED]), (9, [CROWDED, FULL])])
def test_more_than_one_to_a_room_may_be_refused_and_more_than_two_must_be(persons, found):
    assert grounds(persons=persons, rooms=4) == found


def test_only_the_councils_ceiling_binds_the_landlord():
    swapper = Swapper(lived_since=DAY, persons=9, rooms=4)

    found = grounds_against(swapper, limits=swap_limits(load_law("dk"), on=DAY), on=DAY)

    assert [one.ground for one in found if one.must_refuse] == [FULL]


def test_rooms_that_nobody_has_counted_are_no_ground():
    assert grounds(persons=9, rooms=None) == []


def test_norwegian_law_sets_no_limits():
    assert swap_limits(load_law("no"), on=DAY) == SwapLimits()
    assert grounds(country="no", since=DAY, persons=9, rooms=1) == []

"""Families who choose in line, tenants whose home is asked for, and trades after a lawful plan."""

from __future__ import annotations

import numpy as np
import pytest

from bofast.allocation.mechanisms.trading import top_trading_cycles, trade_from, you_request_my_house
from tests.unit.allocation.stories import NOWHERE, story


def asked(told, line):
    return told.got(you_request_my_house(told.market, order=told.line(line)))


def test_families_choose_in_line():
    told = story(Anne=(NOWHERE, "park lake"), Bo=(NOWHERE, "park lake"))

    assert asked(told, "Bo Anne") == {"Anne": "lake", "Bo": "park"}


def test_a_tenant_whose_home_is_asked_for_chooses_first():
    told = story(Anne=("mill", "park"), Bo=(NOWHERE, "mill park"), Cai=(NOWHERE, "park"))

    assert asked(told, "Bo Cai Anne") == {"Anne": "park", "Bo": "mill", "Cai": NOWHERE}


def test_a_tenant_who_finds_nothing_better_keeps_her_home_and_who_asked_for_it_asks_again():
    told = story(Anne=("mill", ""), Bo=(NOWHERE, "mill park"))

    assert asked(told, "Bo Anne") == {"Anne": "mill", "Bo": "park"}


def test_tenants_who_ask_each_other_round_in_a_ring_all_move():
    told = story(Anne=("mill", "park"), Bo=("park", "lake"), Cai=("lake", "mill"))

    assert asked(told, "Anne Bo Cai") == {"Anne": "park", "Bo": "lake", "Cai": "mill"}


def test_whoever_led_to_a_ring_without_being_in_it_asks_again():
    told = story(Anne=("mill", "park"), Bo=("park", "mill"), Cai=(NOWHERE, "mill hill"))

    assert asked(told, "Cai Anne Bo") == {"Anne": "park", "Bo": "mill", "Cai": "hill"}


def test_the_home_of_a_tenant_who_has_moved_is_free():
    told = story(Anne=("mill", "park"), Bo=(NOWHERE, "mill"))

    assert asked(told, "Anne Bo") == {"Anne": "park", "Bo": "mill"}


def test_a_line_that_does_not_name_each_family_once_is_refused():
    told = story(Anne=(NOWHERE, "park"), Bo=(NOWHERE, "park"))

    with pytest.raises(ValueError, match="each of 2 families once"):
        asked(told, "Anne Anne")


# ------------------------------------------------------------------------------------------------ from a lawful plan on


def test_two_who_like_each_others_new_homes_better_trade_them():
    told = story(Anne=(NOWHERE, "park lake"), Bo=(NOWHERE, "lake park"))
    lawful = told.plan(Anne="lake", Bo="park")

    assert told.got(trade_from(told.market, lawful, order=told.line("Anne Bo"))) == {"Anne": "park", "Bo": "lake"}


def test_nobody_gets_less_than_the_lawful_plan_gave_her():
    """Bo, who stands first, would rather have Anne's new home, but she wants no other."""
    told = story(Anne=("mill", "park hill"), Bo=(NOWHERE, "park lake"))
    lawful = told.plan(Anne="park", Bo="lake")

    assert told.got(trade_from(told.market, lawful, order=told.line("Bo Anne"))) == {"Anne": "park", "Bo": "lake"}


def test_a_home_that_the_lawful_plan_left_empty_is_free():
    told = story(Anne=("mill", "park lake"), Bo=("hill", "mill"))
    lawful = told.plan(Anne="lake")

    assert told.got(trade_from(told.market, lawful, order=told.line("Anne Bo"))) == {"Anne": "park", "Bo": "mill"}


def test_whoever_got_no_home_stays_outside():
    told = story(Anne=("mill", "park"), Bo=(NOWHERE, "mill"))

    assert told.got(trade_from(told.market, told.plan(Anne="park"), order=told.line("Bo Anne"))) == {
        "Anne": "park",
        "Bo": NOWHERE,
    }


# --------------------------------------------------------------------------------------------------- counted seats


def seated(told, *, lake, park, seats):
    """What each gets, by the lines of both homes and their seats."""
    lines = np.array([told.line(lake), told.line(park)])
    return told.got(top_trading_cycles(told.market, lines=lines, seats=np.array(seats)))


def test_seats_are_given_until_none_is_left():
    told = story(Anne=(NOWHERE, "park"), Bo=(NOWHERE, "park"), Cai=(NOWHERE, "park lake"))

    got = seated(told, lake="Anne Bo Cai", park="Bo Cai Anne", seats=(1, 2))

    assert got == {"Anne": NOWHERE, "Bo": "park", "Cai": "park"}


def test_first_in_line_may_hand_her_seat_on():
    """Bo is first at the lake and Anne at the park; each prefers the other."""
    told = story(Anne=(NOWHERE, "lake park"), Bo=(NOWHERE, "park lake"))

    got = seated(told, lake="Bo Anne", park="Anne Bo", seats=(1, 1))

    assert got == {"Anne": "lake", "Bo": "park"}


def test_a_tenant_is_first_at_her_own_home_whatever_its_line_says():
    told = story(Anne=("lake", ""), Bo=(NOWHERE, "lake park"))

    assert seated(told, lake="Bo Anne", park="Bo Anne", seats=(1, 1)) == {"Anne": "lake", "Bo": "park"}

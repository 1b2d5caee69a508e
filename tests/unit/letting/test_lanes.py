"""By which rule the next home is let: shares of lettings, counted exactly."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.lanes import Counters, lanes_of, next_lane
from bofast.vocabulary.letting import Lane
from tests.unit.letting.situations import agreement

MUNICIPAL, FLEXIBLE, INTERNAL, GENERAL = Lane.MUNICIPAL, Lane.FLEXIBLE, Lane.INTERNAL, Lane.GENERAL


def let(number: int, by: Agreement, counters: Counters | None = None) -> list[Lane]:
    """The lanes of so many lettings in a row."""
    counters, lanes = counters or Counters(), []
    for _ in range(number):
        lane, counters = next_lane(counters, agreement=by)
        lanes.append(lane)
    return lanes


def test_a_quarter_municipal_and_half_flexible_leave_one_in_eight_to_tenants_of_the_house():
    """The example of a Danish organisation: the halving touches only what is left of the list, ½ · (1 − ¼ − ½)."""
    lanes = let(80, agreement(municipal_share="1/4", flexible_share="1/2"))

    assert Counter(lanes) == {MUNICIPAL: 20, FLEXIBLE: 40, INTERNAL: 10, GENERAL: 10}


def test_every_fourth_home_is_the_municipalitys():
    lanes = let(12, agreement(municipal_share="1/4", internal_share="0"))

    assert [at for at, lane in enumerate(lanes, start=1) if lane is MUNICIPAL] == [4, 8, 12]
    assert set(lanes) == {MUNICIPAL, GENERAL}


def test_every_third_home_is_the_municipalitys_where_that_is_agreed():
    lanes = let(9, agreement(municipal_share="1/3"))

    assert lanes == [GENERAL, INTERNAL, MUNICIPAL] * 3


def test_every_second_letting_by_list_is_the_tenants_turn():
    assert let(6, agreement()) == [GENERAL, INTERNAL] * 3


def test_the_municipalitys_homes_do_not_use_up_the_tenants_turns():
    lanes = let(8, agreement(municipal_share="1/4"))

    assert lanes == [GENERAL, INTERNAL, GENERAL, MUNICIPAL, INTERNAL, GENERAL, INTERNAL, MUNICIPAL]


@pytest.mark.parametrize(
    ("shares", "only"),
    [
        ({"municipal_share": "1", "internal_share": "1"}, MUNICIPAL),
        ({"flexible_share": "1", "internal_share": "1"}, FLEXIBLE),
        ({"internal_share": "1"}, INTERNAL),
        ({"internal_share": "0"}, GENERAL),
    ],
)
def test_a_whole_share_leaves_nothing_to_the_others(shares: dict[str, str], only: Lane):
    assert set(let(7, agreement(**shares))) == {only}


def test_three_thirds_are_a_whole_one():
    """A third of a home is no decimal: what is saved is told as a fraction, and is nothing again after three."""
    counters, third = Counters(), agreement(municipal_share="1/3", internal_share="0")
    saved = []
    for _ in range(3):
        _lane, counters = next_lane(counters, agreement=third)
        saved.append(counters.municipal)

    assert saved == ["1/3", "2/3", "0"]


def test_counters_go_on_where_they_stood():
    half = agreement()

    assert let(3, half, Counters(internal="1/2")) == [INTERNAL, GENERAL, INTERNAL]


def test_a_new_share_takes_over_what_the_old_one_had_saved():
    """2/3 saved under an old agreement of a third; a quarter more is no whole one, another quarter is."""
    lanes = let(2, agreement(municipal_share="1/4", internal_share="0"), Counters(municipal="2/3"))

    assert lanes == [GENERAL, MUNICIPAL]


@pytest.mark.parametrize("saved", ["1", "5/4", "-1/2", "0.5", "1/0", "half", "", " 1/2", "1e-9", "\u0661/\u0662"])
def test_a_counter_that_is_no_fraction_below_one_is_refused(saved: str):
    with pytest.raises(ValueError, match="no counter"):
        Counters(municipal=saved)


@pytest.mark.parametrize("saved", ["0", "1/2", "0/1", "99/100", "999999999999999999/1000000000000000000"])
def test_a_fraction_below_one_is_a_counter(saved: str):
    assert Fraction(Counters(internal=saved).internal) < 1


@pytest.mark.parametrize(
    ("municipal", "flexible", "internal", "lanes"),
    [
        ("1/4", "1/2", "1/2", {MUNICIPAL, FLEXIBLE, INTERNAL, GENERAL}),
        ("0", "0", "1/2", {INTERNAL, GENERAL}),
        ("1/4", "0", "1", {MUNICIPAL, INTERNAL}),
        ("1/2", "1/2", "1/2", {MUNICIPAL, FLEXIBLE}),
        ("1", "0", "0", {MUNICIPAL}),
    ],
)
def test_the_lanes_of_an_agreement_are_those_that_get_a_turn(municipal, flexible, internal, lanes):
    terms = agreement(municipal_share=municipal, flexible_share=flexible, internal_share=internal)

    assert set(lanes_of(terms)) == lanes == set(let(80, terms))

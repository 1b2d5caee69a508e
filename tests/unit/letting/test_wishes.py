"""What a family's wishes mean among the homes in play."""

from __future__ import annotations

from collections import defaultdict

import pytest

from bofast.rules.letting.facts import LetHome, ListedFamily, Wish
from bofast.rules.letting.wishes import is_named, wanted
from tests.unit.letting.situations import family, home

HOMES = [
    home("Elm 1", rooms=4, rent=9000),
    home("Elm 2", rooms=3, rent=7000),
    home("Elm 3", rooms=4, rent=7000),
    home("Elm 4", rooms=2),
    home("Elm 5", rent=6000),
    home("Oak 1", department="Oak", rooms=3, rent=5000),
]


def ranked(who: ListedFamily, homes: list[LetHome] | None = None) -> list[str]:
    by_department: dict[str, list[LetHome]] = defaultdict(list)
    for one in homes or HOMES:
        by_department[one.department].append(one)
    found = wanted(who, homes={one.name: one for one in homes or HOMES}, by_department=by_department)
    return [one.home.name for one in found]


def wishing(*wishes: Wish, lives: str = "") -> ListedFamily:
    return family(wishes=wishes, home=lives)


def test_wishes_stand_in_her_own_order():
    assert ranked(wishing(Wish(home="Oak 1"), Wish(home="Elm 2"))) == ["Oak 1", "Elm 2"]


def test_homes_of_a_department_stand_by_rent_then_by_name_and_those_without_a_rent_last():
    assert ranked(wishing(Wish(department="Elm"))) == ["Elm 5", "Elm 2", "Elm 3", "Elm 1", "Elm 4"]


@pytest.mark.parametrize(
    ("limits", "meant"),
    [
        ({"rooms_from": 3}, ["Elm 2", "Elm 3", "Elm 1"]),
        ({"rooms_from": 4}, ["Elm 3", "Elm 1"]),
        ({"rooms_to": 3}, ["Elm 2", "Elm 4"]),
        ({"rooms_from": 3, "rooms_to": 3}, ["Elm 2"]),
        ({"rooms_from": 5}, []),
    ],
)
def test_limits_of_rooms_count_themselves_and_mean_no_home_of_unknown_size(limits: dict[str, int], meant: list[str]):
    assert ranked(wishing(Wish(department="Elm", **limits))) == meant


def test_a_house_of_many_rooms_is_meant_where_no_limit_is_set():
    manor = home("Manor", department="Manor", rooms=25)

    assert ranked(wishing(Wish(department="Manor")), [manor]) == ["Manor"]


def test_a_home_named_before_its_department_stands_once_at_its_first_place():
    assert ranked(wishing(Wish(home="Elm 1"), Wish(department="Elm", rooms_from=3))) == ["Elm 1", "Elm 2", "Elm 3"]


def test_her_own_home_ends_the_ranking_where_she_has_placed_it():
    who = wishing(Wish(home="Elm 1"), Wish(home="Elm 2"), Wish(home="Oak 1"), lives="Elm 2")

    assert ranked(who) == ["Elm 1"]


def test_her_own_home_first_means_that_she_wants_no_other():
    assert ranked(wishing(Wish(home="Elm 2"), Wish(home="Oak 1"), lives="Elm 2")) == []


def test_her_own_home_inside_a_department_that_she_names_is_passed_over():
    who = wishing(Wish(department="Elm", rooms_from=3), Wish(home="Oak 1"), lives="Elm 3")

    assert ranked(who) == ["Elm 2", "Elm 1", "Oak 1"]


def test_a_home_that_is_not_in_play_is_passed_over():
    assert ranked(wishing(Wish(home="Ash 9"), Wish(department="Ash"), Wish(home="Elm 1"))) == ["Elm 1"]


def test_points_stay_with_the_wish():
    who = wishing(Wish(department="Elm", rooms_from=4, worth=70), Wish(home="Oak 1"))
    elm = [one for one in HOMES if one.department == "Elm"]

    found = wanted(who, homes={one.name: one for one in HOMES}, by_department={"Elm": elm})

    assert [(one.home.name, one.worth) for one in found] == [("Elm 3", 70), ("Elm 1", 70), ("Oak 1", None)]


def test_a_wish_names_a_home_wherever_her_own_stands():
    who = wishing(Wish(home="Elm 2"), Wish(department="Elm", rooms_from=4), lives="Elm 2")

    assert [one.name for one in HOMES if is_named(one, by=who)] == ["Elm 1", "Elm 2", "Elm 3"]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "either a home or a department"),
        ({"home": "Elm 1", "department": "Elm"}, "either a home or a department"),
        ({"home": "Elm 1", "rooms_from": 2}, "takes no rooms"),
        ({"department": "Elm", "rooms_from": 5, "rooms_to": 4}, "means no home"),
    ],
)
def test_a_wish_that_nobody_can_mean_is_refused(told: dict[str, object], said: str):
    with pytest.raises(ValueError, match=said):
        Wish(**told)

"""What shuts a family out from a home: every rule on both sides of its border, and their order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bofast.rules.home_fit import Norm, Pairing, RoomUnit
from bofast.rules.home_fit.facts import Member
from bofast.rules.letting.eligibility import Exclusion, HouseRules, household_on, shut_out
from bofast.rules.letting.facts import Bar, LetHome, ListedFamily
from bofast.vocabulary.letting import WhyNot
from bofast.vocabulary.money import Money
from tests.unit.letting.situations import TODAY, adults, family, home, people

NO_RULES = HouseRules()
TWO_A_ROOM = HouseRules(most_persons_per_room=2)
EUROSTAT = Norm(
    code="eurostat",
    counts=RoomUnit.ROOMS,
    sharing=Pairing(own_room_from=18, mixed_pairs_below=12, shared_rooms=1, rooms_for_one=2),
)


def found(
    who: ListedFamily, where: LetHome, rules: HouseRules = NO_RULES, norm: Norm | None = None, **waived: Any
) -> Exclusion | None:
    return shut_out(household_on(who, on=TODAY, norm=norm), where, rules=rules, norm=norm, **waived)


def rule(*asked: Any, **more: Any) -> WhyNot | None:
    exclusion = found(*asked, **more)
    return None if exclusion is None else exclusion.rule


def test_nothing_shuts_out_a_family_of_whom_and_a_home_of_which_nothing_is_told():
    assert rule(family(), home(), TWO_A_ROOM, EUROSTAT) is None


def test_a_home_that_she_has_refused_is_not_offered_again():
    assert rule(family(refused=("Elm 1",)), home("Elm 1")) is WhyNot.REFUSED_BEFORE
    assert rule(family(refused=("Elm 1",)), home("Elm 2")) is None


def test_debt_to_the_landlord_shuts_out():
    assert rule(family(owes_landlord=True), home()) is WhyNot.OWES_LANDLORD


def test_a_bar_holds_in_its_department_and_tells_its_ground():
    barred = family(barred=(Bar(department="Elm", ground="§ 59(6) no. 5"),))

    assert found(barred, home()) == Exclusion(WhyNot.BARRED, {"department": "Elm", "ground": "§ 59(6) no. 5"})
    assert found(barred, home(department="Oak")) is None


@pytest.mark.parametrize(("persons", "rooms", "is_out"), [(4, 2, False), (5, 2, True), (2, 1, False), (3, 1, True)])
def test_two_persons_a_room_are_allowed_and_three_are_not(persons: int, rooms: int, is_out: bool):
    exclusion = found(family(members=adults(persons)), home(rooms=rooms), TWO_A_ROOM)

    assert (exclusion is not None) is is_out
    if exclusion is not None:
        assert exclusion.values == {"persons": persons, "rooms": rooms, "most_per_room": 2}


def test_where_the_municipality_has_not_decided_so_persons_do_not_shut_out():
    assert rule(family(members=adults(9)), home(rooms=1)) is None


@pytest.mark.parametrize(("rooms", "is_out"), [(3, True), (4, False)])
def test_a_norm_asks_for_rooms_by_who_the_family_is(rooms: int, is_out: bool):
    """Two grown-ups who are no couple and a child of five: a room each, and one for all, by Eurostat's norm."""
    trio = family(members=people("1980-01-01", "1981-01-01", "2021-01-01"))

    exclusion = found(trio, home(rooms=rooms), norm=EUROSTAT)

    assert (exclusion is not None) is is_out
    if exclusion is not None:
        assert (exclusion.rule, exclusion.values) == (WhyNot.TOO_SMALL, {"needs": 4, "has": 3, "norm": "eurostat"})


def test_a_norm_of_bedrooms_looks_at_bedrooms():
    bedrooms = Norm(
        code="bedrooms",
        counts=RoomUnit.BEDROOMS,
        sharing=Pairing(own_room_from=18, mixed_pairs_below=12, shared_rooms=0, rooms_for_one=1),
    )
    pair = family(members=adults(2))

    assert rule(pair, home(rooms=4, bedrooms=1), norm=bedrooms) is WhyNot.TOO_SMALL
    assert rule(pair, home(rooms=1, bedrooms=2), norm=bedrooms) is None
    assert rule(pair, home(rooms=1), norm=bedrooms) is None


@pytest.mark.parametrize(("rooms", "is_out"), [(3, False), (4, True), (None, False)])
def test_a_home_is_too_large_by_rooms_over_persons(rooms: int | None, is_out: bool):
    one_over = HouseRules(most_rooms_over_persons=1)

    found_rule = rule(family(members=adults(2)), home(rooms=rooms), one_over)

    assert (found_rule is WhyNot.TOO_LARGE) is is_out


@pytest.mark.parametrize(("rent", "is_out"), [(6000, False), ("6000.01", True), (None, False)])
def test_the_highest_rent_that_she_can_pay_is_within_her_means(rent: object, is_out: bool):
    who = family(most_rent_per_month=Money.of(6000))

    assert (rule(who, home(rent=rent)) is WhyNot.RENT_TOO_HIGH) is is_out


@pytest.mark.parametrize(("fact", "told"), [(True, None), (False, True), (None, False)])
def test_who_needs_a_step_free_home_is_not_offered_one_that_nobody_knows_to_be_so(fact: bool | None, told: bool | None):
    exclusion = found(family(needs_step_free=True), home(is_step_free=fact))

    assert exclusion == (None if fact else Exclusion(WhyNot.NOT_STEP_FREE, {"is_known": told}))


@pytest.mark.parametrize("fact", [True, False, None])
def test_who_needs_an_adapted_home_is_offered_one_that_is(fact: bool | None):
    found_rule = rule(family(needs_adapted=True), home(is_wheelchair_accessible=fact))

    assert found_rule is (None if fact else WhyNot.NOT_ADAPTED)


def test_rules_are_tried_in_one_order_and_the_first_is_told():
    """Each rule that is put right brings the next to light, in the order of `WhyNot`."""
    rules = HouseRules(most_persons_per_room=2)
    faults: dict[str, Any] = {
        "refused": ("Elm 1",),
        "owes_landlord": True,
        "barred": (Bar(department="Elm", ground="a ground"),),
        "members": adults(5),
        "needs_step_free": True,
        "needs_adapted": True,
        "most_rent_per_month": Money.of(1),
    }
    told = []
    for put_right in [None, *faults]:
        if put_right is not None:
            del faults[put_right]
        told.append(rule(family(**faults), home(rooms=1, rent=5000), rules))

    expected = [
        WhyNot.REFUSED_BEFORE,
        WhyNot.OWES_LANDLORD,
        WhyNot.BARRED,
        WhyNot.TOO_MANY_PERSONS,
        WhyNot.NOT_STEP_FREE,
        WhyNot.NOT_ADAPTED,
        WhyNot.RENT_TOO_HIGH,
        None,
    ]
    assert told == expected
    assert expected[:-1] == sorted(expected[:-1], key=list(WhyNot).index)


def test_too_many_is_told_before_too_small_and_too_small_before_too_large():
    crowd, place = family(members=adults(5)), home(rooms=2)
    strange = HouseRules(most_persons_per_room=2, most_rooms_over_persons=0)

    assert rule(crowd, place, strange, EUROSTAT) is WhyNot.TOO_MANY_PERSONS
    assert rule(crowd, home(rooms=3), strange, EUROSTAT) is WhyNot.TOO_SMALL
    assert rule(crowd, home(rooms=6), strange, EUROSTAT) is WhyNot.TOO_LARGE


def test_a_waived_rule_is_passed_over_and_the_next_is_asked():
    who = family(owes_landlord=True, needs_adapted=True)

    assert rule(who, home(), waived=WhyNot.OWES_LANDLORD) is WhyNot.NOT_ADAPTED


@pytest.mark.parametrize(("left_on", "persons"), [(date(2026, 11, 22), 1), (date(2026, 11, 23), 2), (None, 2)])
def test_who_moves_out_today_counts_no_more(left_on: date | None, persons: int):
    members = (*adults(1), Member(key="leaver", born_on=date(1990, 1, 1), left_on=left_on))

    assert household_on(family(members=members), on=TODAY, norm=None).persons == persons


@pytest.mark.parametrize(("born_on", "persons"), [(date(2026, 11, 22), 2), (date(2026, 11, 23), 1)])
def test_a_child_counts_from_the_day_of_birth(born_on: date, persons: int):
    members = (*adults(1), Member(key="baby", born_on=born_on))

    assert household_on(family(members=members), on=TODAY, norm=None).persons == persons


def test_a_person_who_stands_in_two_rows_counts_once():
    twice = (Member(key="a", born_on=None), Member(key="a", born_on=None, entered_on=date(2026, 1, 1)))

    assert household_on(family(members=twice), on=TODAY, norm=None).persons == 1


def test_a_family_that_has_all_left_needs_no_rooms():
    gone = family(members=(Member(key="a", born_on=date(1990, 1, 1), left_on=date(2026, 1, 1)),))

    assert rule(gone, home(rooms=1), TWO_A_ROOM, EUROSTAT) is None

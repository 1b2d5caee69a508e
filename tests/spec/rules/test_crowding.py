"""Crowded by the Norwegian definition (SSB, Vardok 3462, since 2015), on both sides of each boundary."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bofast.rules.home_fit import SSB, HomeFacts, Member, Norm, as_figure, is_crowded, norm_on
from bofast.rules.law import Law
from bofast.vocabulary.answers import Answer
from bofast.vocabulary.errors import MissingParameter
from bofast.vocabulary.reasons import Reason
from tests.spec.rules.drawing import household

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN

FOUR = household("""
    who    | born       | sex    | with
    mother | 1990-01-01 | female | father
    father | 1988-01-01 | male   |
    girl   | 2015-06-01 | female |
    boy    | 2018-06-01 | male   |
""")
ALONE = household("""
    who | born       | sex
    man | 1990-01-01 | male
""")


@pytest.fixture
def norm(law: Law, today: date) -> Norm:
    return norm_on(SSB, law=law, on=today)


def answer(members: list[Member], *, norm: Norm, on: date, rooms: int | None = None, area: str | None = None) -> Answer:
    home = HomeFacts(rooms=rooms, area_m2=None if area is None else Decimal(area))
    return is_crowded(home, members=members, on=on, norm=norm).answer


@pytest.mark.parametrize(
    ("rooms", "area", "crowded"),
    [
        (3, "99", YES),  # fewer rooms than persons, and under 25 m² for each
        (3, "99.99", YES),
        (3, "100", NO),  # 25 m² for each is enough
        (4, "99", NO),  # a room for each is enough
        (4, "100", NO),
        (3, None, YES),  # the area is unknown: the rooms decide
        (4, None, NO),
        (None, "99", YES),  # the rooms are unknown: the area decides
        (None, "100", NO),
        (None, None, UNKNOWN),
    ],
)
def test_four_persons_are_crowded_when_both_rooms_and_area_are_short(
    rooms: int | None, area: str | None, crowded: Answer, norm: Norm, today: date
) -> None:
    assert answer(FOUR, norm=norm, on=today, rooms=rooms, area=area) is crowded


@pytest.mark.parametrize(
    ("rooms", "area", "crowded"),
    [(1, "20", YES), (1, "24.9", YES), (1, "25", NO), (1, "26", NO), (2, "20", NO), (1, None, YES), (2, None, NO)],
)
def test_one_person_in_one_room_is_short_of_rooms(
    rooms: int, area: str | None, crowded: Answer, norm: Norm, today: date
) -> None:
    assert answer(ALONE, norm=norm, on=today, rooms=rooms, area=area) is crowded


def test_two_persons_in_two_rooms_have_enough_rooms(norm: Norm, today: date) -> None:
    assert answer(FOUR[:2], norm=norm, on=today, rooms=2, area="30") is NO


def test_a_child_with_two_homes_counts_in_both(norm: Norm, today: date) -> None:
    half_of_the_time = household("""
        who    | born       | share
        mother | 1990-01-01 |
        girl   | 2015-06-01 | 0.5
    """)

    assert answer(half_of_the_time, norm=norm, on=today, rooms=1, area="49") is YES


def test_an_office_may_count_a_child_only_from_a_share_of_the_time(law: Law, today: date) -> None:
    share = {"parameter": "space/crowding_share", "group": {"norm": SSB}, "first_day": date(2020, 1, 1), "value": "0.4"}
    source = {"source": {"text": "Decision of the council", "url": "https://example.org/1"}, "verified": True}
    norm = norm_on(SSB, law=law.with_rows([share | source]), on=today)
    drawn = """
        who    | born       | share
        mother | 1990-01-01 |
        girl   | 2015-06-01 | {}
    """

    assert answer(household(drawn.format("0.4")), norm=norm, on=today, rooms=1, area="30") is YES
    assert answer(household(drawn.format("0.39")), norm=norm, on=today, rooms=1, area="30") is NO
    assert answer(household(drawn.format("?")), norm=norm, on=today, rooms=2, area="30") is NO
    assert answer(household(drawn.format("?")), norm=norm, on=today, rooms=1, area="30") is UNKNOWN


def test_an_expected_child_counts_from_the_day_it_is_due(norm: Norm) -> None:
    expecting = household("""
        who    | born
        mother | 1990-01-01
        father | 1988-01-01
        child  | 2027-02-10
    """)

    assert answer(expecting, norm=norm, on=date(2027, 2, 9), rooms=2, area="60") is NO
    assert answer(expecting, norm=norm, on=date(2027, 2, 10), rooms=2, area="60") is YES


def test_who_has_left_no_longer_counts(norm: Norm) -> None:
    parting = household("""
        who    | born       | to
        mother | 1990-01-01 |
        girl   | 2015-06-01 |
        father | 1988-01-01 | 2027-01-01
    """)

    assert answer(parting, norm=norm, on=date(2026, 12, 31), rooms=2, area="60") is YES
    assert answer(parting, norm=norm, on=date(2027, 1, 1), rooms=2, area="60") is NO


def test_bedrooms_alone_may_be_enough_to_know_that_rooms_are_not_short(norm: Norm, today: date) -> None:
    four_bedrooms, three_bedrooms = HomeFacts(bedrooms=4), HomeFacts(bedrooms=3)

    assert is_crowded(four_bedrooms, members=FOUR, on=today, norm=norm).answer is NO
    assert is_crowded(three_bedrooms, members=FOUR, on=today, norm=norm).answer is UNKNOWN


def test_nobody_is_crowded_in_an_empty_home(norm: Norm, today: date) -> None:
    crowding = is_crowded(HomeFacts(rooms=1, area_m2=Decimal(20)), members=[], on=today, norm=norm)

    assert crowding.answer is NO
    assert [because.reason for because in crowding.because] == [Reason.NOBODY_COUNTS]


def test_the_definition_of_2015_says_nothing_of_the_year_before(law: Law) -> None:
    assert norm_on(SSB, law=law, on=date(2015, 1, 1)).area_per_person_m2 == 25
    with pytest.raises(MissingParameter):
        norm_on(SSB, law=law, on=date(2014, 12, 31))


def test_the_answer_carries_what_was_weighed_and_its_source(norm: Norm, today: date) -> None:
    crowding = is_crowded(HomeFacts(rooms=2, area_m2=Decimal(80)), members=FOUR, on=today, norm=norm)

    weighed = {because.reason: because.facts for because in crowding.because}
    assert weighed[Reason.TOO_FEW_ROOMS]["found"] == 2
    assert weighed[Reason.TOO_FEW_ROOMS]["needed"] == 4
    assert weighed[Reason.TOO_LITTLE_AREA]["needed"] == 100
    assert crowding.rooms_lacking == 2
    assert all("ssb.no" in row.source.url for row in crowding.norm.rows if row.parameter != "space/crowding_share")


def test_an_unknown_answer_names_the_facts_that_would_settle_it(norm: Norm, today: date) -> None:
    unknown = as_figure(is_crowded(HomeFacts(), members=FOUR, on=today, norm=norm))
    settled = as_figure(is_crowded(HomeFacts(rooms=3), members=FOUR, on=today, norm=norm))

    assert unknown.value is None
    assert unknown.unknown_facts() == ("present_home.rooms", "present_home.area_m2")
    assert settled.value is True
    assert settled.unknown_facts() == ()

"""Rooms by the European and the English standard, and by norms that an office writes itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bofast.rules.home_fit import (
    BEDROOM_STANDARD,
    EUROSTAT,
    HomeFacts,
    Member,
    Norm,
    Pairing,
    PersonsPerRoom,
    RoomUnit,
    is_crowded,
    norm_on,
    room_need,
)
from bofast.rules.law import Law
from bofast.vocabulary.answers import Answer
from tests.spec.rules.drawing import household

CANADIAN = Norm(
    code="nos",
    counts=RoomUnit.BEDROOMS,
    sharing=Pairing(
        own_room_from=18,
        mixed_pairs_below=5,
        shared_rooms=0,
        rooms_for_one=0,
        older_may_share_with_younger=True,
        parents_have_own_room=True,
    ),
)
DANISH_CEILING = Norm(code="ceiling", counts=RoomUnit.ROOMS, sharing=PersonsPerRoom(persons=2, rooms_for_one=1))

COUPLE = "woman 40 with, man 42 with"


def people(described: str, *, on: date) -> list[Member]:
    """`girl 5, boy 3`: each so many years old on their birthday of today; `with` marks the couple."""
    members = []
    for number, words in enumerate(described.split(", ")):
        who, age, *rest = words.split()
        sex = "female" if who in {"girl", "woman"} else "male"
        row = {"who": str(number), "born": str(on.replace(year=on.year - int(age))), "sex": sex}
        row |= {"with": "1" if rest == ["with"] and number == 0 else "", "parent": "yes" if rest == ["parent"] else ""}
        members += household("|".join(row) + "\n" + "|".join(row.values()))
    return members


@pytest.mark.parametrize(
    ("described", "european", "english", "canadian"),
    [
        (f"{COUPLE}, girl 5, boy 3", 3, 2, 3),
        (f"{COUPLE}, boy 14, girl 12, girl 5", 5, 3, 3),
        (f"{COUPLE}, boy 4, girl 3", 3, 2, 2),
        ("woman 40, boy 16, boy 8", 4, 2, 2),
        (f"{COUPLE}, man 19, girl 16, girl 13, boy 9", 5, 3, 4),
        ("man 40", 2, 1, 0),
    ],
)
def test_the_same_household_needs_other_rooms_by_another_norm(
    described: str, european: int, english: int, canadian: int, law: Law, today: date
) -> None:
    members = people(described, on=today)

    norms = [norm_on(EUROSTAT, law=law, on=today), norm_on(BEDROOM_STANDARD, law=law, on=today), CANADIAN]
    needs = [room_need(members, on=today, norm=norm) for norm in norms]

    assert [need.least for need in needs] == [european, english, canadian]
    assert all(need.is_certain for need in needs)


def test_the_danish_ceiling_lets_two_persons_into_a_room(today: date) -> None:
    assert room_need(people(f"{COUPLE}, boy 14, girl 12, girl 5", on=today), on=today, norm=DANISH_CEILING).least == 3
    assert room_need(people(f"{COUPLE}, boy 14, girl 12", on=today), on=today, norm=DANISH_CEILING).least == 2
    assert room_need(people("man 40", on=today), on=today, norm=DANISH_CEILING).least == 1


@pytest.mark.parametrize(
    ("described", "rooms"),
    [
        ("woman 40, boy 11, girl 11", 3),  # under 12 any two share
        ("woman 40, boy 12, girl 11", 4),
        ("woman 40, boy 12, girl 12", 4),  # from 12 only two of one sex
        ("woman 40, boy 12, boy 17", 3),
        ("woman 40, boy 12, boy 18", 4),  # at 18 a room of one's own
        ("woman 40, boy 12, boy 11", 4),  # nobody shares over the boundary of 12
        ("woman 40, boy 5, boy 6, girl 7", 4),  # three under 12: two rooms
        ("woman 40, man 42", 3),  # two grown-ups who are no couple
        (COUPLE, 2),
    ],
)
def test_european_rooms_on_both_sides_of_each_boundary(described: str, rooms: int, law: Law, today: date) -> None:
    need = room_need(people(described, on=today), on=today, norm=norm_on(EUROSTAT, law=law, on=today))

    assert need.least == need.most == rooms


@pytest.mark.parametrize(
    ("described", "bedrooms"),
    [
        ("woman 40, boy 9, girl 9", 2),  # under 10 any two share
        ("woman 40, boy 10, girl 9", 3),
        ("woman 40, boy 10, boy 9", 2),  # left over from 10 up: shares with a younger of the same sex
        ("woman 40, boy 10, boy 20", 2),
        ("woman 40, boy 10, man 21", 3),  # at 21 a room of one's own
        ("woman 40, boy 14, boy 12, girl 8, boy 6", 3),  # the two boys share, and so do the two small ones
        ("woman 40, boy 14, girl 8, boy 6", 3),
    ],
)
def test_english_bedrooms_on_both_sides_of_each_boundary(described: str, bedrooms: int, law: Law, today: date) -> None:
    need = room_need(people(described, on=today), on=today, norm=norm_on(BEDROOM_STANDARD, law=law, on=today))

    assert need.least == need.most == bedrooms


def test_an_unknown_sex_leaves_the_need_open_only_where_it_matters(law: Law, today: date) -> None:
    norm = norm_on(EUROSTAT, law=law, on=today)
    drawn = """
        who    | born       | sex
        mother | 1990-01-01 | female
        boy    | 2012-01-01 | male
        child  | {}         |
    """

    teenager = room_need(household(drawn.format("2013-01-01")), on=today, norm=norm)
    small = room_need(household(drawn.format("2020-01-01")), on=today, norm=norm)

    assert (teenager.least, teenager.most) == (3, 4)
    assert (small.least, small.most) == (4, 4)


def test_an_open_need_answers_only_where_every_way_agrees(law: Law, today: date) -> None:
    norm = norm_on(EUROSTAT, law=law, on=today)
    members = household("""
        who    | born       | sex
        mother | 1990-01-01 | female
        boy    | 2012-01-01 | male
        child  | 2013-01-01 |
    """)

    answers = [is_crowded(HomeFacts(rooms=n), members=members, on=today, norm=norm).answer for n in (2, 3, 4)]

    assert answers == [Answer.YES, Answer.UNKNOWN, Answer.NO]


def test_an_unknown_birth_date_may_be_any_age(law: Law, today: date) -> None:
    norm = norm_on(EUROSTAT, law=law, on=today)
    members = household("""
        who    | born       | sex
        mother | 1990-01-01 | female
        boy    | 2020-01-01 | male
        guest  |            | male
    """)

    need = room_need(members, on=today, norm=norm)

    assert (need.least, need.most) == (3, 4)  # shares with the small boy if small, else a room of its own


def test_the_home_is_short_of_bedrooms_not_of_rooms_by_a_bedroom_norm(law: Law, today: date) -> None:
    norm = norm_on(BEDROOM_STANDARD, law=law, on=today)
    members = people(f"{COUPLE}, girl 12, boy 12", on=today)

    assert is_crowded(HomeFacts(rooms=9, bedrooms=2), members=members, on=today, norm=norm).answer is Answer.YES
    assert is_crowded(HomeFacts(rooms=9, bedrooms=3), members=members, on=today, norm=norm).answer is Answer.NO
    assert is_crowded(HomeFacts(rooms=9), members=members, on=today, norm=norm).answer is Answer.UNKNOWN


def office_rows(code: str, **values: Any) -> list[dict[str, Any]]:
    """An office's own norm, one row for each parameter: `parameter__key=value`, each key named in the group."""
    evidence = {"text": "Council decision 12/26", "url": "https://example.org/12-26"}
    rows = []
    for name, value in values.items():
        parameter, *group = name.split("__")
        of_group = dict(zip(group[::2], [int(v) if v.isdigit() else v for v in group[1::2]], strict=True))
        rows.append(
            {"parameter": f"space/{parameter}", "group": {"norm": code, **of_group}, "first_day": date(2026, 1, 1)}
            | {"value": value, "source": evidence, "verified": True}
        )
    return rows


def test_an_office_writes_a_norm_of_its_own_as_rows(law: Law, today: date) -> None:
    table = office_rows(
        "kristiansund",
        room_need_shape="by_size",
        room_need_counts="bedrooms",
        crowding_when="rooms_are_short",
        crowding_share="0",
        room_need_by_size__persons__1=1,
        room_need_by_size__persons__2=1,
        room_need_by_size__persons__3=2,
        room_need_by_size__persons__4=3,
    )
    norm = norm_on("kristiansund", law=law.with_rows(table), on=today)

    sizes = [household("who | born\n" + "\n".join(f"{i} | 1990-01-01" for i in range(n))) for n in range(1, 7)]

    assert [room_need(members, on=today, norm=norm).least for members in sizes] == [1, 1, 2, 3, 4, 5]


def test_an_office_may_ask_for_rooms_and_area(law: Law, today: date) -> None:
    rows = office_rows(
        "own",
        room_need_shape="persons_per_room",
        room_need_counts="rooms",
        room_need_persons=2,
        room_need_rooms__given_to__person_alone=1,
        crowding_when="either_is_short",
        crowding_area="20",
        crowding_share="0",
    )
    norm = norm_on("own", law=law.with_rows(rows), on=today)
    members = people(COUPLE, on=today)

    def answer(rooms: int, area: int) -> Answer:
        return is_crowded(HomeFacts(rooms=rooms, area_m2=Decimal(area)), members=members, on=today, norm=norm).answer

    assert [answer(1, 40), answer(1, 39), answer(0, 40)] == [Answer.NO, Answer.YES, Answer.YES]

"""The course of a home's fit, held against a twin that walks day by day and pairs people one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from bofast.rules.facts import Sex
from bofast.rules.home_fit import (
    CrowdedWhen,
    HomeFacts,
    Member,
    Norm,
    Pairing,
    PersonsPerRoom,
    RoomUnit,
    is_crowded,
    outgrown_on,
    outlook,
    room_need,
)
from bofast.vocabulary.answers import Answer
from bofast.vocabulary.spells import age_on

FIRST = date(2026, 1, 1)
DAYS = 400
UNTIL = FIRST + timedelta(days=DAYS)
NORMS = [
    Norm(
        code="eurostat",
        counts=RoomUnit.ROOMS,
        sharing=Pairing(own_room_from=18, mixed_pairs_below=12, shared_rooms=1, rooms_for_one=2),
    ),
    Norm(
        code="bedroom_standard",
        counts=RoomUnit.BEDROOMS,
        sharing=Pairing(
            own_room_from=21, mixed_pairs_below=10, shared_rooms=0, rooms_for_one=1, older_may_share_with_younger=True
        ),
        counts_from_share=Decimal("0.4"),
    ),
    Norm(
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
    ),
    Norm(
        code="ssb",
        counts=RoomUnit.ROOMS,
        sharing=PersonsPerRoom(persons=1, rooms_for_one=2),
        crowded_when=CrowdedWhen.BOTH_ARE_SHORT,
        area_per_person_m2=Decimal(25),
    ),
]

near = st.integers(-40, DAYS + 20).map(lambda days: FIRST + timedelta(days=days))


@st.composite
def born(draw: st.DrawFn) -> date:
    """Any day, but most of them such that one of the norms' ages is reached within the time looked at."""
    years = draw(st.sampled_from([0, 0, 5, 10, 12, 18, 21, 30]))
    day = draw(near)
    return date(day.year - years, day.month, min(day.day, 28)) if years else day


@st.composite
def households(draw: st.DrawFn) -> list[Member]:
    members = []
    for number in range(draw(st.integers(0, 5))):
        entered_on = draw(st.none() | near)
        stay = draw(st.none() | st.integers(1, DAYS))
        members.append(
            Member(
                key=str(number),
                born_on=draw(born()),
                sex=draw(st.sampled_from(Sex)),
                entered_on=entered_on,
                left_on=None if stay is None else (entered_on or FIRST) + timedelta(days=stay),
                share_of_time=draw(st.sampled_from([Decimal(1), Decimal(1), Decimal("0.5"), Decimal("0.3")])),
                partner="1" if number == 0 and draw(st.booleans()) else None,
                is_parent_here=draw(st.booleans()),
            )
        )
    return members


homes = st.builds(
    HomeFacts,
    rooms=st.none() | st.integers(0, 6),
    bedrooms=st.none() | st.integers(0, 5),
    area_m2=st.none() | st.integers(20, 120).map(Decimal),
)


def here(members: Sequence[Member], *, norm: Norm, day: date) -> list[Member]:
    return [
        m
        for m in members
        if (m.entered_on is None or m.entered_on <= day)
        and (m.left_on is None or day < m.left_on)
        and (m.born_on is not None and m.born_on <= day)
        and (m.share_of_time is not None and m.share_of_time >= norm.counts_from_share)
    ]


def may_share(one: Member, other: Member, *, norm: Norm, pairing: Pairing, day: date, all_rows: list[Member]) -> bool:
    """By the words of the norm, for two persons; a couple shares and shares with nobody else."""
    if one.partner == other.key or other.partner == one.key:
        return True
    if any(m.partner in {x.key for x in all_rows} and m.key in {one.key, other.key} for m in all_rows) or any(
        m.partner in {one.key, other.key} for m in all_rows
    ):
        return False
    ages = []
    for member in (one, other):
        if member.is_parent_here and pairing.parents_have_own_room:
            return False
        assert member.born_on is not None
        ages.append(age_on(member.born_on, day))
    if max(ages) >= pairing.own_room_from:
        return False
    if max(ages) < pairing.mixed_pairs_below:
        return True
    if min(ages) < pairing.mixed_pairs_below and not pairing.older_may_share_with_younger:
        return False
    return one.sex is other.sex


def rooms_one_by_one(members: list[Member], *, norm: Norm, day: date) -> int:
    """Fewest rooms over every way of pairing, tried one by one."""
    if not members:
        return 0
    sharing = norm.sharing
    if len(members) == 1 and not isinstance(sharing, Pairing | PersonsPerRoom):
        raise AssertionError("no table of sizes is drawn here")
    if len(members) == 1:
        return sharing.rooms_for_one  # type: ignore[union-attr]
    if isinstance(sharing, PersonsPerRoom):
        return -(-len(members) // sharing.persons)
    assert isinstance(sharing, Pairing)
    pairing = sharing

    @cache
    def fewest(left: tuple[int, ...]) -> int:
        if not left:
            return 0
        first, *rest = left
        alone = 1 + fewest(tuple(rest))
        together = [
            1 + fewest(tuple(x for x in rest if x != other))
            for other in rest
            if may_share(members[first], members[other], norm=norm, pairing=pairing, day=day, all_rows=members)
        ]
        return min([alone, *together])

    return pairing.shared_rooms + fewest(tuple(range(len(members))))


def crowded_by_the_words(home: HomeFacts, members: list[Member], *, norm: Norm, day: date) -> Answer:
    if not members:
        return Answer.NO
    needed = rooms_one_by_one(members, norm=norm, day=day)
    found = home.rooms if norm.counts is RoomUnit.ROOMS else home.bedrooms
    short: list[bool] = []
    if found is not None:
        short.append(found < needed)
    elif home.bedrooms is not None and home.bedrooms >= needed:
        short.append(False)
    if norm.crowded_when is CrowdedWhen.BOTH_ARE_SHORT and home.area_m2 is not None:
        short.append(home.area_m2 < 25 * len(members))
    return Answer.of(all(short)) if short else Answer.UNKNOWN


@given(members=households(), norm=st.sampled_from(NORMS), day=near)
@settings(max_examples=400, deadline=None)
def test_the_need_is_the_fewest_rooms_over_every_way_of_pairing(members: list[Member], norm: Norm, day: date) -> None:
    need = room_need(members, on=day, norm=norm)

    expected = rooms_one_by_one(here(members, norm=norm, day=day), norm=norm, day=day)
    assert (need.least, need.most) == (expected, expected)


@given(members=households(), norm=st.sampled_from(NORMS), home=homes)
@settings(max_examples=120, deadline=None)
def test_the_course_is_what_walking_day_by_day_finds(members: list[Member], norm: Norm, home: HomeFacts) -> None:
    course = outlook(home, members=members, norm=norm, from_day=FIRST, until=UNTIL)

    walked, before = [], None
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        present = here(members, norm=norm, day=day)
        state = (rooms_one_by_one(present, norm=norm, day=day), len(present))
        if before is not None and state != before:
            walked.append((day, *state, crowded_by_the_words(home, present, norm=norm, day=day).negated()))
        before = state
    changes = [(c.on, c.need_after.least, c.need_after.least_persons, c.fits_after) for c in course.changes]
    assert changes == walked


@given(members=households(), norm=st.sampled_from(NORMS), home=homes)
@settings(max_examples=120, deadline=None)
def test_the_day_a_home_is_outgrown_is_the_first_day_on_which_it_is_crowded(
    members: list[Member], norm: Norm, home: HomeFacts
) -> None:
    outgrown = outgrown_on(home, members=members, norm=norm, from_day=FIRST, until=UNTIL)

    days = (FIRST + timedelta(days=number) for number in range(DAYS))
    crowded = (
        day
        for day in days
        if crowded_by_the_words(home, here(members, norm=norm, day=day), norm=norm, day=day) is Answer.YES
    )
    assert (outgrown.on if outgrown else None) == next(crowded, None)
    assert outgrown is None or outgrown.is_so_already == (outgrown.on == FIRST)


@given(members=households(), norm=st.sampled_from(NORMS), home=homes, day=near)
@settings(max_examples=150, deadline=None)
def test_whether_a_home_is_crowded_is_what_the_words_say(
    members: list[Member], norm: Norm, home: HomeFacts, day: date
) -> None:
    by_words = crowded_by_the_words(home, here(members, norm=norm, day=day), norm=norm, day=day)

    assert is_crowded(home, members=members, on=day, norm=norm).answer is by_words


unsure = st.builds(
    Member,
    key=st.uuids().map(str),
    born_on=st.none() | st.sampled_from([date(2022, 1, 1), date(2013, 1, 1), date(2009, 6, 1), date(1990, 1, 1)]),
    sex=st.none() | st.sampled_from(Sex),
    share_of_time=st.none() | st.sampled_from([Decimal(1), Decimal("0.3")]),
)


@given(members=st.lists(unsure, max_size=4), norm=st.sampled_from(NORMS), draw=st.data())
@settings(max_examples=200, deadline=None)
def test_an_open_need_spans_every_way_in_which_the_unknown_may_turn_out(
    members: list[Member], norm: Norm, draw: st.DataObject
) -> None:
    need = room_need(members, on=FIRST, norm=norm)

    settled = []
    for member in members:
        born_on = member.born_on or draw.draw(st.sampled_from([date(2022, 1, 1), date(2013, 1, 1), date(1990, 1, 1)]))
        sex = member.sex or draw.draw(st.sampled_from(Sex))
        share = member.share_of_time or draw.draw(st.sampled_from([Decimal(1), Decimal("0.3")]))
        settled.append(Member(key=member.key, born_on=born_on, sex=sex, share_of_time=share))
    one_way = room_need(settled, on=FIRST, norm=norm)
    assert need.least <= one_way.least <= need.most
    assert need.least_persons <= one_way.least_persons <= need.most_persons

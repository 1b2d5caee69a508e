"""Caps and space norms in a trial: no letting passes a cap, and no family is let into less than the norm gives her."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bofast.allocation.asked.problem import FORMAT as PROBLEM
from bofast.allocation.asked.problem import GroupCap, Problem
from bofast.allocation.policy.estate import MADE_UP_KINDS, Home, made_up_estate
from bofast.allocation.policy.kinds import TRIED_ON, From, Kind, Size, Verdicts, lacks_room
from bofast.allocation.policy.moderation import CountedGroups
from bofast.allocation.policy.terms import Policy, Rates, TriedCap
from bofast.allocation.policy.trial import FORMAT, Trial
from bofast.allocation.policy.trying import try_policies
from bofast.allocation.policy.yardsticks import Yardsticks
from bofast.allocation.policy.years import Span, _Years, live_through
from bofast.allocation.solving import solve
from bofast.rules.home_fit import BEDROOM_STANDARD, EUROSTAT, SSB, BySize, Norm, PersonsPerRoom, RoomUnit, norm_on
from bofast.rules.law import load_law
from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.eligibility import HouseRules
from bofast.rules.letting.facts import NOMINATED_KIND, LetHome, ListedFamily, Wish
from bofast.vocabulary.letting import GroupLevel, Mode, OtherTurn

AGREED = Agreement(name="made up", municipal_share="1/4", internal_share="1/2", other_turn=OtherTurn.SENIORITY)
BY_LIST = replace(AGREED, municipal_share="0", internal_share="0")
SHORT = Span(years=2, settling_years=0)
STAIRWELL, BLOCK, DEPARTMENT = GroupLevel
FEW = settings(max_examples=20, deadline=None)
LEVELS = st.sampled_from(list(GroupLevel))
KINDS = st.sampled_from(sorted(MADE_UP_KINDS))
ESTATE = made_up_estate(192, seed=3)


def cap(level=STAIRWELL, kind=NOMINATED_KIND, *, at_most):
    return TriedCap(level=level, kind=kind, at_most=at_most)


def lived(*caps, seed=1, estate=ESTATE, span=SHORT, **terms):
    policy = Policy(name="tried", agreement=AGREED, caps=caps, **terms)
    return live_through(estate, verdicts=Verdicts(policy, None), rates=Rates(), span=span, seed=seed)


# Caps.


class Watched(_Years):
    """Looks at every group before and after each letting."""

    def _let(self, home, household, *, on):
        before = self.counted(home)
        super()._let(home, household, on=on)
        for one, count, after in zip(self.policy.caps, before, self.counted(home), strict=True):
            assert after <= max(one.at_most, count)

    def counted(self, home):
        """For each cap, how many of its kind live in the home's group: from the homes alone."""
        homes, kinds = self.estate.homes, self.people.kinds
        lived_in = [(own, kinds[household]) for household, own in enumerate(self.home) if own >= 0]
        return [
            sum(one.kind in told and is_beside(homes[own], homes[home], level=one.level) for own, told in lived_in)
            for one in self.policy.caps
        ]


def is_beside(one, other, *, level):
    return getattr(one, level) == getattr(other, level)


@FEW
@given(LEVELS, KINDS, st.integers(0, 4), st.integers(0, 100))
def test_no_letting_takes_a_group_above_its_cap(level, kind, at_most, seed):
    estate = made_up_estate(96, seed=seed)
    policy = Policy(name="tried", agreement=AGREED, caps=(cap(level, kind, at_most=at_most), cap(at_most=2)))

    years = Watched(estate, Verdicts(policy, None), Rates(leave_percent=20), span=Span(1, 0), seed=seed)
    years.through()

    for home in range(96):
        living = years.counted(home)
        is_full = [count >= one.at_most for one, count in zip(policy.caps, living, strict=True)]
        assert len(years.groups.full_at(home)) == sum(is_full)


@FEW
@given(LEVELS, KINDS, st.integers(0, 100))
def test_a_cap_that_no_group_can_reach_is_no_cap(level, kind, seed):
    estate = made_up_estate(96, seed=seed)

    assert lived(cap(level, kind, at_most=96), seed=seed, estate=estate) == lived(seed=seed, estate=estate)


def test_a_cap_that_stands_in_the_way_turns_families_away_and_spares_groups():
    yardsticks = Yardsticks(caps=(cap(at_most=1),))
    ways = [Policy(name="tried", agreement=AGREED, caps=caps) for caps in ((), yardsticks.caps)]
    free, capped = (
        live_through(
            ESTATE, verdicts=Verdicts(way, None), rates=Rates(), span=Span(6, 0), seed=1, held_against=yardsticks
        )
        for way in ways
    )

    assert free.turned_away == 0
    assert capped.turned_away > 0
    assert capped.groups_over_a_cap < free.groups_over_a_cap


@FEW
@given(st.integers(0, 2**32))
def test_who_is_kept_out_is_who_the_letting_for_real_keeps_out(seed):
    chance = Random(seed)  # noqa: S311 - chance that its seed repeats
    homes = [Home(0, 3, block=at // 4, stairwell=at // 2) for at in range(8)]
    tried = cap(chance.choice([STAIRWELL, BLOCK, DEPARTMENT]), "vulnerable", at_most=chance.randint(0, 4))
    kinds = [("vulnerable",) if chance.random() < 0.5 else () for _home in homes]
    vacant, own = 0, chance.choice([None, 1, 3, 5])
    family = kinds[own] if own else ("vulnerable",)
    groups = CountedGroups([tried], homes=homes)
    for home in range(1, 8):
        groups.enters(home, kinds=kinds[home])

    is_kept_out = any(full.keeps_out(family, lives_at=own) for full in groups.full_at(vacant))

    in_group = [home for home in range(1, 8) if getattr(homes[home], tried.level) == getattr(homes[0], tried.level)]
    beside = sum("vulnerable" in kinds[home] for home in in_group if home != own)
    assert is_kept_out == (not gets_it(homes, family, own=own, cap=tried, beside=beside))


def gets_it(homes, kinds, *, own, cap, beside):
    """Whether the letting for real gives home 0 to the only family that wants it."""
    in_play = [home for home in (0, own) if home is not None]
    names = {
        home: LetHome(
            name=str(home),
            department=str(homes[home].department),
            block=str(homes[home].block),
            stairwell=str(homes[home].stairwell),
        )
        for home in in_play
    }
    group = getattr(names[0], cap.level)
    problem = Problem(
        format=PROBLEM,
        mode=Mode.NEED,
        on=TRIED_ON,
        homes=tuple(names.values()),
        families=(
            ListedFamily(
                name="f", wishes=(Wish(home="0"),), home="" if own is None else str(own), need_class=1, kinds=kinds
            ),
        ),
        caps=(GroupCap(level=cap.level, group=group, kind=cap.kind, at_most=cap.at_most, beside=beside),),
    )
    return int(solve(problem, law=load_law("dk")).plan.got[0]) == 0


def test_a_home_in_no_known_group_is_counted_by_no_cap():
    groups = CountedGroups([cap(at_most=0)], homes=[Home(0, 3)])
    groups.enters(0, kinds=(NOMINATED_KIND,))

    assert groups.full_at(0) == []
    assert groups.over() == 0


def test_the_first_policy_is_held_against_the_caps_and_norms_of_the_others():
    house = HouseRules(most_persons_per_room=2, norm=SSB)
    free = Policy(name="free", agreement=AGREED)
    ways = (free, replace(free, name="bound", caps=(cap(at_most=1),), rules=house))
    trial = Trial(format=FORMAT, policies=ways, homes=96, seeds=2, years=2, settling_years=0)

    first, bound = try_policies(trial, law=load_law("no"), workers=1, on_progress=lambda *_told: None)

    assert first.of["groups_over_a_cap_at_the_end"].mean > 0
    assert first.of["below_a_norm_at_the_end"].mean > bound.of["below_a_norm_at_the_end"].mean > 0
    assert first.of["let_with_too_little_room_a_year"].mean > 0
    assert bound.of["let_with_too_little_room_a_year"].mean == 0


# Space norms.


def norm(sharing, *, counts=RoomUnit.ROOMS):
    return Norm(code="own", counts=counts, sharing=sharing)


SIZES = [Size(adults, children) for adults in (1, 2, 3) for children in (0, 1, 2, 4)]
RULES = st.builds(
    HouseRules,
    most_persons_per_room=st.none() | st.integers(1, 4),
    most_rooms_over_persons=st.none() | st.integers(0, 4),
)
NORMS = (
    st.none()
    | st.builds(PersonsPerRoom, persons=st.integers(1, 4), rooms_for_one=st.integers(1, 3))
    | st.builds(BySize, rooms=st.lists(st.integers(1, 6), min_size=1, max_size=4).map(sorted).map(tuple))
)


def looser(told):
    """A norm that asks no more of anybody."""
    if isinstance(told, PersonsPerRoom):
        return PersonsPerRoom(persons=told.persons + 1, rooms_for_one=max(1, told.rooms_for_one - 1))
    return BySize(rooms=tuple(max(1, rooms - 1) for rooms in told.rooms))


def homes_open(rules, sharing):
    """The sizes of homes that each household may have, by its size."""
    verdicts = Verdicts(Policy(name="tried", agreement=BY_LIST, rules=rules), sharing and norm(sharing))
    kinds = {size: Kind(size, From.OUTSIDE, 0) for size in SIZES}
    return {
        size: {rooms for rooms in range(1, 7) if verdicts.standing(kind, rooms=rooms)} for size, kind in kinds.items()
    }


@FEW
@given(RULES, NORMS)
def test_a_looser_norm_closes_no_home(rules, sharing):
    strict = homes_open(rules, sharing)
    most, over = rules.most_persons_per_room, rules.most_rooms_over_persons
    wider = HouseRules(most_persons_per_room=most and most + 1, most_rooms_over_persons=over and over + 1)

    loose = [homes_open(wider, sharing), homes_open(rules, sharing and looser(sharing)), homes_open(rules, None)]
    assert all(strict[size] <= one[size] for one in loose for size in SIZES)


@pytest.mark.parametrize(
    ("code", "size", "needs"),
    [
        (EUROSTAT, Size(2, 2), 3),
        (EUROSTAT, Size(1, 0), 2),
        (SSB, Size(2, 2), 4),
        (SSB, Size(1, 0), 2),
        (BEDROOM_STANDARD, Size(2, 2), 3),  # two bedrooms, and the room that is none
        (BEDROOM_STANDARD, Size(1, 0), 2),
    ],
)
def test_a_norm_gives_a_household_the_rooms_that_its_table_says(code, size, needs):
    read = norm_on(code, law=load_law("no"), on=TRIED_ON)

    assert [lacks_room(size, rooms=rooms, norm=read) for rooms in (needs - 1, needs)] == [True, False]


def test_homes_that_nobody_may_have_stand_empty_until_the_end_and_are_counted():
    verdicts = Verdicts(Policy(name="tried", agreement=AGREED), norm(BySize(rooms=(9,))))
    came = live_through(ESTATE, verdicts=verdicts, rates=Rates(), span=SHORT, seed=1)

    assert came.lettings == 0
    assert came.empty_at_the_end == came.chains > 0
    assert came.empty_at_the_end < came.days_empty_at_the_end < 2 * 365 * came.empty_at_the_end

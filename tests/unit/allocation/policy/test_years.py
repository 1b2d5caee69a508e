"""Years of letting: nobody gets a home out of turn, what goes in comes out, and policies meet the same people."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest

from bofast.allocation.policy.chance import Befalls, Draws, days_until, drawn, happens
from bofast.allocation.policy.estate import made_up_estate
from bofast.allocation.policy.kinds import NOMINATED, TRIED_ON, Size, Verdicts
from bofast.allocation.policy.terms import Policy, Rates
from bofast.allocation.policy.trial import FORMAT, Trial
from bofast.allocation.policy.trying import try_policies
from bofast.allocation.policy.waiting import Waiting, WaitingList
from bofast.allocation.policy.years import Span, _Years, live_through
from bofast.rules.home_fit import HomeFacts, Member
from bofast.rules.law import load_law
from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.eligibility import household_on, shut_out
from bofast.rules.letting.facts import LetHome, ListedFamily
from bofast.rules.letting.line import band
from bofast.vocabulary.letting import Lane, OtherTurn, Precedence

SHORT = Span(years=3, settling_years=1)


def agreement(**terms):
    told = {"municipal_share": "1/4", "internal_share": "1/2", "other_turn": OtherTurn.SENIORITY, **terms}
    return Agreement(name="made up", **told)


def lived(policy, *, seed=1, span=SHORT, rates=None):
    verdicts = Verdicts(policy, None)
    return live_through(made_up_estate(480, seed=1), verdicts=verdicts, rates=rates or Rates(), span=span, seed=seed)


# The trial's line against the rules that decide for real, asked household by household.


@pytest.mark.parametrize("lane", list(Lane))
@pytest.mark.parametrize("other_turn", list(OtherTurn))
def test_the_line_is_that_of_the_rules_asked_household_by_household(lane, other_turn):
    chance = random.Random(f"{lane} {other_turn}")  # noqa: S311 - chance that its seed repeats
    terms = agreement(
        other_turn=other_turn, precedences=(Precedence.CHILDREN,), children_from_rooms=3, flexible_share="1/4"
    )
    policy = Policy(name="tried", agreement=terms)
    verdicts, people = Verdicts(policy, None), {}
    waiting = WaitingList(verdicts, rooms=range(1, 7))
    for household in range(400):
        people[household] = one = someone(chance)
        waiting.join(household, one)
    for household in chance.sample(sorted(people), 150):  # some leave, and some of them come back
        waiting.leave(household)
        if chance.random() < 0.5:
            waiting.join(household, people[household])
        else:
            del people[household]

    for rooms in range(1, 7):
        found = waiting.in_order(verdicts.line(rooms, lane), department=2)
        assert list(found) == by_the_rules(people, policy, lane=lane, rooms=rooms)


def someone(chance):
    size = Size(chance.randint(1, 2), chance.randint(0, 4))
    since = chance.randint(-500, 500)
    if chance.random() < 0.5:
        return Waiting(size, None, 0, chance.choice(NOMINATED), since)
    return Waiting(size, chance.randint(1, 3), chance.randint(1, 4), 0, since)


def by_the_rules(people, policy, *, lane, rooms):
    """Every household as the real facts of a family, sorted by its real band and then by time and number."""
    home = LetHome(name="let", department="2", facts=HomeFacts(rooms=rooms))
    line = []
    for number, one in people.items():
        members = [Member(key=f"a{at}", born_on=date(1980, 1, 1)) for at in range(one.size.adults)]
        members += [Member(key=f"c{at}", born_on=date(2015, 1, 1)) for at in range(one.size.children)]
        family = ListedFamily(
            name=str(number),
            wishes=(),
            members=tuple(members),
            is_nominated=one.nominated_class > 0,
            need_class=one.nominated_class or None,
        )
        household = household_on(family, on=TRIED_ON, norm=None)
        may_have = shut_out(household, home, rules=policy.rules, norm=None) is None
        if may_have and one.own_rooms < rooms:
            lives_in = None if one.department is None else str(one.department)
            stands = band(family, home, lane=lane, agreement=policy.agreement, on=TRIED_ON, lives_in=lives_in)
            line.append((stands.number, one.since, number))
    return [number for _band, _since, number in sorted(line)]


# What goes in comes out.


def test_no_home_has_two_households_and_those_without_one_are_outside():
    verdicts = Verdicts(Policy(name="one", agreement=agreement()), None)
    years = _Years(made_up_estate(480, seed=1), verdicts, Rates(), span=SHORT, seed=1)
    came = years.through()
    held = Counter(home for home in years.home if home >= 0)

    assert max(held.values()) == 1
    assert came.newcomers_housed + came.tenants_helped == came.lettings
    assert came.lettings > 100


@pytest.mark.parametrize("share", ["0", "1/4", "1/3"])
def test_the_municipality_gets_its_share_of_lettings_and_no_more(share):
    came = lived(Policy(name="one", agreement=agreement(municipal_share=share)))
    whole = {"0": 0, "1/4": came.lettings / 4, "1/3": came.lettings / 3}[share]

    assert came.nominated == pytest.approx(whole, abs=15)  # homes wait: lanes are set when one is given up


def test_more_internal_turns_help_more_tenants_and_make_longer_chains():
    none, all_ = (lived(Policy(name="one", agreement=agreement(internal_share=share))) for share in ("0", "1"))

    assert all_.tenants_helped > 1.3 * none.tenants_helped
    assert all_.links_hundredths > none.links_hundredths
    assert all_.overcrowded < none.overcrowded


def test_several_offers_at_once_leave_homes_empty_for_fewer_days():
    one, three = (lived(Policy(name="one", agreement=agreement(), offers_at_once=at_once)) for at_once in (1, 3))

    assert three.empty_days_a_letting_tenths < one.empty_days_a_letting_tenths
    assert one.empty_days_a_letting_tenths > 210  # never before the turn-around is over


def test_where_nobody_leaves_nothing_is_let():
    came = lived(Policy(name="one", agreement=agreement()), rates=Rates(leave_percent=0))

    assert (came.lettings, came.empty_days, came.links_hundredths) == (0, 0, 0)


def test_the_same_seed_gives_the_same_years_and_another_other_ones():
    policy = Policy(name="one", agreement=agreement())

    assert lived(policy) == lived(policy)
    assert lived(policy) != lived(policy, seed=2)


# Chance.


def test_what_befalls_a_household_depends_on_it_alone():
    assert drawn(1, 7, Befalls.LEAVES, 0) == drawn(1, 7, Befalls.LEAVES, 0)
    assert len({drawn(1, 7, what, time) for what in Befalls for time in range(50)}) == 50 * len(Befalls)


def test_draws_made_for_many_at_once_are_those_of_each_alone():
    draws = Draws(3)
    asked = [(whom, what, time) for time in range(3) for whom in (5_000, 0, 1_024, 1_023) for what in Befalls]

    assert [draws.next(whom, what) for whom, what, _time in asked] == [drawn(3, *one) for one in asked]


def test_draws_fall_as_often_as_they_should():
    draws = [drawn(1, household, Befalls.SAYS_YES, 3) for household in range(20_000)]

    assert sum(happens(45, draw) for draw in draws) == pytest.approx(9_000, abs=250)
    assert sum(days_until(8, draw) for draw in draws) / len(draws) == pytest.approx(100 * 365 / 8, rel=0.03)
    assert not any(happens(0, draw) for draw in draws)
    assert all(happens(100, draw) for draw in draws)


# Side by side.


def test_the_answer_does_not_depend_on_how_many_work_at_it():
    policies = tuple(Policy(name=f"{at} at once", agreement=agreement(), offers_at_once=at) for at in (1, 3))
    trial = Trial(format=FORMAT, policies=policies, homes=192, seeds=6, years=1, settling_years=1)
    heard = []

    alone, two = (
        try_policies(trial, law=load_law("dk"), workers=workers, on_progress=lambda *told: heard.append(told))
        for workers in (1, 2)
    )

    assert alone == two
    assert heard[-1] == (12, 12)
    assert alone[0].against_first["empty_days_a_year"].mean == 0
    assert alone[1].against_first["empty_days_a_letting"].high < 0
    assert alone[1].is_on_front


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"format": "other"}, "not known"),
        ({"policies": ()}, "no policy"),
        ({"policies": (Policy(name="a", agreement=agreement()),) * 2}, "two policies are named 'a'"),
    ],
)
def test_a_trial_that_cannot_be_is_refused(told, why):
    whole = {"format": FORMAT, "policies": (Policy(name="a", agreement=agreement()),), **told}

    with pytest.raises(ValueError, match=why):
        Trial(**whole)

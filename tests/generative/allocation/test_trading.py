"""Families who choose in line and tenants who trade: the same as rings that trade, and no plan is better for some.

Ten thousand small lettings are held against rings traded as the words say, and against every plan there is.
"""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bofast.allocation.market import NO_HOME
from bofast.allocation.mechanisms.deferred import deferred_acceptance
from bofast.allocation.mechanisms.trading import top_trading_cycles, trade_from, you_request_my_house
from tests.generative.allocation.oracles import gains_without_loss, traded
from tests.generative.allocation.small_cases import Case, cases, every_plan, made_up, renumbered

SEEDS = st.integers(0, 2**32)


def larger(seed: int) -> Case:
    return made_up(Random(seed), most_families=40, most_homes=30)  # noqa: S311 - nothing is kept secret by it


def rings_from(case: Case, got) -> tuple[int, ...]:
    """Trade from what a plan gave: whoever has a home owns it and wants only better ones; nobody else trades."""
    owner = {home: family for family, home in enumerate(got) if home != NO_HOME}
    return traded(
        case,
        owner=owner,
        wants=[
            (*case.lists[family][: case.liking(family, home)], home) if home != NO_HOME else ()
            for family, home in enumerate(got)
        ],
    )


def rings_from_now(case: Case) -> tuple[int, ...]:
    owner = {home: family for family, home in enumerate(case.own) if home != NO_HOME}
    wants = [(*wanted, *([own] if own != NO_HOME else [])) for wanted, own in zip(case.lists, case.own, strict=True)]
    return traded(case, owner=owner, wants=wants)


def test_asking_in_line_gives_what_trading_rings_give():
    for case in cases(10_000, seed=4401, most_families=5, most_homes=5):
        got = tuple(you_request_my_house(case.market, order=case.order).got.tolist())

        assert got == rings_from_now(case), case


def test_nobody_could_gain_by_another_plan_without_somebody_losing():
    for case in cases(1_000, seed=4404, most_families=5, most_homes=5):
        got = tuple(you_request_my_house(case.market, order=case.order).got.tolist())
        plans = every_plan(case)

        assert got in plans, case
        assert not any(gains_without_loss(case, got, plans=plans)), case


def test_rings_in_six_families_and_seven_homes():
    for case in cases(2_000, seed=4402, most_families=6, most_homes=7):
        got = you_request_my_house(case.market, order=case.order).got.tolist()

        assert tuple(got) == rings_from_now(case), case


def test_counted_seats_of_one_each_give_what_asking_in_line_gives():
    for case in cases(1_000, seed=4403, most_families=5, most_homes=5):
        lines = np.array([case.line] * case.homes, dtype=np.int32)
        seats = np.ones(case.homes, dtype=np.int32)

        got = top_trading_cycles(case.market, lines=lines, seats=seats).got.tolist()

        assert tuple(got) == rings_from_now(case), case


def test_trading_from_a_lawful_plan_is_trading_in_rings_and_harms_nobody():
    for case in cases(2_000, seed=4801, most_families=5, most_homes=5):
        lawful = deferred_acceptance(case.market, key=case.key)
        before = tuple(lawful.got.tolist())
        housed = {family for family, home in enumerate(before) if home != NO_HOME}

        got = tuple(trade_from(case.market, lawful, order=case.order).got.tolist())

        assert got == rings_from(case, before), case
        assert all(case.liking(family, got[family]) <= case.liking(family, before[family]) for family in housed), case
        assert {family for family, home in enumerate(got) if home != NO_HOME} == housed, case
        among_the_housed = [
            plan
            for plan in every_plan(case)
            if {family for family, home in enumerate(plan) if home != NO_HOME} == housed
        ]
        assert not any(gains_without_loss(case, got, plans=among_the_housed)), case


@settings(max_examples=50, deadline=None)
@given(SEEDS)
def test_larger_lettings_trade_as_rings_do(seed):
    case = larger(seed)
    lawful = deferred_acceptance(case.market, key=case.key)

    assert tuple(you_request_my_house(case.market, order=case.order).got.tolist()) == rings_from_now(case)
    assert tuple(trade_from(case.market, lawful, order=case.order).got.tolist()) == rings_from(
        case, tuple(lawful.got.tolist())
    )


@settings(max_examples=50, deadline=None)
@given(SEEDS, SEEDS)
def test_how_families_are_numbered_changes_nothing(seed, turn):
    case = larger(seed)
    other, now = renumbered(case, seed=turn)

    here = you_request_my_house(case.market, order=case.order).got
    there = you_request_my_house(other.market, order=other.order).got

    assert there[list(now)].tolist() == here.tolist()


@settings(max_examples=50, deadline=None)
@given(SEEDS, SEEDS)
def test_to_stand_further_ahead_in_line_never_hurts(seed, which):
    case = larger(seed)
    place = which % case.families
    family = case.line[place]
    ahead = [one for one in case.line if one != family]
    ahead.insert(which // 7 % (place + 1), family)

    before = you_request_my_house(case.market, order=case.order).got[family]
    after = you_request_my_house(case.market, order=np.array(ahead, dtype=np.int32)).got[family]

    assert case.liking(family, int(after)) <= case.liking(family, int(before))

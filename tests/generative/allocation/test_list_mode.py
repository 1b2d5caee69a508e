"""Deferred acceptance with the tenant's own claim gives the plan that is best for all of those that keep the order.

Ten thousand small lettings are held against every plan there is; larger ones against what must always hold.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bofast.allocation.audit import audit_list_mode
from bofast.allocation.market import NO_HOME
from bofast.allocation.mechanisms.deferred import deferred_acceptance
from tests.generative.allocation.oracles import best_for_all, keeps_every_order
from tests.generative.allocation.small_cases import Case, cases, every_plan, made_up, renumbered

SEEDS = st.integers(0, 2**32)


def let_by_list(case: Case) -> tuple[int, ...]:
    return tuple(deferred_acceptance(case.market, key=case.key).got.tolist())


def larger(seed: int) -> Case:
    return made_up(Random(seed), most_families=40, most_homes=30)  # noqa: S311 - nothing is kept secret by it


def test_of_all_plans_that_keep_the_order_it_is_the_one_that_is_best_for_every_family():
    several = 0
    for case in cases(10_000, seed=4301, most_families=5, most_homes=5):
        orderly = [plan for plan in every_plan(case) if keeps_every_order(case, plan)]
        several += len(orderly) > 1

        assert [let_by_list(case)] == best_for_all(case, orderly), case

    # Cases with one orderly plan alone would not show that the best of them is found.
    assert several > 500


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_nobody_is_worse_off_nor_envies_nor_sees_a_home_wasted(seed):
    case = larger(seed)

    plan = deferred_acceptance(case.market, key=case.key)

    assert keeps_every_order(case, tuple(plan.got.tolist()))
    assert all(home == case.own[family] or home in case.lists[family] for family, home in enumerate(plan.got.tolist()))
    assert audit_list_mode(case.market, plan, key=case.key) == ()


@settings(max_examples=60, deadline=None)
@given(SEEDS, SEEDS)
def test_to_stand_further_ahead_never_hurts(seed, which):
    case = larger(seed)
    home, family = which % case.homes, which // case.homes % case.families
    ahead = sorted(range(case.families), key=lambda one: (case.behind[home][one], one))
    ahead.remove(family)
    ahead.insert(which // 7 % (case.behind[home][family] + 1), family)
    places = tuple(ahead.index(one) for one in range(case.families))
    better = replace(case, behind=(*case.behind[:home], places, *case.behind[home + 1 :]))

    before, after = let_by_list(case)[family], let_by_list(better)[family]

    assert case.liking(family, after) <= case.liking(family, before)


@settings(max_examples=60, deadline=None)
@given(SEEDS, SEEDS)
def test_a_family_gets_nothing_better_by_hiding_homes_that_she_wants(seed, which):
    case = larger(seed)
    family = which % case.families
    told = tuple(home for place, home in enumerate(case.lists[family]) if which >> place & 1)
    worth = tuple(0 for _home in told)
    lists = (*case.lists[:family], told, *case.lists[family + 1 :])
    untrue = replace(case, lists=lists, worth=(*case.worth[:family], worth, *case.worth[family + 1 :]))

    honest, sly = let_by_list(case)[family], let_by_list(untrue)[family]

    assert case.liking(family, honest) <= case.liking(family, sly)


@settings(max_examples=60, deadline=None)
@given(SEEDS, SEEDS)
def test_how_families_are_numbered_changes_nothing(seed, turn):
    case = larger(seed)
    other, now = renumbered(case, seed=turn)

    assert [let_by_list(other)[now[family]] for family in range(case.families)] == list(let_by_list(case))


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_the_same_letting_gives_the_same_bytes(seed):
    case, again = larger(seed), larger(seed)

    one, two = deferred_acceptance(case.market, key=case.key), deferred_acceptance(again.market, key=again.key)

    assert one.got.dtype == np.int32
    assert one.got.tobytes() == two.got.tobytes()


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_homes_left_are_homes_entered_or_left_empty(seed):
    case = larger(seed)
    got = let_by_list(case)
    vacant = set(range(case.homes)) - set(case.own)
    left = {own for own, home in zip(case.own, got, strict=True) if own not in {home, NO_HOME}}
    entered = {home for own, home in zip(case.own, got, strict=True) if home not in {own, NO_HOME}}

    empty = set(range(case.homes)) - set(got)

    assert entered <= vacant | left
    assert vacant | left == entered | empty

"""Direct swaps move as many of those who stayed as can be, to homes worth the most.

Ten thousand small lettings are held against every set of swaps that there is; a hundred of them are one search.
"""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bofast.allocation.audit import audit_claim, audit_swaps
from bofast.allocation.audit.worth import Claim
from bofast.allocation.market import Plan
from bofast.allocation.mechanisms.deferred import deferred_acceptance
from bofast.allocation.mechanisms.swaps import direct_swaps
from tests.generative.allocation.oracles import best_swaps, rings_of
from tests.generative.allocation.small_cases import Case, hundreds, joined, made_up, parted

SEEDS = st.integers(0, 2**32)


def with_tenants(count: int, *, seed: int):
    """Cases in which somebody might swap: of the others there is nothing to compare."""
    chance = Random(seed)  # noqa: S311 - nothing is kept secret by it
    found = 0
    while found < count:
        case = made_up(chance, most_families=6, most_homes=6)
        if sum(home >= 0 for home in case.own) > 1:
            found += 1
            yield case


def faults(market, before, swaps, *, worth, largest):
    gained = worth_of_swaps(market, before, swaps.plan, worth=worth)
    claim = Claim(value=swaps.value, bound=swaps.value, is_proven=swaps.is_proven)
    return (
        *audit_swaps(market, before, after=swaps.plan, cycles=swaps.cycles, largest=largest),
        *audit_claim(market, swaps.plan, worth=np.where(gained, worth, 0), claim=claim),
    )


def worth_of_swaps(market, before, after, *, worth):
    """Which pairs came true by a swap and not by the lawful plan."""
    swaps = after.got != before.got
    return swaps[market.family]


@pytest.mark.parametrize("largest", [2, 3])
@pytest.mark.parametrize("after_a_plan", [False, True])
def test_no_swaps_move_more_families_or_as_many_to_homes_worth_more(largest, after_a_plan):
    for parts in hundreds(with_tenants(2_600, seed=4700 + largest)):
        all_of_them = joined(parts)
        lawful = [lawful_plan(part) if after_a_plan else part.own for part in parts]
        before = all_of_them.plan(joined_plan(lawful, parts=parts))

        swaps = direct_swaps(all_of_them.market, before, worth=all_of_them.worth_of_pairs, largest=largest)

        assert swaps.is_proven
        assert faults(all_of_them.market, before, swaps, worth=all_of_them.worth_of_pairs, largest=largest) == ()
        for part, was, now in zip(parts, lawful, parted(swaps.plan.got.tolist(), parts=parts), strict=True):
            assert done(part, was, now) == best_swaps(part, was, largest=largest), part


def lawful_plan(case: Case) -> tuple[int, ...]:
    return tuple(deferred_acceptance(case.market, key=case.key).got.tolist())


def joined_plan(plans, *, parts):
    homes = np.cumsum([0, *(part.homes for part in parts)])[:-1].tolist()
    return tuple(
        home if home < 0 else home + from_home for plan, from_home in zip(plans, homes, strict=True) for home in plan
    )


def done(case, was, now):
    """How many moved by swaps, and what that is worth."""
    moved = [family for family in range(case.families) if now[family] != was[family]]
    return len(moved), sum(case.worth[family][case.lists[family].index(now[family])] for family in moved)


@pytest.mark.parametrize("largest", [2, 3, 4])
def test_one_by_one_the_swaps_are_the_best_too(largest):
    for case in with_tenants(100, seed=4710 + largest):
        swaps = direct_swaps(case.market, Plan(got=case.market.own), worth=case.worth_of_pairs, largest=largest)
        now = tuple(swaps.plan.got.tolist())

        assert done(case, case.own, now) == best_swaps(case, case.own, largest=largest), case
        assert list(swaps.cycles) == rings_of(case, now), case


@settings(max_examples=15, deadline=None)
@given(SEEDS, st.sampled_from([2, 3]))
def test_larger_swaps_are_lawful_and_the_same_every_time(seed, largest):
    case = made_up(Random(seed), most_families=30, most_homes=30)  # noqa: S311 - nothing is kept secret by it
    before = deferred_acceptance(case.market, key=case.key)
    worth = case.worth_of_pairs

    one, two = (direct_swaps(case.market, before, worth=worth, largest=largest) for _time in range(2))

    assert faults(case.market, before, one, worth=worth, largest=largest) == ()
    assert one.plan.got.tobytes() == two.plan.got.tobytes()
    assert one.cycles == two.cycles

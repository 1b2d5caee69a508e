"""Chains and rings hold every move once, and what is left by one is entered by the next or stays empty."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bofast.allocation.market import NO_HOME, NOBODY
from bofast.allocation.mechanisms.augmentation import serve_in_order
from bofast.allocation.mechanisms.chains import chains_of
from tests.generative.allocation.small_cases import made_up


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_every_move_is_told_once_and_every_home_is_accounted_for(seed):
    case = made_up(Random(seed), most_families=30, most_homes=25)  # noqa: S311 - nothing is kept secret by it
    plan = serve_in_order(case.market, order=case.order).plan

    found = chains_of(case.market, plan)

    told = [move for each in (*found.chains, *found.rings) for move in zip(each.families, each.homes, strict=True)]
    movers = np.flatnonzero(plan.moves(case.market)).tolist()
    assert sorted(told) == [(family, int(plan.got[family])) for family in movers]
    for chain in found.chains:
        left = [case.own[family] for family in chain.families]
        assert case.market.tenant[chain.homes[0]] == NOBODY
        assert left == [*chain.homes[1:], chain.left_empty]
    for ring in found.rings:
        assert [case.own[family] for family in ring.families] == [*ring.homes[-1:], *ring.homes[:-1]]
    empty = np.flatnonzero(plan.holder(case.market) == NOBODY).tolist()
    never_entered = [home for home in empty if case.market.tenant[home] == NOBODY]
    assert sorted(never_entered + [c.left_empty for c in found.chains if c.left_empty != NO_HOME]) == empty

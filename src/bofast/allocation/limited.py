"""Need mode under caps: one plan weighed as a whole, since caps leave no order in which families could be served.

A newcomer in acute need counts for more than any number of moves that could be set against her; then come the other
newcomers, tenants who are crowded, and other tenants; how well a home fits decides among plans that are equal in this.
The weights are data of the problem.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bofast.allocation.asked.prepared import Prepared
from bofast.allocation.asked.problem import GroupCap, Weights
from bofast.allocation.mechanisms.capped.limits import Cap
from bofast.allocation.mechanisms.caps import CappedPlan, plan_with_caps
from bofast.compiled import Bools, Int64s
from bofast.rules.letting.eligibility import Household
from bofast.rules.letting.facts import LetHome

ACUTE = 1
"""The class of need that weighs most."""


@dataclass(frozen=True)
class Limited:
    """The best plan under caps, and what it was weighed by.

    Attributes:
        caps: as arrays, in the order of the problem.
        worth: int64[pairs]; what a move counts, fit included.
    """

    found: CappedPlan
    caps: tuple[Cap, ...]
    worth: Int64s


def solve_limited(ready: Prepared) -> Limited:
    """The plan that counts for most among those that keep every cap and the longest circle."""
    worth = _worth(ready)
    caps = tuple(_cap(ready, cap) for cap in ready.problem.caps)
    found = plan_with_caps(ready.market, worth=worth, caps=caps, longest_cycle=ready.problem.longest_cycle)
    return Limited(found, caps, worth)


def _cap(ready: Prepared, cap: GroupCap) -> Cap:
    """Those who count already in homes that are not in play take their places first."""
    inside = [number for number, home in enumerate(ready.problem.homes) if getattr(home, cap.level) == cap.group]
    return Cap(
        homes=np.array(inside, dtype=np.int32),
        of=np.array([cap.kind in family.kinds for family in ready.problem.families], dtype=np.bool_),
        at_most=max(0, cap.at_most - cap.beside),
    )


def _worth(ready: Prepared) -> Int64s:
    weights, market = ready.problem.weights, ready.market
    counts = np.array([_counts(weights, household, ready) for household in ready.households], dtype=np.int64)
    behind = market.families - 1 - ready.standing.astype(np.int64)
    in_line = weights.first_in_line * behind // max(1, market.families - 1)
    return np.asarray((counts + in_line)[market.family] + ready.worth)


def _counts(weights: Weights, household: Household, ready: Prepared) -> int:
    """What it counts that this family gets a home she prefers."""
    family = household.family
    if not family.home:
        return weights.acute_newcomer if family.need_class == ACUTE else weights.newcomer
    own = ready.problem.homes[ready.home_number[family.home]]
    return weights.crowded_tenant if _is_crowded(household, own) else weights.tenant


def _is_crowded(household: Household, own: LetHome) -> bool:
    """By the problem's norm; where it names none, when there are more persons than rooms."""
    needs = household.persons if household.need is None else household.need.least
    return needs is not None and own.facts.rooms is not None and needs > own.facts.rooms


def reached(caps: Sequence[Cap], found: CappedPlan, ready: Prepared) -> tuple[Bools, ...]:
    """For each cap, bool[pairs]: whether the move would bring one more into a group that is full."""
    market, holder = ready.market, found.plan.holder(ready.market)
    return tuple(_is_full(cap, holder=holder, ready=ready) & _adds(cap, found, ready) for cap in caps) or (
        np.zeros(market.pairs, dtype=np.bool_),
    )


def _is_full(cap: Cap, *, holder: np.ndarray, ready: Prepared) -> np.ndarray:
    holders = holder[cap.homes]
    counted = int(np.count_nonzero(cap.of[holders[holders >= 0]]))
    return np.full(ready.market.pairs, counted >= cap.limit(ready.market))


def _adds(cap: Cap, found: CappedPlan, ready: Prepared) -> np.ndarray:
    """Who counts and would come in from outside, to a home that nobody who counts has."""
    market = ready.market
    inside = np.zeros(market.homes + 1, dtype=np.bool_)  # the last is for those who have no home: -1
    inside[cap.homes] = True
    holder = np.append(found.plan.holder(market), -1)
    held_by_counted = np.append(cap.of, False)[holder]
    comes_in = inside[market.home] & ~inside[found.plan.got[market.family]] & ~held_by_counted[market.home]
    return np.asarray(cap.of[market.family] & comes_in)

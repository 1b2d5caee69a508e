"""A good plan under caps without a proof: the best by flow, repaired, and planned again without what broke a limit.

Each round asks for the best plan without regard to the limits, and undoes the moves that break one. Then the cheapest
of those moves are forbidden, and the next round plans around them. The first plan bounds what any plan is worth.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.allocation.market import NO_HOME, NOBODY, Market, Plan
from bofast.allocation.mechanisms.capped.limits import Limits
from bofast.allocation.mechanisms.capped.rings import long_rings, without
from bofast.allocation.mechanisms.flow import CannotServeAll, best_plan
from bofast.allocation.mechanisms.prices import worth_of_what_each_got
from bofast.compiled import Bools, Int32s, Int64s

ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Repeated:
    """Attributes:
    plan: the best that kept all limits; None where none did.
    value: of that plan, 0 without one.
    bound: no plan is worth more.
    """

    plan: Plan | None
    value: int
    bound: int


def repeated_flow(market: Market, *, worth: Int64s, limits: Limits) -> Repeated:
    """The best of some plans that keep the limits, with a bound.

    Raises: CannotServeAll, when not even without caps all can be served who must be.
    """
    allowed = np.ones(market.pairs, dtype=np.bool_)
    best: Plan | None = None
    value, bound = 0, 0
    for turn in range(ROUNDS):
        try:
            free = best_plan(_only(market, allowed), worth=worth[allowed], must_serve=limits.must_serve)
        except CannotServeAll:
            if turn == 0:
                raise
            break
        bound = free.value if turn == 0 else bound
        plan = _repaired(market, free.plan, worth=worth, limits=limits)
        repaired = int(worth_of_what_each_got(market, plan, worth=worth).sum())
        if _keeps(market, plan, limits=limits) and (best is None or repaired > value):
            best, value = plan, repaired
        broken = _moves_to_forbid(market, free.plan, worth=worth, limits=limits)
        if not len(broken):
            break
        allowed &= ~_is_move_of(market, free.plan, families=broken)
    return Repeated(plan=best, value=value, bound=bound)


def _only(market: Market, allowed: Bools) -> Market:
    left = np.bincount(market.family[allowed], minlength=market.families)
    first = np.concatenate([[0], np.cumsum(left)]).astype(np.int64)
    return Market(first=first, home=market.home[allowed], own=market.own, homes=market.homes)


def _is_move_of(market: Market, plan: Plan, *, families: Int32s) -> Bools:
    """bool[pairs]; the pairs by which these families move."""
    is_asked = np.isin(np.arange(market.families), families)
    moves: Bools = is_asked[market.family] & np.equal(plan.got[market.family], market.home)
    return moves


def _repaired(market: Market, plan: Plan, *, worth: Int64s, limits: Limits) -> Plan:
    """The plan less the moves that break a limit, and those into the homes that are then kept.

    Each turn undoes a move, and a plan without moves breaks nothing: it comes to an end.
    """
    plan = without(market, plan, rings=long_rings(market, plan, longest=limits.longest_cycle))
    while len(too_many := _above_caps(market, plan, worth=worth, limits=limits)):
        plan = _undone(market, plan, families=too_many)
    return plan


def _undone(market: Market, plan: Plan, *, families: Int32s) -> Plan:
    """These families stay, and so does whoever would have moved into their homes, and so on."""
    got, holder = plan.got.copy(), plan.holder(market)
    for begun in families.tolist():
        family = begun
        while family != NOBODY and got[family] != market.own[family]:
            got[family] = market.own[family]
            family = NOBODY if got[family] == NO_HOME else int(holder[got[family]])
    return Plan(got)


def _moves_to_forbid(market: Market, plan: Plan, *, worth: Int64s, limits: Limits) -> Int32s:
    """Whose moves: the cheapest of each long ring, and for each cap the cheapest of those above it."""
    each = worth_of_what_each_got(market, plan, worth=worth)
    rings = long_rings(market, plan, longest=limits.longest_cycle)
    cheapest = np.array([ring[np.argmin(each[ring])] for ring in rings], dtype=np.int32)
    return np.union1d(cheapest, _above_caps(market, plan, worth=worth, limits=limits))


def _above_caps(market: Market, plan: Plan, *, worth: Int64s, limits: Limits) -> Int32s:
    """int32[], rising; families whose moves take a group above its cap: the cheapest, as many as are too many."""
    each = worth_of_what_each_got(market, plan, worth=worth)
    holder = plan.holder(market)
    above = [np.zeros(0, dtype=np.int32)]
    for cap in limits.caps:
        held = holder[cap.homes]
        counted = held[held != NOBODY]
        counted = counted[cap.of[counted]]
        entered = counted[~np.isin(market.own[counted], cap.homes)]
        too_many = max(0, len(counted) - cap.limit(market))
        above.append(entered[np.lexsort((entered, each[entered]))][:too_many])
    return np.unique(np.concatenate(above))


def _keeps(market: Market, plan: Plan, *, limits: Limits) -> bool:
    """Whether all are served who must be, and every quota is filled. Caps and rings hold after the repair."""
    moves, holder = plan.moves(market), plan.holder(market)
    if not moves[limits.must_serve].all():
        return False
    for quota in limits.quotas:
        held = holder[quota.homes]
        counted = held[held != NOBODY]
        if np.count_nonzero(quota.of[counted] & moves[counted]) < quota.at_least:
            return False
    return True

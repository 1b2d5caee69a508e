"""Prices of homes that prove a plan to be worth most: what one home more of the kind would add.

Each family could at these prices do no better than with what the plan gives her, and homes that it leaves empty cost
nothing. Then no plan is worth more than all prices and all gains together, and the plan is worth exactly that.

Of all prices that prove it these are the lowest. They are the same for each plan that is worth most.

Source: Shapley and Shubik 1971, The Assignment Game.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from bofast.allocation.market import NO_HOME, NOBODY, Market, Plan
from bofast.compiled import Bools, Int32s, Int64s, compiled


class NotTheBest(RuntimeError):
    """The plan can be proven to be worth less than another one."""


@dataclass(frozen=True, slots=True)
class Prices:
    """The proof of a plan.

    Attributes:
        price: int64[homes], not below 0.
        gain: int64[families]; what her home is worth for her in the plan, less its price.
    """

    price: Int64s
    gain: Int64s


def lowest_prices(market: Market, plan: Plan, *, worth: Int64s, must_serve: Bools) -> Prices:
    """The lowest prices at which nobody wants to change.

    Each family compares what the plan gives her with every pair of hers and, unless she must be served, with the way
    out: her own home, or none for an outsider, worth 0.

    Args:
        worth: int64[pairs], not below 0.
        must_serve: bool[families]; who is not offered the way out.

    Raises: NotTheBest, when another plan is worth more.
    """
    worth_got = worth_of_what_each_got(market, plan, worth=worth)
    bids = Bids(
        first=market.first,
        home=market.home,
        worth=worth,
        way_out=np.where(must_serve, NO_HOME, market.own).astype(np.int32),
        got=plan.got,
        worth_got=worth_got,
        holder=plan.holder(market),
        price=np.zeros(market.homes, dtype=np.int64),
    )
    is_proven = _bid_up(bids, int(worth.sum()))
    gain = worth_got - np.append(bids.price, 0)[plan.got]
    may_leave = market.is_outsider & ~must_serve
    if not is_proven or bids.price[bids.holder == NOBODY].any() or gain[may_leave].min(initial=0) < 0:
        raise NotTheBest("Another plan is worth more than the one to be proven.")
    return Prices(price=bids.price, gain=gain)


def worth_of_what_each_got(market: Market, plan: Plan, *, worth: Int64s) -> Int64s:
    """int64[families]; 0 for a tenant who stays, and for an outsider without a home."""
    worth_got = np.zeros(market.families, dtype=np.int64)
    is_got = market.home == plan.got[market.family]
    worth_got[market.family[is_got]] = worth[is_got]
    return worth_got


class Bids(NamedTuple):
    """The market, the plan, and the prices so far. NOBODY and NO_HOME are -1."""

    first: Int64s
    home: Int32s
    worth: Int64s
    way_out: Int32s  # [families] the own home of a tenant who need not be served, else NO_HOME
    got: Int32s
    worth_got: Int64s
    holder: Int32s
    price: Int64s


@compiled
def _bid_up(bids: Bids, limit: int) -> bool:
    """Raise prices until nobody wants to change; False when one rises above the limit, as with a plan not the best.

    A family whose own price rises wants other homes more, so she is asked again, in the order in which prices rose.
    """
    families = len(bids.got)
    queue = np.arange(families)
    is_queued = np.ones(families, dtype=np.bool_)
    begin, waiting = 0, families
    while waiting > 0:
        family = queue[begin]
        begin = (begin + 1) % families
        waiting -= 1
        is_queued[family] = False
        own = bids.got[family]
        loss = -bids.worth_got[family] + (bids.price[own] if own != -1 else 0)
        past = bids.first[family + 1]
        for pair in range(bids.first[family], past + 1 if bids.way_out[family] != -1 else past):
            home = bids.home[pair] if pair < past else bids.way_out[family]
            bid = loss + (bids.worth[pair] if pair < past else 0)
            if bid <= bids.price[home]:
                continue
            if bid > limit:
                return False
            bids.price[home] = bid
            rival = bids.holder[home]
            if rival != -1 and not is_queued[rival]:
                is_queued[rival] = True
                queue[(begin + waiting) % families] = rival
                waiting += 1
    return True

"""Rings of tenants who exchange homes, read from where a plan leaves everybody."""

from __future__ import annotations

import numpy as np

from bofast.allocation.audit.moves import Standing
from bofast.allocation.market import NO_HOME, Market
from bofast.compiled import Int32s


def ring_length(market: Market, standing: Standing) -> Int32s:
    """int32[families]; how many exchange homes in the family's ring; 0 for all who are in none.

    Each home that a tenant leaves points to the family that comes. A ring of n families is walked n times round by each
    of its members, all families at once, so the work is the families that move times the longest ring.
    """
    length = np.zeros(market.families, dtype=np.int32)
    walker = np.flatnonzero(standing.moves & (market.own != NO_HOME))
    at = standing.holder[market.own[walker]]
    steps = 1
    while len(walker):
        home_again = at == walker
        length[walker[home_again]] = steps
        goes_on = ~home_again & (at >= 0)
        goes_on[goes_on] = market.own[at[goes_on]] != NO_HOME
        walker, at = walker[goes_on], at[goes_on]
        at = standing.holder[market.own[at]]
        steps += 1
    return length

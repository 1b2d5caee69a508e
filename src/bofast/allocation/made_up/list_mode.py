"""List mode on a made-up market: the lane of each home by the counters, and who is ahead at each home, all at once.

The lines are those of `rules.letting.line` for an agreement of shares alone, worked out for whole columns of pairs.
"""

from __future__ import annotations

import numpy as np

from bofast.allocation.asked.prepared import STANDING_BITS
from bofast.allocation.made_up.market import MadeUp
from bofast.allocation.market import NOBODY
from bofast.compiled import Bools, Int32s, Int64s
from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.lanes import Counters, next_lane
from bofast.rules.letting.line import LAST, STEPS
from bofast.vocabulary.letting import Lane, OtherTurn

HALF_INTERNAL = Agreement(
    name="a quarter municipal, every second letting by list internal",
    municipal_share="1/4",
    internal_share="1/2",
    other_turn=OtherTurn.SENIORITY,
)
LANES = tuple(Lane)
"""A lane's place here is its number."""


def lanes_of(made_up: MadeUp, *, agreement: Agreement = HALF_INTERNAL) -> Int32s:
    """int32[homes]; the number of each home's lane: one run of the counters over the vacant homes, then the others."""
    is_rented = made_up.market.tenant != NOBODY
    lanes = np.empty(made_up.market.homes, dtype=np.int32)
    counters = Counters()
    for home in np.argsort(is_rented, kind="stable").tolist():
        lane, counters = next_lane(counters, agreement=agreement)
        lanes[home] = LANES.index(lane)
    return lanes


def keys_of(made_up: MadeUp, *, lanes: Int32s) -> Int64s:
    """int64[pairs]; who is ahead at the pair's home, the lower first: rank in the lane above, time on the list below.

    Vulnerable outsiders are those whom the municipality puts forward, by need class.
    """
    market = made_up.market
    lane = lanes[market.home]
    rank = np.select(
        [lane == LANES.index(Lane.MUNICIPAL), lane == LANES.index(Lane.INTERNAL)],
        [_municipal_rank(made_up)[market.family], _internal_rank(made_up)],
        0,
    )
    return (rank.astype(np.int64) * STEPS << STANDING_BITS) | made_up.seniority[market.family]


def is_nominated(made_up: MadeUp) -> Bools:
    """bool[families]; whom the municipality puts forward."""
    return made_up.market.is_outsider & made_up.households.is_vulnerable


def _municipal_rank(made_up: MadeUp) -> Int32s:
    return np.where(is_nominated(made_up), made_up.households.need_class, np.int32(LAST))


def _internal_rank(made_up: MadeUp) -> Int32s:
    """int32[pairs]; tenants of the department, then tenants, then the others."""
    market = made_up.market
    own = market.own[market.family]
    department = made_up.homes.department
    is_same = department[own] == department[market.home]
    return np.where(market.is_outsider[market.family], np.int32(2), np.where(is_same, np.int32(0), np.int32(1)))

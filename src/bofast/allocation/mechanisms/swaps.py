"""Direct swaps on top of a lawful plan: tenants who would stay exchange their homes among themselves.

Nobody else is touched: each home that is swapped has the same right of others behind it as before, since its tenant
would have kept it. Two may swap by right; more than two need the consent of all.

Source: a set packing, as in kidney exchange (Abraham, Blum and Sandholm 2007; Biró, Manlove and Rizzi 2009).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_array

from bofast.allocation.market import NOBODY, Market, Plan
from bofast.allocation.mechanisms.programme import Outcome, Programme, WholeAnswer
from bofast.allocation.mechanisms.rings import Arcs, Rings, rings_up_to
from bofast.allocation.mechanisms.rows import FREE, Rows
from bofast.compiled import Int64s


@dataclass(frozen=True, slots=True)
class Swaps:
    """The swaps that were chosen, and the plan with them.

    Attributes:
        plan: the lawful plan, in which those who swap have exchanged their homes.
        cycles: who swaps with whom: each family gets the home of the next, the last that of the first. Each begins with
            its lowest number; they stand by it, rising.
        value: what the swapped homes are worth together.
        is_proven: whether no other choice lets more families move, or as many to homes worth more.
    """

    plan: Plan
    cycles: tuple[tuple[int, ...], ...]
    value: int
    is_proven: bool


def direct_swaps(market: Market, plan: Plan, *, worth: Int64s, largest: int, seconds: float = FREE) -> Swaps:
    """The swaps among tenants who stay that let most families move, and of those the ones that are worth most.

    Where several choices are worth the same, the solver picks one, the same one each time that its release is the same.

    Args:
        plan: the lawful one.
        worth: int64[pairs], not below 0.
        largest: how many families may take part in a swap: 2 or more.
        seconds: on the clock, for each of two searches; when they are over the best choice found so far is returned.

    Raises: ValueError, when `largest` is below 2; TooManyRings.
    """
    if largest < 2:
        raise ValueError(f"A swap takes two families at least; the largest may not be {largest}.")
    rings = rings_up_to(largest, arcs=_arcs(market, plan, worth=worth))
    answer = _most_moves_then_worth(rings, families=market.families, seconds=seconds)
    chosen = np.flatnonzero(np.zeros(len(rings.size)) if answer.x is None else answer.x)
    cycles = tuple(sorted(rings.members(ring) for ring in chosen.tolist()))
    got = plan.got.copy()
    for cycle in cycles:
        got[list(cycle)] = market.own[[*cycle[1:], cycle[0]]]
    return Swaps(
        plan=Plan(got),
        cycles=cycles,
        value=int(rings.worth[chosen].sum()),
        is_proven=answer.outcome is Outcome.OPTIMAL,
    )


def _arcs(market: Market, plan: Plan, *, worth: Int64s) -> Arcs:
    """Which tenant who stays wants the home of which other one."""
    stays = ~market.is_outsider & ~plan.moves(market)
    giver = market.tenant[market.home]
    fits = stays[market.family] & (giver != NOBODY) & stays[giver]
    taker, giver, worth = market.family[fits], giver[fits], worth[fits]
    by_both = np.lexsort((giver, taker))
    return Arcs(taker=taker[by_both], giver=giver[by_both], worth=worth[by_both], families=market.families)


def _most_moves_then_worth(rings: Rings, *, families: int, seconds: float) -> WholeAnswer:
    """Disjoint rings: a column each, 1 where it is chosen.

    First the most moves there can be. Then moves and worth together, where a move weighs so much that none is given up
    for worth: a choice that is best so, and has the most moves, is worth most among those that have them.
    """
    programme = _disjoint(rings, families=families)
    most = programme.best_whole(seconds=seconds)
    if most.outcome is not Outcome.OPTIMAL or most.x is None:
        return most
    weight = 1 + int(rings.worth.max(initial=0))
    while True:
        programme.weigh(rings.size * weight + rings.worth)
        best = programme.best_whole(seconds=seconds, start=most.x)
        if best.x is not None and int(rings.size @ best.x) == most.value:
            return best
        if best.outcome is not Outcome.OPTIMAL:
            return replace(most, outcome=best.outcome)
        weight *= 2


def _disjoint(rings: Rings, *, families: int) -> Programme:
    """Each family in one chosen ring at most; a chosen ring counts its moves."""
    ring, place = np.nonzero(rings.families != NOBODY)
    family = rings.families[ring, place]
    is_in = csr_array((np.ones(len(ring), dtype=np.int64), (family, ring)), shape=(families, len(rings.size)))
    is_contested = np.flatnonzero(np.diff(is_in.indptr) > 1)
    rows = Rows.up_to(is_in[is_contested], np.ones(len(is_contested), dtype=np.int64))
    return Programme(worth=rings.size, largest=np.ones(len(rings.size), dtype=np.int64), rows=rows)

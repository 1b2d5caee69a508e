"""Plans in which a home may be traded for another: efficient and honest, but blind to the order of each single home.

Nobody loses her home unless she gets one she prefers, nobody could be better off without another being worse off, and
nobody gains by hiding what she wants. But a tenant may hand on her home to a family whom the law would put further
behind: these plans need consent, or a law that leaves the choice to the landlord.

Sources: Shapley and Scarf 1974 (top trading cycles, by Gale); Abdulkadiroğlu and Sönmez 1999, House Allocation with
Existing Tenants ("you request my house, I get your turn"), and 2003, School Choice (counters of seats).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from bofast.allocation.market import NO_HOME, NOBODY, Market, Plan
from bofast.allocation.mechanisms.line import places_in_line
from bofast.compiled import Bools, Int32s, Int64s, compiled


def you_request_my_house(market: Market, *, order: Int32s) -> Plan:
    """Families choose in line, and a tenant whose home is asked for first gets the turn of the family who asks.

    If the asking comes round to a tenant who waits for an answer herself, all in that ring get what they ask for.

    Args:
        order: int32[families]; first in line first.

    Raises: ValueError, unless each family stands in line once.
    """
    places_in_line(market, order=order)
    turns = Turns(
        first=market.first,
        home=market.home,
        own=market.own,
        tenant=market.tenant,
        got=np.full(market.families, NO_HOME, dtype=np.int32),
        asks_for=market.first[:-1].copy(),
        is_taken=np.zeros(market.homes, dtype=np.bool_),
        had_turn=np.zeros(market.families, dtype=np.bool_),
        path=np.full(market.families, NOBODY, dtype=np.int32),
    )
    _take_turns(turns, np.asarray(order, dtype=np.int32))
    return Plan(turns.got)


def trade_from(market: Market, plan: Plan, *, order: Int32s) -> Plan:
    """The plan in which families trade the homes that a lawful plan gave them, so that nobody is worse off than there.

    Who was housed owns what the lawful plan gave her and may only get what she wants more; homes that it left empty are
    free. Who got no home stays outside.

    Args:
        plan: the lawful one.
        order: int32[families]; first in line first.

    Raises: ValueError, unless each family stands in line once.
    """
    return you_request_my_house(_owning_what_they_got(market, plan), order=order)


def _owning_what_they_got(market: Market, plan: Plan) -> Market:
    """The market after the plan, with the pairs that are still wanted more."""
    # Up to which pair a family still wants to trade: all of them if she stayed, none if she has no home.
    end = np.where(plan.got == NO_HOME, market.first[:-1], market.first[1:])
    is_got = market.home == plan.got[market.family]
    end[market.family[is_got]] = np.flatnonzero(is_got)
    still_wanted = np.arange(market.pairs) < end[market.family]
    return replace(market.only(still_wanted), own=plan.got)


class Turns(NamedTuple):
    """The market and how far the asking has come. NOBODY and NO_HOME are -1."""

    first: Int64s
    home: Int32s
    own: Int32s
    tenant: Int32s
    got: Int32s  # [families]
    asks_for: Int64s  # [families] no pair of hers before this one is free
    is_taken: Bools  # [homes]
    had_turn: Bools  # [families] waits on the path, or has what she gets
    path: Int32s  # [families] who asks whom: the last one asks now


@compiled
def _take_turns(turns: Turns, order: Int32s) -> None:
    """Fill `got`.

    A ring needs no dealing out at once. When its last one gets the home of its first, everybody before her asks again,
    one after the other back to the first, and finds the home that she asked for free.
    """
    path, had_turn = turns.path, turns.had_turn
    for family in order:
        if had_turn[family]:
            continue
        path[0], had_turn[family] = family, True
        length = 1
        while length > 0:
            asker = path[length - 1]
            wanted = _wanted(turns, asker)
            keeper = -1 if wanted == -1 else turns.tenant[wanted]
            if keeper != -1 and not had_turn[keeper]:
                path[length], had_turn[keeper] = keeper, True
                length += 1
                continue
            turns.got[asker] = wanted
            if wanted != -1:
                turns.is_taken[wanted] = True
            length -= 1


@compiled
def _wanted(turns: Turns, family: int) -> int:
    """Her most wanted home that is free, in the end her own; -1 for an outsider for whom none is left."""
    pair, past = turns.asks_for[family], turns.first[family + 1]
    while pair < past and turns.is_taken[turns.home[pair]]:
        pair += 1
    turns.asks_for[family] = pair
    wanted: int = turns.home[pair] if pair < past else turns.own[family]
    return wanted


def top_trading_cycles(market: Market, *, lines: Int32s, seats: Int32s) -> Plan:
    """Families point at homes, homes at families; who stands in a ring gets what she points at and leaves.

    A family points at her most wanted home with a seat left, in the end at her own; an outsider for whom none is left
    leaves without. A home points at its tenant, and when she has left at the first in its line who is still there.

    Here a home may stand for several alike, a school for its seats. They are counted: to make a home of each seat would
    be another mechanism. Written straight from the definition, in plain Python, for markets of hundreds.

    Args:
        lines: int32[homes, families]; the line of each home names every family, first in line first.
        seats: int32[homes]; to how many families each may be given, its tenant included.
    """
    left = seats.tolist()
    got = [NO_HOME] * market.families
    there = dict.fromkeys(range(market.families))
    while there:
        for family, home in _ring(market, lines=lines, left=left, there=there).items():
            got[family] = home
            del there[family]
            if home != NO_HOME:
                left[home] -= 1
    return Plan(np.array(got, dtype=np.int32))


def _ring(market: Market, *, lines: Int32s, left: list[int], there: Collection[int]) -> dict[int, int]:
    """The families of one ring, each with the home that she points at; or one family alone who gets NO_HOME."""
    asks: dict[int, int] = {}
    family = next(iter(there))
    while family not in asks:
        asks[family] = _most_wanted(market, family, left=left)
        if asks[family] == NO_HOME:
            return {family: NO_HOME}
        tenant = int(market.tenant[asks[family]])
        family = tenant if tenant in there else next(each for each in lines[asks[family]].tolist() if each in there)
    path = list(asks)
    return {each: asks[each] for each in path[path.index(family) :]}


def _most_wanted(market: Market, family: int, *, left: list[int]) -> int:
    wishes = market.home[market.first[family] : market.first[family + 1]].tolist()
    return next((home for home in wishes if left[home]), int(market.own[family]))

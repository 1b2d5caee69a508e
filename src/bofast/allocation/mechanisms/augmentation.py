"""Who is served in need mode: each family in turn, if any plan can serve her beside all who were served before her.

A family is served when she gets a home that she wants more than the one she has. In her turn a search goes from the
homes she wants to whoever holds them now, from there to the homes those could have instead, and so on, until it meets
an empty home; then everybody on the way moves by one. Whoever was served may be given another home that she wants, but
never sent back; a tenant who was not served may always be sent back to her own home, and never loses it.

Families who can be served together can be so in part, too. So taking each in turn is exact: no plan serves one family
more without leaving out somebody who stands before her.

Where a search fails, the homes it has seen are closed: all are held, and nobody who holds one could live elsewhere. By
Hall's theorem there is one family too many for them, however they are dealt. Later searches need not look into closed
homes again, but for one case: a tenant whose own home is among them frees it, and may close a swap there.

Source: P. Hall, On Representatives of Subsets, 1935; greedy choice over matchings: Edmonds and Fulkerson 1965.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from bofast.allocation.market import NO_HOME, NOBODY, Market, Plan
from bofast.allocation.mechanisms.line import places_in_line
from bofast.compiled import Bools, Int32s, Int64s, compiled


@dataclass(frozen=True, slots=True)
class Served:
    """Who is served, in a plan that does it, and the proof for everybody else.

    Attributes:
        market: whose families they are.
        plan: one plan that serves them all. Which home each gets is left to `flow.best_plan`.
        is_served: bool[families]; who gets a home that she wants more than the one she has.
        place: int32[families]; how many families stand before her in line.
    """

    market: Market
    plan: Plan
    is_served: Bools
    place: Int32s

    def closed_homes(self, family: int) -> Int32s:
        """Why a family was not served: homes, rising, for which there is one family too many if she is to have one.

        All that she wants are among them. Each is held. Whoever holds one wants no home outside, and may not be sent to
        one: she is an outsider or a tenant who was served before this family, or a tenant whose own home is inside.
        This holds for every plan that serves those who stand before her, not only for this one.

        Raises: ValueError, when the family was served.
        """
        if self.is_served[family]:
            raise ValueError(f"Family {family} was served; no home is closed to her.")
        blank = np.full(self.market.homes, NOBODY, dtype=np.int32)
        search = Search(
            first=self.market.first,
            home=self.market.home,
            own=self.market.own,
            got=self.plan.got,
            holder=self.plan.holder(self.market),
            is_locked=self.is_served & (self.place < self.place[family]),
            is_closed=np.zeros(self.market.homes, dtype=np.bool_),
            seen_by=blank,
            seen_in=blank.copy(),
            seen=blank.copy(),
        )
        _, count = _look(search, family, 0)
        return np.sort(search.seen[:count])

    def ahead(self, family: int) -> Int32s:
        """The families of whom at least one would have to be left out for this one to be served, first in line first.

        They hold her closed homes, were served before her, and would free a place there: outsiders, and tenants from
        elsewhere. None at all: no other family stands in her way, only the right of tenants to keep their homes.

        Raises: ValueError, when the family was served.
        """
        is_inside = np.zeros(self.market.homes, dtype=np.bool_)
        is_inside[self.closed_homes(family)] = True
        holders = self.plan.holder(self.market)[is_inside]
        is_before = self.is_served[holders] & (self.place[holders] < self.place[family])
        comes_from_inside = ~self.market.is_outsider[holders] & is_inside[self.market.own[holders]]
        ahead = holders[is_before & ~comes_from_inside]
        by_line: Int32s = ahead[np.argsort(self.place[ahead])]
        return by_line


class Search(NamedTuple):
    """The market, who has what so far, and what searches have found out. NOBODY and NO_HOME are -1."""

    first: Int64s
    home: Int32s
    own: Int32s
    got: Int32s  # [families] the home she has now
    holder: Int32s  # [homes] who has it now
    is_locked: Bools  # [families] was served, and may not be sent back to her own home
    is_closed: Bools  # [homes] a failed search has seen it
    seen_by: Int32s  # [homes] the family through whom a search last came to it
    seen_in: Int32s  # [homes] which search that was
    seen: Int32s  # [homes] those of the present search, as it came to them


def serve_in_order(market: Market, *, order: Int32s) -> Served:
    """Serve as many families as can be, where no family may be left out for the sake of one behind her.

    Each search costs the pairs it looks at: families × pairs at the very worst, far less where homes are still empty or
    closed. Who is served follows from the order alone.

    Args:
        order: int32[families]; first in line first.

    Raises: ValueError, unless each family stands in line once.
    """
    places = places_in_line(market, order=order)
    search = Search(
        first=market.first,
        home=market.home,
        own=market.own,
        got=market.own.copy(),
        holder=market.tenant.copy(),
        is_locked=np.zeros(market.families, dtype=np.bool_),
        is_closed=np.zeros(market.homes, dtype=np.bool_),
        seen_by=np.full(market.homes, NOBODY, dtype=np.int32),
        seen_in=np.full(market.homes, NOBODY, dtype=np.int32),
        seen=np.full(market.homes, NO_HOME, dtype=np.int32),
    )
    _serve(search, np.asarray(order, dtype=np.int32))
    return Served(market=market, plan=Plan(search.got), is_served=search.is_locked, place=places)


@compiled
def _serve(search: Search, order: Int32s) -> None:
    own, got, holder = search.own, search.got, search.holder
    for turn in range(len(order)):
        family = order[turn]
        home = own[family]
        if home != -1:
            if got[family] != home:  # she has moved for another's sake, and may stay there from now on
                search.is_locked[family] = True
                continue
            holder[home] = -1  # she offers it to the search
        empty, count = _look(search, family, turn)
        if empty != -1:
            search.is_locked[family] = True
            _move_along(search, family, empty)
            continue
        if home != -1:
            holder[home] = family
        for place in range(count):
            search.is_closed[search.seen[place]] = True


@compiled
def _look(search: Search, family: int, number: int) -> tuple[int, int]:
    """Look for an empty home, breadth first: it, else -1, and how many homes were seen."""
    first, home, own, holder = search.first, search.home, search.own, search.holder
    is_closed, is_locked = search.is_closed, search.is_locked
    seen_by, seen_in, seen = search.seen_by, search.seen_in, search.seen
    # A tenant whose own home is closed may have opened it again by offering it: she looks everywhere.
    looks_everywhere = own[family] != -1 and is_closed[own[family]]
    count, followed = 0, 0
    asker = family
    while True:
        past = first[asker + 1]
        may_go_home = asker != family and own[asker] != -1 and not is_locked[asker]
        for pair in range(first[asker], past + 1 if may_go_home else past):
            wanted = home[pair] if pair < past else own[asker]
            if seen_in[wanted] == number or (is_closed[wanted] and not looks_everywhere):
                continue
            seen_in[wanted], seen_by[wanted], seen[count] = number, asker, wanted
            count += 1
            if holder[wanted] == -1:
                return wanted, count
        if followed == count:
            return -1, count
        asker = holder[seen[followed]]
        followed += 1


@compiled
def _move_along(search: Search, family: int, empty: int) -> None:
    """Everybody on the way to the empty home moves by one, from its end to the family who began."""
    home = empty
    while True:
        mover = search.seen_by[home]
        left = search.got[mover]
        search.got[mover] = home
        search.holder[home] = mover
        if mover == family:
            return
        home = left

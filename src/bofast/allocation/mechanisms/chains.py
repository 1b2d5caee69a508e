"""The moves of a plan as they follow each other: chains that begin at a vacant home, and rings of exchange.

Who moves in leaves a home, into which the next may move. A chain can be carried out from its beginning, and if
somebody withdraws only its tail is planned anew. A ring has no beginning: all move on the same day, or nobody does.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.allocation.market import NO_HOME, NOBODY, Market, Plan
from bofast.compiled import Int32s


@dataclass(frozen=True, slots=True)
class Chain:
    """Moves one after the other, from a vacant home on.

    Attributes:
        families: who moves, in order; each moves into the home that the one before her leaves.
        homes: where each moves in; the first stood vacant.
        left_empty: the home that nobody moves into in the end; NO_HOME where an outsider closes the chain.
    """

    families: tuple[int, ...]
    homes: tuple[int, ...]
    left_empty: int


@dataclass(frozen=True, slots=True)
class Ring:
    """Tenants who exchange homes: each moves into the home of the next one, the last into that of the first.

    Attributes:
        families: the one with the lowest number first.
        homes: where each moves in.
    """

    families: tuple[int, ...]
    homes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """All moves of a plan.

    Attributes:
        chains: by the vacant home in which they begin, rising. A vacant home that stays empty begins none.
        rings: by their first family, rising.
    """

    chains: tuple[Chain, ...]
    rings: tuple[Ring, ...]


def chains_of(market: Market, plan: Plan) -> Chains:
    """The chains and rings that a plan is made of; each family who moves is in one of them, once."""
    own, got = market.own.tolist(), plan.got.tolist()
    holder = plan.holder(market).tolist()
    vacant = np.flatnonzero(market.tenant == NOBODY).tolist()
    chains = tuple(_chain(home, own=own, holder=holder) for home in vacant if holder[home] != NOBODY)
    seen = {family for chain in chains for family in chain.families}
    rings = []
    for family in np.flatnonzero(plan.moves(market)).tolist():
        if family not in seen:
            ring = _ring(family, got=got, tenant=market.tenant)
            seen.update(ring.families)
            rings.append(ring)
    return Chains(chains=chains, rings=tuple(rings))


def _chain(vacant: int, *, own: list[int], holder: list[int]) -> Chain:
    families: list[int] = []
    homes: list[int] = []
    home = vacant
    while home != NO_HOME and holder[home] != NOBODY:
        homes.append(home)
        families.append(holder[home])
        home = own[holder[home]]
    return Chain(families=tuple(families), homes=tuple(homes), left_empty=home)


def _ring(begun_by: int, *, got: list[int], tenant: Int32s) -> Ring:
    families: list[int] = []
    homes: list[int] = []
    family = begun_by
    while not families or family != begun_by:
        families.append(family)
        homes.append(got[family])
        family = int(tenant[got[family]])
    return Ring(families=tuple(families), homes=tuple(homes))

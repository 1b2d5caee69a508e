"""A made-up market: families and homes, and the twenty best homes of each family among those that she may rent.

Of the homes four in five are let to families who want another, and one in five stands vacant. A tenant wants only what
fits her better than her own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.allocation.made_up.chance import Drawn, shuffled
from bofast.allocation.made_up.homes import Homes, made_up_homes
from bofast.allocation.made_up.households import Households, made_up_households, settled
from bofast.allocation.made_up.looking import looked_at
from bofast.allocation.made_up.wishes import BEST_FIT, fit, is_overcrowded, may_rent
from bofast.allocation.market import NO_HOME, Market
from bofast.compiled import Bools, Int32s, Int64s

MOST_WANTED = 20
"""A family's list ends after so many homes."""


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A market, and who and what stands behind its numbers.

    Attributes:
        market: tenants are the first families.
        households: one a family.
        homes: one a home.
        seniority: int32[families]; 0 is longest on the list, no two alike.
        is_overcrowded: bool[families]; tenants with more persons than rooms.
        fit: int64[pairs], 0-1000; how well the home fits the family, falling within each family.
    """

    market: Market
    households: Households
    homes: Homes
    seniority: Int32s
    is_overcrowded: Bools
    fit: Int64s

    @property
    def order_of_need(self) -> Int32s:
        """int32[families]; families by need class and then by seniority, the first in line first."""
        return np.lexsort((self.seniority, self.households.need_class)).astype(np.int32)


def made_up_market(*, families: int, homes: int, seed: int = 1) -> MadeUp:
    """A market of so many families and homes; the same bytes each time.

    Raises: ValueError, unless at least four families in five homes are there to be the tenants.
    """
    tenants = homes * 4 // 5
    if not 0 < tenants <= families:
        raise ValueError(f"{homes} homes have {tenants} tenants, and there are {families} families")
    estate = made_up_homes(homes, seed=seed)
    rented = shuffled(homes, Drawn.RENTED, seed=seed)[:tenants]
    households = _households(families, rented=rented, estate=estate, seed=seed)
    own = np.concatenate((rented, np.full(families - tenants, NO_HOME, dtype=np.int32)))
    wanted = _wanted(households, own=own, estate=estate, seed=seed)
    first = np.searchsorted(wanted.family, np.arange(families + 1))
    return MadeUp(
        market=Market(first=first, home=wanted.home, own=own, homes=homes),
        households=households,
        homes=estate,
        seniority=shuffled(families, Drawn.SENIORITY, seed=seed),
        is_overcrowded=(own != NO_HOME) & is_overcrowded(households, rooms=estate.rooms[own]),
        fit=wanted.fit,
    )


def _households(families: int, *, rented: Int32s, estate: Homes, seed: int) -> Households:
    everyone = made_up_households(np.arange(families), districts=estate.districts, seed=seed)
    tenants = settled(everyone.only(np.arange(len(rented))), own=rented, homes=estate)
    return tenants.joined_with(everyone.only(np.arange(len(rented), families)))


@dataclass(frozen=True, slots=True)
class _Pairs:
    family: Int32s
    home: Int32s
    fit: Int64s

    def only(self, chosen: Bools) -> _Pairs:
        return _Pairs(self.family[chosen], self.home[chosen], self.fit[chosen])

    def best_first(self) -> _Pairs:
        """By family, then the best fit, then the lower home; each pair packed in one number, which sorts fastest."""
        packed = np.sort((self.family.astype(np.int64) << 42) | ((BEST_FIT - self.fit) << 32) | self.home)
        return _Pairs((packed >> 42).astype(np.int32), packed.astype(np.int32), BEST_FIT - ((packed >> 32) & 1023))


def _wanted(households: Households, *, own: Int32s, estate: Homes, seed: int) -> _Pairs:
    """What each family may rent and wants more than what it has, at most `MOST_WANTED` homes each."""
    looked = looked_at(households, estate, seed=seed)
    lawful = may_rent(households.only(looked.family), estate.only(looked.home))
    family, home = looked.family[lawful], looked.home[lawful]
    pairs = _Pairs(family, home, _fit(households, estate, family=family, home=home, seed=seed))
    own_fit = _fit_of_own(households, estate, own=own, seed=seed)
    pairs = pairs.only(pairs.fit > own_fit[family]).best_first()
    place = np.arange(len(pairs.family)) - np.searchsorted(pairs.family, pairs.family)
    return pairs.only(place < MOST_WANTED)


def _fit_of_own(households: Households, estate: Homes, *, own: Int32s, seed: int) -> Int64s:
    """int64[families]; how well each tenant's own home fits, and for an outsider less than any home."""
    worth = np.full(len(own), -1, dtype=np.int64)
    tenants = np.flatnonzero(own != NO_HOME).astype(np.int32)
    worth[tenants] = _fit(households, estate, family=tenants, home=own[tenants], seed=seed)
    return worth


def _fit(households: Households, estate: Homes, *, family: Int32s, home: Int32s, seed: int) -> Int64s:
    pair = (family.astype(np.int64) << 32) | home
    return fit(households.only(family), estate.only(home), pair=pair, seed=seed)

"""Who may move where: families, homes and the pairs that may be, as arrays of whole numbers.

A family is a number from 0, and so is a home; what they are called stands in the problem that the market was made of.
Only homes in play are in it: those that stand vacant, and those whose tenants want another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bofast.compiled import Bools, Int32s, Int64s

NOBODY = -1
"""No family: the home stands empty."""
NO_HOME = -1
"""No home: the family is an outsider, or got none."""


@dataclass(frozen=True)
class Market:
    """The pairs of family and home that pass every rule, and that the family wants more than the home it has.

    Attributes:
        first: int64[families + 1]; the pairs of family f are first[f] up to, not with, first[f + 1].
        home: int32[pairs]; the home of each pair. A family's pairs stand by her ranking, the most wanted first, and
            none is her own home.
        own: int32[families]; the home that the family rents now, NO_HOME for an outsider. No two have the same.
        homes: how many homes are in play. One that nobody owns stands vacant.
    """

    first: Int64s
    home: Int32s
    own: Int32s
    homes: int

    @property
    def families(self) -> int:
        return len(self.own)

    @property
    def pairs(self) -> int:
        return len(self.home)

    @cached_property
    def family(self) -> Int32s:
        """int32[pairs]; the family of each pair."""
        return np.repeat(np.arange(self.families, dtype=np.int32), np.diff(self.first))

    @cached_property
    def tenant(self) -> Int32s:
        """int32[homes]; the family that rents the home now, NOBODY where it stands vacant."""
        tenant = np.full(self.homes, NOBODY, dtype=np.int32)
        renting = np.flatnonzero(self.own != NO_HOME)
        tenant[self.own[renting]] = renting
        return tenant

    @cached_property
    def is_outsider(self) -> Bools:
        """bool[families]; who rents no home here."""
        return np.equal(self.own, NO_HOME)

    def only(self, pairs: Bools) -> Market:
        """The same families and homes with some of the pairs (bool[pairs])."""
        kept_before = np.concatenate(([0], np.cumsum(pairs, dtype=np.int64)))
        return Market(first=kept_before[self.first], home=self.home[pairs], own=self.own, homes=self.homes)


@dataclass(frozen=True)
class Plan:
    """Which home each family has when every move of the plan is made.

    Attributes:
        got: int32[families]; a tenant who stays has her own home, an outsider who is not housed has NO_HOME.
    """

    got: Int32s

    def holder(self, market: Market) -> Int32s:
        """int32[homes]; the family that has the home after the plan, NOBODY where it stands empty."""
        holder = np.full(market.homes, NOBODY, dtype=np.int32)
        housed = np.flatnonzero(self.got != NO_HOME)
        holder[self.got[housed]] = housed
        return holder

    def moves(self, market: Market) -> Bools:
        """bool[families]; who gets another home than the one she has."""
        return np.not_equal(self.got, market.own)

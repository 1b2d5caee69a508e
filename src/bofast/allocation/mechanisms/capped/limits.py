"""What a plan under caps is asked to keep: caps, quotas, and the lengths of rings of exchange."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bofast.allocation.market import NOBODY, Market
from bofast.compiled import Bools, Int32s, Int64s


@dataclass(frozen=True, slots=True)
class Cap:
    """At most so many families of a kind in a group of homes, and never asked to be better than it is now.

    Attributes:
        homes: int32[]; the homes of the group that are in play, each once.
        of: bool[families]; who counts towards the cap.
        at_most: how many of those who count may have a home of the group when the plan is carried out. Where more
            have one today, today's number takes its place.
    """

    homes: Int32s
    of: Bools
    at_most: int

    def limit(self, market: Market) -> int:
        """The cap, or how many count today where that is more."""
        tenants = market.tenant[self.homes]
        return most_now(self.at_most, today=int(np.count_nonzero(self.of[tenants[tenants != NOBODY]])))


def most_now(at_most: int, *, today: int) -> int:
    """How many may live in a group: the cap, or as many as today where that is more."""
    return max(at_most, today)


@dataclass(frozen=True, slots=True)
class Quota:
    """At least so many moves into a group of homes by families of a kind.

    Attributes:
        homes: int32[]; the homes of the group that are in play, each once.
        of: bool[families]; whose moves count.
        at_least: how many moves.
    """

    homes: Int32s
    of: Bools
    at_least: int


@dataclass(frozen=True, slots=True)
class Limits:
    """All that is asked of a plan, beside that nobody is moved against her wish and no home is given twice.

    Attributes:
        must_serve: bool[families]; who gets a home that she wants more than the one she has.
        longest_cycle: how many tenants may exchange homes in a ring; None for any number.
    """

    caps: Sequence[Cap]
    quotas: Sequence[Quota]
    must_serve: Bools
    longest_cycle: int | None


def limits_of(market: Market, caps: Sequence[Cap]) -> Int64s:
    """int64[caps]; how many may have a home of each group after the plan."""
    return np.array([cap.limit(market) for cap in caps], dtype=np.int64)

"""The bound of a plan under limits, added up again from the prices that its solver tells of homes, caps and rings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np

from bofast.allocation.audit.caps import Limit
from bofast.allocation.audit.faults import AuditFault, FaultCode
from bofast.allocation.audit.worth import best_bargain
from bofast.allocation.market import NOBODY, Market
from bofast.compiled import Bools, Int32s, Int64s


class Prices(Protocol):
    """Whole numbers, not below 0, in parts of one; any of them give a bound.

    Attributes:
        scale: how many parts make one.
        homes: int64[homes].
        caps: int64[caps]; what a family that counts pays to have a home of the group.
        rings: of each forbidden ring the places of its pairs in the market, int32[].
        ring_prices: int64[rings]; what each move of the ring pays.
        bound: what they are said to prove.
    """

    @property
    def scale(self) -> int: ...
    @property
    def homes(self) -> Int64s: ...
    @property
    def caps(self) -> Int64s: ...
    @property
    def rings(self) -> Sequence[Int32s]: ...
    @property
    def ring_prices(self) -> Int64s: ...
    @property
    def bound(self) -> int: ...


def audit_capped_bound(
    market: Market,
    *,
    worth: Int64s,
    caps: Sequence[Limit],
    must_serve: Bools,
    longest_cycle: int | None,
    prices: Prices,
) -> tuple[AuditFault, ...]:
    """What is wrong with the proof that no plan which keeps the limits is worth more than a bound.

    Args:
        worth: int64[pairs]; of each move. Staying is worth nothing.
        must_serve: bool[families]; who has to move.
        longest_cycle: the longest ring allowed; None for any, and then no ring may be priced.
    """
    told = (prices.homes, prices.caps, prices.ring_prices)
    are_lawful = prices.scale > 0 and not any((price < 0).any() for price in told)
    if not (are_lawful and all(_is_forbidden(market, ring, longest=longest_cycle) for ring in prices.rings)):
        return (AuditFault(FaultCode.WRONG_BOUND),)
    bound = _bound(market, worth=worth, caps=caps, must_serve=must_serve, prices=prices)
    return () if bound == prices.bound else (AuditFault(FaultCode.WRONG_BOUND),)


def _is_forbidden(market: Market, ring: Int32s, *, longest: int | None) -> bool:
    """Whether the pairs are one ring of tenants, each taking another's home, and longer than allowed."""
    if longest is None or len(ring) <= longest:
        return False
    following = dict(zip(market.family[ring].tolist(), market.tenant[market.home[ring]].tolist(), strict=True))
    at = start = int(market.family[ring[0]])
    for _step in range(len(ring) - 1):
        at = following.get(at, NOBODY)
        if at in {start, NOBODY}:
            return False
    return following.get(at) == start


def _bound(market: Market, *, worth: Int64s, caps: Sequence[Limit], must_serve: Bools, prices: Prices) -> int:
    left = worth * prices.scale - prices.homes[market.home]
    stays_for = -np.append(prices.homes, 0)[market.own]
    for of, fee in _fees(market, caps=caps, price=prices.caps):
        left -= of[market.family] * fee[market.home]
        stays_for -= of * np.append(fee, 0)[market.own]
    for ring, price in zip(prices.rings, prices.ring_prices.tolist(), strict=True):
        left[ring] -= price
    bargain = best_bargain(market, stays_for=stays_for, left=left, must_serve=must_serve)
    limits = (price * _most(limit, tenant=market.tenant) for limit, price in _priced(caps, prices.caps))
    allowed = ((len(ring) - 1) * price for ring, price in zip(prices.rings, prices.ring_prices.tolist(), strict=True))
    total: int = int(bargain.sum()) + int(prices.homes.sum()) + sum(limits) + sum(allowed)
    return total // prices.scale


def _fees(market: Market, *, caps: Sequence[Limit], price: Int64s) -> Iterator[tuple[Bools, Int64s]]:
    """For each kind of families, who is of it (bool[families]), and what they pay at each home (int64[homes])."""
    kinds: dict[bytes, tuple[Bools, Int64s]] = {}
    for limit, fee in _priced(caps, price):
        _of, fees = kinds.setdefault(limit.of.tobytes(), (limit.of, np.zeros(market.homes, dtype=np.int64)))
        fees[limit.homes] += fee
    yield from kinds.values()


def _priced(caps: Sequence[Limit], price: Int64s) -> Iterator[tuple[Limit, int]]:
    return ((limit, fee) for limit, fee in zip(caps, price.tolist(), strict=True) if fee)


def _most(limit: Limit, *, tenant: Int32s) -> int:
    families = tenant[limit.homes]
    return max(limit.at_most, int(np.count_nonzero(limit.of[families[families != NOBODY]])))

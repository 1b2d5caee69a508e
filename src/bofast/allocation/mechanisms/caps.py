"""The best plan that keeps caps: proven to be the best, or with the gap that is left.

A cap says how many families of a kind may live in a stairwell, a block or a department after the plan, so that a place
that carries much is spared from more: "anvisning med måde". It never asks for more than that it gets no worse than now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from bofast.allocation.market import Market, Plan
from bofast.allocation.mechanisms.capped.clock import Clock
from bofast.allocation.mechanisms.capped.conflict import Conflict, conflict_of
from bofast.allocation.mechanisms.capped.limits import Cap, Limits, Quota
from bofast.allocation.mechanisms.capped.lots import drawn_by_lot
from bofast.allocation.mechanisms.capped.options import Options, options_of
from bofast.allocation.mechanisms.capped.prices import SCALE, Bounded
from bofast.allocation.mechanisms.capped.repeated import repeated_flow
from bofast.allocation.mechanisms.capped.search import Found, NoPlan, Search
from bofast.allocation.mechanisms.flow import CannotServeAll
from bofast.compiled import Bools, Int32s, Int64s

__all__ = ["Cap", "CappedPlan", "CapsConflict", "Certificate", "Conflict", "Quota", "Route", "plan_with_caps"]

SECONDS = 120.0
"""On the clock, for the proof. A plan that needs longer comes without one."""


class Route(Enum):
    """How the plan was found."""

    WHOLE_NUMBERS = auto()
    REPEATED_FLOW = auto()


class CapsConflict(ValueError):
    """No plan serves all who must be served, fills all quotas and keeps all caps. `conflict` tells what is in the way.

    It is None where the time did not suffice to say.
    """

    def __init__(self, conflict: Conflict | None) -> None:
        self.conflict = conflict
        super().__init__("no plan keeps all limits together")


@dataclass(frozen=True, slots=True)
class Certificate:
    """Prices from which anybody can compute again that no plan is worth more than `bound`.

    Each family takes the choice that leaves her most: a pair, or for a tenant who need not be served her own home, or
    for an outsider who need not be served nothing at all. A choice leaves its worth times `scale`, less the price of
    the home and, for each cap that the family counts towards and the home belongs to, that cap's price; a move that
    counts for a quota brings that quota's price; the moves of a forbidden ring each pay that ring's price. The bound is
    the sum of what all have left, of all home prices, of each cap's price times its limit, less each quota's price
    times its number, and of each ring's price times one less than its length; divided by `scale` and rounded down.

    Attributes:
        scale: prices are whole numbers, in such parts of one.
        homes: int64[homes].
        caps: int64[caps]; the limit is at_most, or today's count where that is more.
        quotas: int64[quotas].
        rings: for each forbidden ring the places of its pairs in the market, int32[].
        ring_prices: int64[rings].
        bound: what they prove.
    """

    scale: int
    homes: Int64s
    caps: Int64s
    quotas: Int64s
    rings: tuple[Int32s, ...]
    ring_prices: Int64s
    bound: int


@dataclass(frozen=True, slots=True)
class CappedPlan:
    """The best plan that was found under caps.

    Attributes:
        plan: it keeps every limit.
        value: what the homes of those who move are worth together.
        bound: no plan is worth more. What the certificate proves is more than that, when the last step to the proof
            was a search through whole numbers: that step rests on the solver.
        is_proven: value and bound are the same.
        is_unique: of all plans of this worth it is the one with the least sum of lots. Only then, and only where it
            is proven, the same question has the same answer whatever the time it was given.
        route: how it was found.
        certificate: the prices behind the bound; None where only the plan by flow bounds it.
    """

    plan: Plan
    value: int
    bound: int
    is_proven: bool
    is_unique: bool
    route: Route
    certificate: Certificate | None

    @property
    def gap(self) -> int:
        """How much more a better plan could be worth at most."""
        return self.bound - self.value


def plan_with_caps(
    market: Market,
    *,
    worth: Int64s,
    caps: Sequence[Cap],
    quotas: Sequence[Quota] = (),
    longest_cycle: int | None = None,
    must_serve: Bools | None = None,
    seconds: float = SECONDS,
) -> CappedPlan:
    """The plan that is worth most among those that keep all limits.

    Args:
        worth: int64[pairs], not below 0. To stay, or to get no home, is worth 0.
        caps: groups may overlap, but the nested ones of stairwell, block and department are proven fastest.
        quotas: how many moves into a group are wanted at least.
        longest_cycle: how many tenants may exchange homes in a ring; None for any number.
        must_serve: bool[families]; who gets a home that she wants more than the one she has; None for nobody.
        seconds: on the clock, for the proof. After that comes the best that was found, with its gap.

    Raises: CapsConflict, when no plan keeps all limits, or none was found in time that does; ValueError, when a worth
        is out of its range.
    """
    _check(worth, market=market)
    served = np.zeros(market.families, dtype=np.bool_) if must_serve is None else must_serve
    limits = Limits(caps=caps, quotas=quotas, must_serve=served, longest_cycle=longest_cycle)
    options = options_of(market, worth=worth, limits=limits)
    clock = Clock.of(seconds)
    try:
        found = Search(options, limits=limits, clock=clock).found()
    except NoPlan as none:
        raise CapsConflict(conflict_of(market, limits=limits, rings=none.rings, clock=clock)) from none
    if not found.is_proven:
        return _without_proof(found, options=options, limits=limits)
    by_lot = drawn_by_lot(found, options=options, longest_cycle=longest_cycle, clock=clock)
    return _proven(found, by_lot=by_lot, options=options, limits=limits)


def _check(worth: Int64s, *, market: Market) -> None:
    most = 2**62 // (SCALE * (market.families + market.homes + 1))
    if worth.min(initial=0) < 0 or worth.max(initial=0) > most:
        raise ValueError(f"a pair is worth from 0 to {most} here; found {worth.min()} to {worth.max()}")


def _proven(found: Found, *, by_lot: Int64s | None, options: Options, limits: Limits) -> CappedPlan:
    chosen = found.chosen if by_lot is None else by_lot
    assert chosen is not None  # noqa: S101 - a proof has a plan
    assert found.bounded is not None  # noqa: S101 - and a bound
    return CappedPlan(
        plan=options.plan(chosen),
        value=found.value,
        bound=found.value,
        is_proven=True,
        is_unique=by_lot is not None,
        route=Route.WHOLE_NUMBERS,
        certificate=_certificate(found.bounded, limits=limits),
    )


def _without_proof(found: Found, *, options: Options, limits: Limits) -> CappedPlan:
    """The better of what the search had found when the time was out and what the flow finds."""
    worth = options.worth[: options.market.pairs]
    try:
        repeated = repeated_flow(options.market, worth=worth, limits=limits)
    except CannotServeAll as none:
        raise CapsConflict(None) from none
    of_search = None if found.chosen is None else options.plan(found.chosen)
    is_by_flow = repeated.plan is not None and (of_search is None or repeated.value > found.value)
    plan = repeated.plan if is_by_flow else of_search
    if plan is None:
        raise CapsConflict(None)
    value = repeated.value if is_by_flow else found.value
    bound = repeated.bound if found.bounded is None else min(repeated.bound, found.bounded.whole)
    return CappedPlan(
        plan=plan,
        value=value,
        bound=bound,
        is_proven=value == bound,
        is_unique=False,
        route=Route.REPEATED_FLOW if is_by_flow else Route.WHOLE_NUMBERS,
        certificate=None if found.bounded is None else _certificate(found.bounded, limits=limits),
    )


def _certificate(bounded: Bounded, *, limits: Limits) -> Certificate:
    caps, sides = len(limits.caps), len(limits.caps) + len(limits.quotas)
    prices, rings = bounded.prices.sides, bounded.prices.side.coefficients[sides:]
    return Certificate(
        scale=SCALE,
        homes=bounded.prices.homes,
        caps=prices[:caps],
        quotas=prices[caps:sides],
        rings=tuple(np.split(rings.indices.astype(np.int32), rings.indptr[1:-1])) if rings.shape[0] else (),
        ring_prices=prices[sides:],
        bound=bounded.whole,
    )

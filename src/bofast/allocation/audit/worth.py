"""What a plan is worth, and a bound that nobody has to believe: it is added up again from the prices of the homes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bofast.allocation.audit.faults import AuditFault, FaultCode
from bofast.allocation.audit.moves import audit_moves, pairs_got
from bofast.allocation.market import Market, Plan
from bofast.compiled import Bools, Int64s

NEVER = -(2**62)
"""The worth of staying for a family that may not stay: below any other."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a solver tells of its plan: its value, a bound that no plan exceeds, and whether the two meet."""

    value: int
    bound: int
    is_proven: bool


def audit_claim(market: Market, plan: Plan, *, worth: Int64s, claim: Claim) -> tuple[AuditFault, ...]:
    """Whether the plan is worth what is claimed (worth: int64[pairs]), and whether the claim agrees with itself."""
    faults = []
    if value_of(market, plan, worth=worth) != claim.value:
        faults.append(AuditFault(FaultCode.WRONG_VALUE))
    if claim.bound < claim.value or (claim.is_proven and claim.bound != claim.value):
        faults.append(AuditFault(FaultCode.WRONG_BOUND))
    return tuple(faults)


def audit_best_plan(
    market: Market, plan: Plan, *, worth: Int64s, must_serve: Bools, home_price: Int64s
) -> tuple[AuditFault, ...]:
    """What is wrong with a plan that is said to be worth the most; nothing means that no plan is worth more.

    Args:
        worth: int64[pairs]; of each move. Staying is worth nothing.
        must_serve: bool[families]; who has to move.
        home_price: int64[homes]; not below 0. Any prices give a bound; the right ones give the value of the plan.
    """
    if faults := audit_moves(market, plan) + unserved(market, plan, must_serve=must_serve):
        return faults
    value = value_of(market, plan, worth=worth)
    bound = bound_of(market, worth=worth, must_serve=must_serve, home_price=home_price)
    is_bound = not (home_price < 0).any() and value == bound
    return () if is_bound else (AuditFault(FaultCode.WRONG_BOUND),)


def value_of(market: Market, plan: Plan, *, worth: Int64s) -> int:
    """The worth of all moves together."""
    return int(worth[pairs_got(market, plan)].sum())


def bound_of(market: Market, *, worth: Int64s, must_serve: Bools, home_price: Int64s) -> int:
    """What no plan can exceed: every home sold at its price, and every family's best bargain (duality of the flow)."""
    # NO_HOME is the last place: an outsider who stays pays nothing.
    stays_for = -np.append(home_price, 0)[market.own]
    left = worth - home_price[market.home]
    bargain = best_bargain(market, stays_for=stays_for, left=left, must_serve=must_serve)
    return int(home_price.sum()) + int(bargain.sum())


def best_bargain(market: Market, *, stays_for: Int64s, left: Int64s, must_serve: Bools) -> Int64s:
    """int64[families]; the most that is left to each when prices are paid.

    Args:
        stays_for: int64[families]; what is left to her if she stays.
        left: int64[pairs]; what is left to her if she moves.
        must_serve: bool[families]; who may not stay.
    """
    bargain = np.where(must_serve, NEVER, stays_for)
    chooses = np.flatnonzero(np.diff(market.first))
    if len(chooses):
        bargain[chooses] = np.maximum(bargain[chooses], np.maximum.reduceat(left, market.first[chooses]))
    return bargain


def unserved(market: Market, plan: Plan, *, must_serve: Bools) -> tuple[AuditFault, ...]:
    """The families that had to be served and stay where they are."""
    return tuple(_unserved(np.flatnonzero(must_serve & (plan.got == market.own)).tolist()))


def _unserved(families: list[int]) -> Iterator[AuditFault]:
    for family in families:
        yield AuditFault(FaultCode.NOT_SERVED, family=family)

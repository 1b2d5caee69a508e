"""Caps: no group of homes takes in more families of a kind than allowed, save those who live there already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np

from bofast.allocation.audit.faults import AuditFault, FaultCode
from bofast.allocation.audit.moves import Standing, audit_moves
from bofast.allocation.audit.rings import ring_length
from bofast.allocation.audit.worth import Claim, audit_claim, unserved
from bofast.allocation.market import NOBODY, Market, Plan
from bofast.compiled import Bools, Int32s, Int64s


class Limit(Protocol):
    """A cap, as far as the auditor has to know it."""

    @property
    def homes(self) -> Int32s:
        """int32[]; the homes of the stairwell, block or department."""

    @property
    def of(self) -> Bools:
        """bool[families]; who counts."""

    @property
    def at_most(self) -> int:
        """How many of those who count may live there."""


def audit_caps(
    market: Market, plan: Plan, *, caps: Sequence[Limit], worth: Int64s, claim: Claim
) -> tuple[AuditFault, ...]:
    """What is wrong with a plan under caps, and with what its solver tells of it (worth: int64[pairs])."""
    if faults := audit_moves(market, plan):
        return faults
    holder = Standing.of(market, plan).holder
    above = (_above(number, limit, holder=holder, tenant=market.tenant) for number, limit in enumerate(caps))
    return (*(fault for faults in above for fault in faults), *audit_claim(market, plan, worth=worth, claim=claim))


def _above(number: int, limit: Limit, *, holder: Int32s, tenant: Int32s) -> Iterator[AuditFault]:
    before = _counted(tenant[limit.homes], of=limit.of)
    if _counted(holder[limit.homes], of=limit.of) > max(limit.at_most, before):
        yield AuditFault(FaultCode.ABOVE_CAP, cap=number)


def _counted(families: Int32s, *, of: Bools) -> int:
    return int(np.count_nonzero(of[families[families != NOBODY]]))


def audit_served(market: Market, plan: Plan, *, must_serve: Bools) -> tuple[AuditFault, ...]:
    """The families that had to be served (bool[families]) and are not."""
    return audit_moves(market, plan) or unserved(market, plan, must_serve=must_serve)


def audit_cycles(market: Market, plan: Plan, *, longest_cycle: int) -> tuple[AuditFault, ...]:
    """The families in a ring of exchanges that is longer than allowed."""
    if faults := audit_moves(market, plan):
        return faults
    length = ring_length(market, Standing.of(market, plan))
    too_long = np.flatnonzero(length > longest_cycle).tolist()
    return tuple(AuditFault(FaultCode.LONG_CYCLE, family=family) for family in too_long)

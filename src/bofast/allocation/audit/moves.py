"""What holds for every plan, whatever made it: no home twice, nobody without her home, nobody where she may not be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bofast.allocation.audit.faults import AuditFault, FaultCode
from bofast.allocation.market import NO_HOME, NOBODY, Market, Plan
from bofast.compiled import Bools, Int32s, Int64s


def audit_moves(market: Market, plan: Plan) -> tuple[AuditFault, ...]:
    """Faults that make a plan no plan; the other audits begin with these, and go on only where there is none."""
    if plan.got.shape != market.own.shape:
        return (AuditFault(FaultCode.WRONG_SIZE),)
    if outside := tuple(_homes_that_are_none(market, plan)):
        return outside
    return (*_homes_twice(plan), *_lost_homes(market, plan), *_moves_without_a_pair(market, plan))


def _homes_that_are_none(market: Market, plan: Plan) -> Iterator[AuditFault]:
    outside = (plan.got != NO_HOME) & ((plan.got < 0) | (plan.got >= market.homes))
    for family in np.flatnonzero(outside).tolist():
        yield AuditFault(FaultCode.NO_SUCH_HOME, family=family, home=int(plan.got[family]))


def _homes_twice(plan: Plan) -> Iterator[AuditFault]:
    housed = np.flatnonzero(plan.got != NO_HOME)
    by_home = housed[np.argsort(plan.got[housed], kind="stable")]
    again = np.flatnonzero(plan.got[by_home][1:] == plan.got[by_home][:-1])
    for first, second in zip(by_home[again].tolist(), by_home[again + 1].tolist(), strict=True):
        yield AuditFault(FaultCode.HOME_TWICE, family=second, home=int(plan.got[second]), other=first)


def _lost_homes(market: Market, plan: Plan) -> Iterator[AuditFault]:
    for family in np.flatnonzero((market.own != NO_HOME) & (plan.got == NO_HOME)).tolist():
        yield AuditFault(FaultCode.LOST_HOME, family=family, home=int(market.own[family]))


def _moves_without_a_pair(market: Market, plan: Plan) -> Iterator[AuditFault]:
    is_lawful = (plan.got == market.own) | (plan.got == NO_HOME)
    is_lawful[market.family[pairs_got(market, plan)]] = True
    for family in np.flatnonzero(~is_lawful).tolist():
        yield AuditFault(FaultCode.NOT_HER_PAIR, family=family, home=int(plan.got[family]))


def pairs_got(market: Market, plan: Plan) -> Int64s:
    """int64[moves]; the pairs that the plan makes true, rising."""
    return np.flatnonzero(market.home == np.repeat(plan.got, np.diff(market.first)))


@dataclass(frozen=True, slots=True)
class Standing:
    """How a plan without faults of its moves leaves everybody.

    Attributes:
        got: int64[moves]; the pairs that came true.
        wanted: int64[]; the pairs whose home the family wants more than what she got.
        holder: int32[homes]; who has the home, NOBODY where it stands empty.
        moves: bool[families].
    """

    got: Int64s
    wanted: Int64s
    holder: Int32s
    moves: Bools

    @classmethod
    def of(cls, market: Market, plan: Plan) -> Standing:
        got = pairs_got(market, plan)
        until = market.first[1:].copy()
        until[market.family[got]] = got
        wanted = np.flatnonzero(np.arange(market.pairs) < np.repeat(until, np.diff(market.first)))
        holder = np.full(market.homes, NOBODY, dtype=np.int32)
        housed = np.flatnonzero(plan.got != NO_HOME)
        holder[plan.got[housed]] = housed
        return cls(got=got, wanted=wanted, holder=holder, moves=plan.got != market.own)

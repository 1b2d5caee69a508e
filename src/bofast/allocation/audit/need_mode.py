"""Need mode: those served are the right ones. Whoever is not could only be served if one ahead of her were left out."""

from __future__ import annotations

import numpy as np

from bofast.allocation.audit.faults import AuditFault, FaultCode
from bofast.allocation.audit.moves import Standing, audit_moves
from bofast.allocation.audit.openings import Housing, open_levels
from bofast.allocation.audit.returns import closes_ring
from bofast.allocation.market import NO_HOME, Market, Plan
from bofast.compiled import Bools, Int32s, Int64s


def audit_need_mode(market: Market, plan: Plan, *, order: Int32s, is_served: Bools) -> tuple[AuditFault, ...]:
    """What is wrong with who is served; nothing means that no plan serves better in this order.

    Better is read from the head of the line: the first family about whom two plans differ decides.

    Args:
        order: int32[]; the families in line, the first first. One who does not stand in it is behind all who do.
        is_served: bool[families]; who is told to be served: of those in line, all who move.
    """
    if faults := audit_moves(market, plan):
        return faults
    standing = Standing.of(market, plan)
    wrong_marks = order[is_served[order] != standing.moves[order]]
    if len(wrong_marks):
        return tuple(AuditFault(FaultCode.WRONG_MARK, family=family) for family in wrong_marks.tolist())
    left_out = _left_out(market, plan, order=order, holder=standing.holder)
    return tuple(AuditFault(FaultCode.LEFT_OUT, family=family) for family in left_out.tolist())


def _left_out(market: Market, plan: Plan, *, order: Int32s, holder: Int32s) -> Int32s:
    place = _place_in_line(market.families, order=order)
    housing = Housing(market.first, market.home, market.own, plan.got, market.tenant, holder, place)
    level = open_levels(housing, order)
    waiting = order[plan.got[order] == market.own[order]]
    finds_room = _best_level(market, level=level)[waiting] > place[waiting]
    # Where no way leads out, neither from a tenant nor from her own home, she may still close a ring through it.
    tenants = waiting[~finds_room & (market.own[waiting] != NO_HOME)]
    locked_in = tenants[level[market.own[tenants]] <= place[tenants]]
    return np.concatenate((waiting[finds_room], locked_in[closes_ring(housing, locked_in)]))


def _place_in_line(families: int, *, order: Int32s) -> Int32s:
    """int32[families]; from 0, and one number behind all for those who do not stand in line."""
    place = np.full(families, len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return place


def _best_level(market: Market, *, level: Int32s) -> Int64s:
    """int64[families]; the best way out of all homes that the family wants; -1 where she wants none."""
    best = np.full(market.families, -1, dtype=np.int64)
    chooses = np.flatnonzero(np.diff(market.first))
    if len(chooses):
        best[chooses] = np.maximum.reduceat(level[market.home], market.first[chooses])
    return best

"""The proof for one family who was not served: homes enough for all who are bound to them but her.

Everybody bound to the homes of the certificate has one of them; she, who wants no home outside, would be one too many.
So a plan that serves her leaves out one of those who were served ahead of her, or makes a tenant homeless.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bofast.allocation.audit.faults import AuditFault, FaultCode
from bofast.allocation.audit.moves import Standing, audit_moves
from bofast.allocation.market import NO_HOME, NOBODY, Market, Plan
from bofast.compiled import Bools, Int32s


def audit_certificate(
    market: Market, plan: Plan, *, order: Int32s, family: int, closed_homes: Int32s, ahead: Int32s
) -> tuple[AuditFault, ...]:
    """What is wrong with the proof that a family could not be served.

    Args:
        order: int32[]; the families in line, the first first.
        family: who was not served.
        closed_homes: int32[]; the homes that those bound to them cannot leave.
        ahead: int32[]; of whom one would have to be left out, in any turn: those who have one of these homes, were
            served before her and, if they stayed, would stay elsewhere.
    """
    if faults := audit_moves(market, plan):
        return faults
    standing = Standing.of(market, plan)
    holders = standing.holder[closed_homes]
    is_ahead = _served_ahead(market, standing, order=order, family=family)
    not_kept = tuple(_not_kept(market, closed_homes, family=family, holders=holders, is_ahead=is_ahead))
    if not_kept:
        return not_kept
    bound = np.append(holders, np.int32(family))
    not_closed = _not_closed(market, closed_homes, family=family, bound=bound, is_ahead=is_ahead)
    stays_inside = np.isin(market.own[holders], closed_homes)
    return (*not_closed, *_wrongly_named(ahead, meant=holders[is_ahead[holders] & ~stays_inside]))


def _served_ahead(market: Market, standing: Standing, *, order: Int32s, family: int) -> Bools:
    is_ahead = np.zeros(market.families, dtype=np.bool_)
    is_ahead[order[: int(np.flatnonzero(order == family)[0])]] = True
    return is_ahead & standing.moves


def _not_kept(market: Market, homes: Int32s, *, family: int, holders: Int32s, is_ahead: Bools) -> Iterator[AuditFault]:
    may_be_left_out = (market.own[holders] == NO_HOME) & ~is_ahead[holders]
    free = (holders == NOBODY) | (holders == family) | may_be_left_out
    for home, holder in zip(homes[free].tolist(), holders[free].tolist(), strict=True):
        other = None if holder == NOBODY else holder
        yield AuditFault(FaultCode.HOME_NOT_KEPT, family=family, home=home, other=other)


def _not_closed(market: Market, homes: Int32s, *, family: int, bound: Int32s, is_ahead: Bools) -> Iterator[AuditFault]:
    """Whoever is bound wants no home outside; a tenant who may be sent back has her own home inside too."""
    inside = np.zeros(market.homes, dtype=np.bool_)
    inside[homes] = True
    is_bound = np.zeros(market.families, dtype=np.bool_)
    is_bound[bound] = True
    out = np.flatnonzero(is_bound[market.family] & ~inside[market.home])
    for pair in out.tolist():
        home, other = int(market.home[pair]), int(market.family[pair])
        yield AuditFault(FaultCode.HOMES_NOT_CLOSED, family=family, home=home, other=other)
    back = bound[(market.own[bound] != NO_HOME) & ~is_ahead[bound] & (bound != family)]
    for other in back[~inside[market.own[back]]].tolist():
        yield AuditFault(FaultCode.HOMES_NOT_CLOSED, family=family, home=int(market.own[other]), other=other)


def _wrongly_named(ahead: Int32s, *, meant: Int32s) -> Iterator[AuditFault]:
    for family in np.setxor1d(ahead, meant).tolist():
        yield AuditFault(FaultCode.WRONG_AHEAD, other=family)

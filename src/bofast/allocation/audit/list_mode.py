"""List mode: the order of every home is kept, no home is wasted, and no family could fare better under the same order.

Together these say that the plan is the one that deferred acceptance finds, without running it: among the plans that
keep the order, one that leaves no ring of families to gain by changing homes is the best for all of them (Gusfield and
Irving, The Stable Marriage Problem, 1989, on rotations).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bofast.allocation.audit.faults import AuditFault, FaultCode
from bofast.allocation.audit.moves import Standing, audit_moves
from bofast.allocation.market import NO_HOME, NOBODY, Market, Plan
from bofast.compiled import Int32s, Int64s

AHEAD_OF_ALL = np.iinfo(np.int64).min
BEHIND_ALL = np.iinfo(np.int64).max


def audit_list_mode(market: Market, plan: Plan, *, key: Int64s) -> tuple[AuditFault, ...]:
    """What is wrong with a plan that has to follow the order of each home; nothing means that it is the one right plan.

    Args:
        key: int64[pairs]; the lower is ahead, and for one home all differ. A tenant is ahead of all at her own home.
    """
    if faults := audit_moves(market, plan):
        return faults
    standing = Standing.of(market, plan)
    broken = (*_waste(market, standing), *_envy(market, standing, key=key))
    return broken or tuple(_rings_left(market, plan, standing=standing, key=key))


def _waste(market: Market, standing: Standing) -> Iterator[AuditFault]:
    for pair in standing.wanted[standing.holder[market.home[standing.wanted]] == NOBODY].tolist():
        yield AuditFault(FaultCode.WASTE, family=int(market.family[pair]), home=int(market.home[pair]))


def _envy(market: Market, standing: Standing, *, key: Int64s) -> Iterator[AuditFault]:
    held_by = np.full(market.homes, AHEAD_OF_ALL, dtype=np.int64)
    held_by[market.home[standing.got]] = key[standing.got]
    home = market.home[standing.wanted]
    for pair in standing.wanted[key[standing.wanted] < held_by[home]].tolist():
        home_lost, family = int(market.home[pair]), int(market.family[pair])
        yield AuditFault(FaultCode.ENVY, family=family, home=home_lost, other=int(standing.holder[home_lost]))


@dataclass(frozen=True, slots=True)
class _Next:
    """Who would get each home if its holder left, and the home that she would leave for it.

    Attributes:
        family: int32[homes]; NOBODY where no family wants the home.
        leaves: int32[homes]; NO_HOME where nobody comes, or one who leaves none.
    """

    family: Int32s
    leaves: Int32s

    @classmethod
    def of(cls, market: Market, plan: Plan, *, wanted: Int64s, key: Int64s) -> _Next:
        home, wanted_key = market.home[wanted], key[wanted]
        best = np.full(market.homes, BEHIND_ALL, dtype=np.int64)
        np.minimum.at(best, home, wanted_key)
        first = wanted[wanted_key == best[home]]
        family = np.full(market.homes, NOBODY, dtype=np.int32)
        family[market.home[first]] = market.family[first]
        # NOBODY is -1, and reads the last place: no home, also where there is no family at all.
        return cls(family=family, leaves=np.append(plan.got, np.int32(NO_HOME))[family])


def _rings_left(market: Market, plan: Plan, *, standing: Standing, key: Int64s) -> Iterator[AuditFault]:
    following = _Next.of(market, plan, wanted=standing.wanted, key=key)
    for home in _on_rings(following.leaves).tolist():
        holder = int(standing.holder[home])
        yield AuditFault(FaultCode.NOT_BEST, family=int(following.family[home]), home=home, other=holder)


def _on_rings(leads_to: Int32s) -> Int32s:
    """int32[]; the places to which one comes back from themselves; NO_HOME leads nowhere. A jump doubles the way."""
    end = np.int32(len(leads_to))
    way = np.append(np.where(leads_to == NO_HOME, end, leads_to), end)
    for _jump in range(len(leads_to).bit_length()):
        way = way[way]
    return np.unique(way[way != end])

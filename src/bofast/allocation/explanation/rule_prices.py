"""What each rule costs: the plan beside what would have been without the rule, counted in families.

A rule is not wrong because it has a price. The board is to see both, before it agrees to a share and when it looks
back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from bofast.allocation.asked.prepared import Prepared, prepared
from bofast.allocation.limited import solve_limited
from bofast.allocation.market import Market, Plan
from bofast.allocation.mechanisms.deferred import deferred_acceptance
from bofast.allocation.mechanisms.flow import best_plan
from bofast.allocation.mechanisms.trading import trade_from
from bofast.allocation.solved import Solved
from bofast.rules.law import Law
from bofast.rules.letting.agreement import Agreement
from bofast.vocabulary.letting import Mode, RuleVariant

_OUTSIDER, _TENANT = 100_000, 2_000  # one newcomer housed outweighs any number of tenants whom she could displace


@dataclass(frozen=True, slots=True)
class Counted:
    """What a plan does, in families.

    Attributes:
        newcomers: how many families without a home here got one.
        tenants: how many who rent here got one that they prefer.
        wishes: of those who moved, the mean place of what they got in their ranking, times 100, rounded; 100 is best.
    """

    variant: RuleVariant
    newcomers: int
    tenants: int
    wishes: int


def rule_prices(solved: Solved, *, law: Law) -> tuple[Counted, ...]:
    """The plan and its variants; those that would change nothing in the problem are left out.

    Raises: as `prepared`.
    """
    ready = solved.prepared
    counted = [_counted(RuleVariant.AS_IT_IS, ready.market, solved.plan)]
    if solved.swapped is not None:
        counted.append(_counted(RuleVariant.WITH_SWAPS, ready.market, solved.swapped))
    if ready.problem.mode is Mode.LIST:
        counted += [
            _counted(variant, other.market, deferred_acceptance(other.market, key=other.key))
            for variant, other in _by_other_agreements(ready, law)
        ]
        traded = trade_from(ready.market, solved.plan, order=ready.order)
        counted.append(_counted(RuleVariant.WITH_TRADING, ready.market, traded))
    if solved.limited is not None:
        free = solve_limited(prepared(replace(ready.problem, caps=(), longest_cycle=None), law=law))
        counted.append(_counted(RuleVariant.WITHOUT_CAPS, ready.market, free.found.plan))
    counted.append(_counted(RuleVariant.MOST_THAT_COULD_MOVE, ready.market, _most(ready.market)))
    return tuple(counted)


def _by_other_agreements(ready: Prepared, law: Law) -> Iterator[tuple[RuleVariant, Prepared]]:
    agreements = ready.problem.agreements
    for variant, changed in _CHANGED.items():
        others = tuple(changed(one) for one in agreements)
        if others != agreements:
            yield variant, prepared(replace(ready.problem, agreements=others), law=law)


_CHANGED: Mapping[RuleVariant, Callable[[Agreement], Agreement]] = {
    RuleVariant.WITHOUT_MUNICIPAL_SHARE: lambda one: replace(one, municipal_share="0"),
    RuleVariant.WITHOUT_FLEXIBLE_SHARE: lambda one: replace(one, flexible_share="0"),
    RuleVariant.WITHOUT_INTERNAL_TURNS: lambda one: replace(one, internal_share="0"),
    RuleVariant.INTERNAL_TURNS_ALONE: lambda one: replace(one, internal_share="1"),
}


def _most(market: Market) -> Plan:
    """The plan that houses most newcomers, and then moves most tenants."""
    worth = np.where(market.is_outsider[market.family], _OUTSIDER, _TENANT).astype(np.int64)
    return best_plan(market, worth=worth, must_serve=np.zeros(market.families, dtype=np.bool_)).plan


def _counted(variant: RuleVariant, market: Market, plan: Plan) -> Counted:
    moved = plan.moves(market)
    got = np.flatnonzero(np.equal(market.home, plan.got[market.family]))
    places = got - market.first[market.family[got]] + 1
    return Counted(
        variant=variant,
        newcomers=int((moved & market.is_outsider).sum()),
        tenants=int((moved & ~market.is_outsider).sum()),
        wishes=(200 * int(places.sum()) + len(places)) // (2 * len(places)) if len(places) else 0,
    )

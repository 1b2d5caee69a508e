"""Deferred acceptance in which each tenant keeps an unbeatable claim to her own home: the plan of list mode.

Among all plans that respect the order of every home, leave no wanted home empty, and take no home from anyone who does
not get one she prefers, there is one that is best for every family at once. This finds it: families ask for homes from
the top of their own ranking, a home keeps the one who is furthest ahead, and who is put aside asks for her next. A
tenant whose ranking is used up asks for her own home, and nobody can be ahead of her there. Chains and swaps come out
by themselves.

Source: Gale and Shapley 1962; with tenants on top at their own homes: Guillen and Kesten 2012 (MIT's NH4).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bofast.allocation.market import NO_HOME, NOBODY, Market, Plan
from bofast.compiled import Int32s, Int64s, compiled


def deferred_acceptance(market: Market, *, key: Int64s) -> Plan:
    """The best lawful plan for every family.

    The result does not depend on the order in which families ask. Each pair is looked at once at most.

    Args:
        key: int64[pairs], not below 0; the lower is ahead. No two pairs of one home have the same.
    """
    got = np.full(market.families, NO_HOME, dtype=np.int32)
    holder = np.full(market.homes, NOBODY, dtype=np.int32)
    _ask(_Asking(market.first, market.home, key, market.own), got, holder)
    return Plan(got)


class _Asking(NamedTuple):
    first: Int64s
    home: Int32s
    key: Int64s
    own: Int32s


@compiled
def _ask(asking: _Asking, got: Int32s, holder: Int32s) -> None:
    """Fill `got` and `holder`. `-1` is NO_HOME and NOBODY; the key of a tenant at her own home is `-1` too."""
    first, home, key, own = asking.first, asking.home, asking.key, asking.own
    asked = first[:-1].copy()  # the next pair that each family asks for
    held_key = np.empty(len(holder), dtype=np.int64)
    for newcomer in range(len(own)):
        family = newcomer
        while family != -1:
            if asked[family] < first[family + 1]:
                wanted, its_key = home[asked[family]], key[asked[family]]
                asked[family] += 1
            elif own[family] != -1:
                wanted, its_key = own[family], np.int64(-1)
            else:
                break
            before = holder[wanted]
            if before == -1 or its_key < held_key[wanted]:
                holder[wanted], held_key[wanted], got[family] = family, its_key, wanted
                if before != -1:
                    got[before] = -1
                family = before

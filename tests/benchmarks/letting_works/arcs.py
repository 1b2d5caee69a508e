"""The plan as an assignment, for solvers that know families and homes alone: every family takes exactly one thing.

A tenant may stay in her own home, and an outsider may take a place of her own outside; both are worth nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.allocation.market import NO_HOME, Market, Plan
from bofast.compiled import Int32s, Int64s


@dataclass(frozen=True)
class Arcs:
    """Who may take what.

    Attributes:
        row: int64[arcs]; the family.
        column: int64[arcs]; a home, or from `homes` on the place outside of one outsider.
        worth: int64[arcs]; the pairs first, in the market's order.
        columns: homes and places outside.
    """

    row: Int64s
    column: Int64s
    worth: Int64s
    columns: int

    def plan(self, market: Market, *, chosen: Int64s) -> Plan:
        """The plan of the chosen arcs, at most one a family; of whom none is chosen stays as she is."""
        got = market.own.copy()
        column = self.column[chosen]
        got[self.row[chosen]] = np.where(column < market.homes, column, NO_HOME)
        return Plan(got)

    def taken(self, market: Market, *, column: Int32s | Int64s) -> Plan:
        """The plan in which each family takes that column."""
        return Plan(np.where(column < market.homes, column, NO_HOME).astype(np.int32))


def arcs_of(market: Market, *, worth: Int64s) -> Arcs:
    everyone = np.arange(market.families, dtype=np.int64)
    outside = market.homes + np.cumsum(market.is_outsider) - 1
    way_out = np.where(market.is_outsider, outside, market.own)
    return Arcs(
        row=np.concatenate((market.family, everyone)),
        column=np.concatenate((market.home, way_out)).astype(np.int64),
        worth=np.concatenate((worth, np.zeros(market.families, dtype=np.int64))),
        columns=market.homes + int(market.is_outsider.sum()),
    )

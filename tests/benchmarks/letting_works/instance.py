"""One instance to let: a market with the keys, worths and caps that every contender gets, kept in one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from bofast.allocation.market import Market, Plan
from bofast.compiled import Bools, Int32s, Int64s

CAP_PERCENT = {"stairwell": 50, "block": 40, "department": 33}


@dataclass(frozen=True, eq=False)
class Instance:
    """Arrays alone, so that it loads at once.

    Attributes:
        key: int64[pairs]; list mode, lanes of a quarter municipal and every second letting by list internal.
        lawful: int32[families]; the homes of the lawful plan, from which audit, swaps and trading begin.
        fit: int64[pairs], 0-1000.
        weighted: int64[pairs]; outsiders far above overcrowded tenants, those above other tenants, and then fit.
        levelled: int64[pairs]; the same with acute outsiders above all, for plans with caps.
        order: int32[families]; by need, first in line first.
        by_seniority: int32[families]; longest on the list first.
        need_class: int32[families], 1-4.
        is_vulnerable: bool[families].
        group: int32[3, homes]; stairwell, block and department.
    """

    first: Int64s
    home: Int32s
    own: Int32s
    homes: Int64s
    key: Int64s
    lawful: Int32s
    fit: Int64s
    weighted: Int64s
    levelled: Int64s
    order: Int32s
    by_seniority: Int32s
    need_class: Int32s
    is_vulnerable: Bools
    group: Int32s

    def market(self) -> Market:
        """A market that has worked out nothing yet."""
        return Market(first=self.first, home=self.home, own=self.own, homes=int(self.homes))

    def lawful_plan(self) -> Plan:
        return Plan(self.lawful)

    def capped_groups(self) -> Sequence[tuple[Int32s, int]]:
        """The homes of each group and how many vulnerable families it may hold, rounded down."""
        capped = []
        for groups, percent in zip(self.group, CAP_PERCENT.values(), strict=True):
            by_group = np.argsort(groups, kind="stable").astype(np.int32)
            starts = np.flatnonzero(np.diff(groups[by_group])) + 1
            capped += [(homes, len(homes) * percent // 100) for homes in np.split(by_group, starts)]
        return capped

    def write(self, file: str) -> None:
        np.savez(file, **{part.name: getattr(self, part.name) for part in fields(self)})

    @classmethod
    def read(cls, file: str) -> Instance:
        with np.load(file) as kept:
            return cls(**{part.name: kept[part.name] for part in fields(cls)})

"""What a contender found, and what is told of it, so that plans are compared before times are."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np

from bofast.allocation.market import Market, Plan
from bofast.compiled import Int64s


@dataclass(frozen=True)
class Found:
    """A plan, and what its finder says of it.

    Attributes:
        worth: int64[pairs]; by what the plan is told.
        is_proven: whether the finder says that nothing is better.
        faults: how many the audit has named.
        unexplained: how many pairs have no reason.
    """

    market: Market
    plan: Plan
    worth: Int64s
    is_proven: bool = True
    faults: int = 0
    unexplained: int = 0

    def told(self) -> dict[str, Any]:
        """What fits in a line: the plan's value, who moves, and its fingerprint."""
        market, moves = self.market, self.plan.moves(self.market)
        return {
            "value": int(self.worth[np.equal(market.home, self.plan.got[market.family])].sum()),
            "outsiders": int((moves & market.is_outsider).sum()),
            "tenants": int((moves & ~market.is_outsider).sum()),
            "mark": sha256(self.plan.got.astype("<i4").tobytes()).hexdigest()[:16],
            "is_proven": self.is_proven,
            "faults": self.faults,
            "unexplained": self.unexplained,
            "pairs": market.pairs,
        }

"""Small markets and plans, drawn by hand."""

from __future__ import annotations

import numpy as np

from bofast.allocation.market import NO_HOME, Market, Plan

# Anne rents home 0 and Bo home 1; Cai and Dina rent none. Homes 2 and 3 stand vacant.
ANNE, BO, CAI, DINA = range(4)
WANTS = {ANNE: (2, 1), BO: (0, 2), CAI: (2, 3, 0), DINA: (2, 3)}
WORTH = np.array([5, 1, 2, 2, 9, 3, 1, 8, 4], dtype=np.int64)
"""What each pair of `WANTS` is worth, in its order."""
NOBODY_MUST = np.zeros(4, dtype=bool)


def ints(*numbers):
    return np.array(numbers, dtype=np.int32)


def plan(*got):
    return Plan(got=ints(*got))


def market_of(wants, *, own, homes):
    first = np.cumsum([0, *map(len, wants)], dtype=np.int64)
    return Market(first=first, home=ints(*(home for row in wants for home in row)), own=ints(*own), homes=homes)


def four_families():
    return market_of(WANTS.values(), own=(0, 1, NO_HOME, NO_HOME), homes=4)

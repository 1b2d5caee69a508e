"""The families in line, first in line first."""

from __future__ import annotations

import numpy as np

from bofast.allocation.market import Market
from bofast.compiled import Int32s


def places_in_line(market: Market, *, order: Int32s) -> Int32s:
    """int32[families]; how many families stand before each.

    Args:
        order: the families of the market, first in line first.

    Raises: ValueError, unless each family stands in line once.
    """
    order = np.asarray(order)
    if len(order) != market.families or not np.array_equal(np.sort(order), np.arange(market.families)):
        raise ValueError(f"The order must name each of {market.families} families once; it has {len(order)} entries.")
    places = np.empty(market.families, dtype=np.int32)
    places[order] = np.arange(market.families, dtype=np.int32)
    return places

"""Where the linear programme under caps begins: at the plan that is worth most without caps.

Caps bind few families. The best plan without them is found by flow, with prices that prove it, and from there only the
caps that it breaks are left to be set right: hundreds of steps of the simplex method instead of tens of thousands.

A corner of a flow is a tree. Each family and home with a price hangs by a choice that leaves nothing over on another
one, and at last on one without a price: since the prices are the lowest, none of them stands on nothing.

Source: Ahuja, Magnanti and Orlin 1993, Network Flows, chapter 11 (spanning trees as bases).
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

from bofast.allocation.mechanisms.capped.options import Options
from bofast.allocation.mechanisms.flow import best_plan
from bofast.allocation.mechanisms.programme import Corner
from bofast.compiled import Bools, Int32s


def corner_without_caps(options: Options, *, must_serve: Bools) -> Corner | None:
    """The corner of the best plan without caps, quotas and rings.

    None where no plan serves all who must be served, or a worth is more than the flow can count.
    """
    market = options.market
    try:
        free = best_plan(market, worth=options.worth[: market.pairs], must_serve=must_serve)
    except ValueError:
        return None
    price = np.concatenate([free.gain, free.price])
    family, home = options.family, options.home + market.families
    is_even = price[family] + price[home] == options.worth
    above = _above(family[is_even], home[is_even], price == 0)
    hangs_on_another = (above[family] == home) | (above[home] == family)
    hangs_on_nothing = (above == len(price)) | (above < 0)
    return Corner(
        free_columns=is_even & hangs_on_another,
        full_columns=options.chosen(free.plan).astype(np.bool_),
        free_rows=np.concatenate([hangs_on_nothing, np.ones(len(options.side.at_most), dtype=np.bool_)]),
    )


def _above(family: Int32s, home: Int32s, is_without_price: Bools) -> Int32s:
    """int32[families and homes]; on which each hangs: another, or their number for who hangs on none."""
    root = len(is_without_price)
    hung = np.flatnonzero(is_without_price)
    ends = np.concatenate([family, np.full(len(hung), root)]), np.concatenate([home, hung])
    links = csr_array((np.ones(len(ends[0])), ends), shape=(root + 1, root + 1))
    _order, above = breadth_first_order(links, root, directed=False)
    return np.asarray(above[:root], dtype=np.int32)

"""Prices that bound what any plan can be worth, in whole numbers: whoever doubts a bound computes it again.

Take any prices, none below 0: one for each home, and one for each place under a cap, paid by a family that counts. Let
every family choose freely what is left over most for her. What they then have left, with the price of every home and
of all places under every cap, is at least what any plan is worth that keeps the limits: in such a plan no family has
more left than when she chooses freely, and no more homes and places are paid for than there are. So the solver's
fractions need not be trusted. Its prices are rounded, and they bound just as well.

Source: weak duality of linear programmes; the free choice of families is a Lagrange relaxation.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.allocation.mechanisms.capped.options import Options
from bofast.allocation.mechanisms.rows import Rows
from bofast.compiled import Floats, Int64s

SCALE = 2**16
"""Prices are told in so many parts of one. Their rounding moves the bound by thousandths."""


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices in parts of SCALE, with the limits that they stand for.

    Attributes:
        homes: int64[homes], not below 0.
        sides: int64[rows of `side`], not below 0; caps, then quotas (paid to the family), then rings.
        side: the rows.
    """

    homes: Int64s
    sides: Int64s
    side: Rows

    def left(self, options: Options) -> Int64s:
        """int64[columns]; what the column is worth less all that it pays, in parts of SCALE."""
        paid = self.homes[options.home] + self.side.coefficients.T @ self.sides
        return np.asarray(options.worth * SCALE - paid, dtype=np.int64)

    def bound(self, best: Int64s) -> int:
        """In parts of SCALE; no plan is worth more. best is int64[families], as of `best_left`."""
        return int(best.sum() + self.homes.sum() + self.sides @ self.side.at_most.astype(np.int64))


def best_left(options: Options, left: Int64s) -> Int64s:
    """int64[families]; what each has left when she chooses freely; an outsider may also choose nothing."""
    nothing = np.where(options.must_choose, np.iinfo(np.int64).min, 0)
    np.maximum.at(nothing, options.family, left)
    return nothing


@dataclass(frozen=True, slots=True)
class Bounded:
    """A bound, and how much each column would cost against it.

    Attributes:
        bound: in parts of SCALE; no plan is worth more.
        short: int64[columns], not below 0; a plan with this column is worth at least so much less than the bound.
    """

    prices: Prices
    bound: int
    short: Int64s

    @property
    def whole(self) -> int:
        """The bound in whole worth: a plan's worth is whole."""
        return self.bound // SCALE


def bounded(options: Options, *, side: Rows, prices: Floats) -> Bounded:
    """The bound of the solver's prices (float64: families, homes, rows of `side`), rounded."""
    homes = options.market.families + np.arange(options.market.homes)
    whole = np.rint(np.maximum(prices, 0) * SCALE).astype(np.int64)
    rounded = Prices(homes=whole[homes], sides=whole[homes.size + options.market.families :], side=side)
    left = rounded.left(options)
    best = best_left(options, left)
    return Bounded(prices=rounded, bound=rounded.bound(best), short=best[options.family] - left)

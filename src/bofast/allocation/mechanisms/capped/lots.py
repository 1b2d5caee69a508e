"""Which of several plans of one worth is taken: the one with the least sum of numbers drawn from a hash.

It must not hang on the order in which a solver happens to search. Each pair's number follows from the family and the
home alone. Two plans have the same sum only by a chance of one in thousands; then the solver's own order decides, which
is the same each time, but may differ from release to release.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from bofast.allocation.mechanisms.capped.clock import Clock
from bofast.allocation.mechanisms.capped.options import Options
from bofast.allocation.mechanisms.capped.prices import SCALE, Bounded, best_left
from bofast.allocation.mechanisms.capped.rings import long_rings, ring_columns
from bofast.allocation.mechanisms.capped.search import Found
from bofast.allocation.mechanisms.programme import Outcome, Programme
from bofast.allocation.mechanisms.rows import FREE, Rows
from bofast.allocation.stirring import GOLDEN, stirred
from bofast.compiled import Bools, Int32s, Int64s

_BITS = 20
"""More bits part more plans, but the sum of all families' numbers must stay exact in the solver's fractions."""


def drawn_by_lot(found: Found, *, options: Options, longest_cycle: int | None, clock: Clock) -> Int64s | None:
    """int64[columns]; the plan of the same worth with the least sum of lots; None where the time did not suffice."""
    if found.bounded is None or found.chosen is None:
        return None
    near = _Near.of(found.bounded, options=options, value=found.value)
    rows = Rows.stacked([near.rows(), options.side.over(near.column), found.rings.over(near.column)])
    lots = near.shifted(_lots(options)[near.column])
    programme = Programme(worth=-lots, largest=np.ones(len(lots), dtype=np.int64), rows=rows)
    start = found.chosen[near.column]
    programme.add_rows(_worth_no_less(start, worth=near.shifted(options.worth[near.column])))
    while True:
        answer = programme.best_whole(seconds=clock.left, start=start)
        if answer.x is None or answer.outcome is not Outcome.OPTIMAL:
            return None
        chosen = np.zeros(options.columns, dtype=np.int64)
        chosen[near.column] = answer.x
        rings = long_rings(options.market, options.plan(chosen), longest=longest_cycle)
        if not rings:
            return chosen
        programme.add_rows(options.rings(ring_columns(options, rings=rings, chosen=chosen)).over(near.column))


def _worth_no_less(start: Int64s, *, worth: Int64s) -> Rows:
    """The worth of the plan that is known, at least."""
    return Rows(
        coefficients=csr_array(worth[np.newaxis, :]),
        at_least=np.array([float(worth @ start)]),
        at_most=np.array([FREE]),
    )


@dataclass(frozen=True, slots=True)
class _Near:
    """The columns that a plan of the known worth may have: those that fall short of the bound by no more than it does.

    Attributes:
        column: int64[near].
        family: int32[near].
        must_choose: bool[families]; also the outsiders without whom a plan would be worth less.
    """

    options: Options
    column: Int64s
    family: Int32s
    must_choose: Bools

    @classmethod
    def of(cls, known: Bounded, *, options: Options, value: int) -> _Near:
        slack = known.bound - SCALE * value
        column = np.flatnonzero(known.short <= slack)
        best = best_left(options, known.prices.left(options))
        return cls(
            options=options,
            column=column,
            family=options.family[column],
            must_choose=options.must_choose | (best > slack),
        )

    def rows(self) -> Rows:
        """One choice a family, one family a home."""
        rows = self.options.flow_rows().over(self.column)
        at_least = rows.at_least.copy()
        at_least[: len(self.must_choose)][self.must_choose] = 1
        return Rows(coefficients=rows.coefficients, at_least=at_least, at_most=rows.at_most)

    def shifted(self, amounts: Int64s) -> Int64s:
        """int64[near]; amounts less the least of the same family, where she must choose: small numbers stay exact."""
        least = np.full(len(self.must_choose), np.iinfo(np.int64).max)
        np.minimum.at(least, self.family, amounts)
        return np.where(self.must_choose[self.family], amounts - least[self.family], amounts)


def _lots(options: Options) -> Int64s:
    """int64[columns], from 0 to 2**20; 0 for a tenant who stays."""
    number = options.family.astype(np.uint64) << np.uint64(32) | options.home.astype(np.uint64)
    lots = (stirred((number + np.uint64(1)) * GOLDEN) >> np.uint64(64 - _BITS)).astype(np.int64)
    lots[options.market.pairs :] = 0
    return lots

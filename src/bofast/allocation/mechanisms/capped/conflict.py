"""Why no plan keeps all limits: which caps, quotas and families stand against each other, and what would set it right.

Every limit may give way at a price: a cap is raised, a quota lowered, a family left out. What the best plan then pays
is the least change that sets it right. Limits that can be dropped while the others still allow no plan are not part of
the conflict; those that are left cannot all hold, and without any one of them they could.

Source: the deletion filter for irreducible infeasible subsets, Chinneck and Dravnieks 1991.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csc_array

from bofast.allocation.market import NO_HOME, Market
from bofast.allocation.mechanisms.capped.clock import Clock
from bofast.allocation.mechanisms.capped.limits import Limits
from bofast.allocation.mechanisms.capped.options import Options, options_of
from bofast.allocation.mechanisms.capped.rings import long_rings, ring_columns
from bofast.allocation.mechanisms.programme import Outcome, Programme, WholeAnswer
from bofast.allocation.mechanisms.rows import Rows
from bofast.compiled import Bools, Int32s, Int64s

LEFT_OUT = 1_000
"""To leave a family out weighs as much as to give so many places more under caps and in quotas."""
_NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class Conflict:
    """Limits that no plan keeps together.

    Attributes:
        caps: int32[]; the caps in the conflict, by their place in the sequence.
        quotas: int32[]; the quotas in it.
        families: int32[]; those in it who must be served.
        raised: int64[caps]; by how much each cap would have to be raised.
        lowered: int64[quotas]; by how much each quota would have to be lowered.
        left_out: int32[]; the families who must be served and still could not be.
        is_least: no smaller change would do; else the time did not suffice to say so.
    """

    caps: Int32s
    quotas: Int32s
    families: Int32s
    raised: Int64s
    lowered: Int64s
    left_out: Int32s
    is_least: bool


def conflict_of(market: Market, *, limits: Limits, rings: Rows, clock: Clock) -> Conflict | None:
    """What stands against what; None where the time did not suffice for any answer.

    Args:
        rings: those that were forbidden before the limits were found to allow no plan.
    """
    elastic = _Elastic.of(market, limits=limits, rings=rings)
    in_conflict = elastic.in_conflict(clock)
    answer = elastic.least_change(longest=limits.longest_cycle, clock=clock)
    if answer is None or answer.x is None:
        return None
    caps, sides = len(limits.caps), len(limits.caps) + len(limits.quotas)
    given = answer.x[elastic.gives]
    # Where fractions of families could keep all limits, those that whole families break are all that can be named.
    named = in_conflict if in_conflict.any() else given > 0
    must = np.flatnonzero(limits.must_serve).astype(np.int32)
    return Conflict(
        caps=np.flatnonzero(named[:caps]).astype(np.int32),
        quotas=np.flatnonzero(named[caps:sides]).astype(np.int32),
        families=must[named[sides:]],
        raised=given[:caps],
        lowered=given[caps:sides],
        left_out=must[given[sides:] > 0],
        is_least=answer.outcome is Outcome.OPTIMAL,
    )


@dataclass(frozen=True, slots=True)
class _Elastic:
    """The programme in which every limit may give way.

    Attributes:
        worth: int64[columns]; below 0 for each column by which a limit gives way, 0 for all others.
        gives: int64[limits]; caps, quotas and families who must be served: the column by which each gives way.
    """

    options: Options
    programme: Programme
    worth: Int64s
    gives: Int64s

    @classmethod
    def of(cls, market: Market, *, limits: Limits, rings: Rows) -> _Elastic:
        """A tenant who must be served is left out by staying; an outsider by a column of her own."""
        nothing = np.zeros(market.pairs, dtype=np.int64)
        nobody = np.zeros(market.families, dtype=np.bool_)
        options = options_of(market, worth=nothing, limits=replace(limits, must_serve=nobody))
        options = replace(options, must_choose=~market.is_outsider | limits.must_serve)
        must = np.flatnonzero(limits.must_serve)
        outside = must[market.own[must] == NO_HOME]
        rows = Rows.stacked([options.flow_rows(), options.side, rings.widened(options.columns)])
        every = np.ones(options.columns, dtype=np.int64)
        programme = Programme(worth=0 * every, largest=every, rows=rows)
        sides = len(options.side.at_most)
        programme.add_columns(
            worth=np.zeros(sides + len(outside), dtype=np.int64),
            largest=np.repeat([market.families + market.homes, 1], [sides, len(outside)]),
            coefficients=_giving(market, sides=sides, outside=outside, height=len(rows.at_most)),
        )
        gives = np.concatenate(
            [options.columns + np.arange(sides), _columns_of_leaving(options, must=must, sides=sides)]
        )
        worth = np.zeros(programme.columns, dtype=np.int64)
        worth[gives] = np.repeat([-1, -LEFT_OUT], [sides, len(must)])
        return cls(options=options, programme=programme, worth=worth, gives=gives)

    def in_conflict(self, clock: Clock) -> Bools:
        """bool[limits]; a set that cannot hold together, without one that it does not need, if time suffices for that.

        Families are dropped first and caps last: of several conflicts one among few families is told.
        """
        self.programme.weigh(self.worth)
        answer = self.programme.best_fractional(seconds=clock.left)
        kept = (answer.reduced - self.worth)[self.gives] > _NOTHING
        if answer.outcome is not Outcome.OPTIMAL or answer.value > -_NOTHING:
            return np.zeros(len(self.gives), dtype=np.bool_)
        for limit in np.flatnonzero(kept)[::-1].tolist():
            kept[limit] = False
            kept[limit] = self._is_kept_by(kept, clock=clock)
        return kept

    def _is_kept_by(self, kept: Bools, *, clock: Clock) -> bool:
        """Whether a plan keeps these limits, and so one more is needed for a conflict; taken for true without time."""
        worth = np.zeros_like(self.worth)
        worth[self.gives[kept]] = -1
        self.programme.weigh(worth)
        answer = self.programme.best_fractional(seconds=clock.left)
        return answer.outcome is not Outcome.OPTIMAL or answer.value > -_NOTHING

    def least_change(self, *, longest: int | None, clock: Clock) -> WholeAnswer | None:
        """The plan that pays least for limits that give way; None where the time did not suffice."""
        self.programme.weigh(self.worth)
        while True:
            answer = self.programme.best_whole(seconds=clock.left)
            if answer.x is None:
                return None
            chosen = answer.x[: self.options.columns]
            rings = long_rings(self.options.market, self.options.plan(chosen), longest=longest)
            if not rings:
                return answer
            forbidden = self.options.rings(ring_columns(self.options, rings=rings, chosen=chosen))
            self.programme.add_rows(forbidden.widened(self.programme.columns))


def _giving(market: Market, *, sides: int, outside: Int64s, height: int) -> csc_array:
    """[rows, sides and outsiders]; a side row is eased by 1, an outsider's own row is met without a home."""
    row = np.concatenate([market.families + market.homes + np.arange(sides), outside])
    sign = np.repeat([-1, 1], [sides, len(outside)])
    return csc_array((sign, (row, np.arange(len(row)))), shape=(height, len(row)))


def _columns_of_leaving(options: Options, *, must: Int64s, sides: int) -> Int64s:
    """int64[must]; a tenant's column for staying, an outsider's behind those of the side rows."""
    market = options.market
    column = np.zeros(market.families, dtype=np.int64)
    column[options.family[market.pairs :]] = np.arange(market.pairs, options.columns)
    outside = must[market.own[must] == NO_HOME]
    column[outside] = options.columns + sides + np.arange(len(outside))
    return column[must]

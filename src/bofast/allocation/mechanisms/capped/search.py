"""The best plan under caps, with proof: one linear programme, then small ones in whole numbers.

The linear programme bounds every plan, and tells of each column how much a plan with it falls short of the bound. A
plan that is known to be worth so much leaves only the columns that fall short by less: a tenth of all, and among them
whole numbers are found in a second. The search begins with those that fall short by hardly anything, since the best
plan is most often among them, and widens until the best plan found rules out all that was left aside.

Rings that are too long are forbidden when they turn up. There are too many to forbid them all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.allocation.mechanisms.capped.beginning import corner_without_caps
from bofast.allocation.mechanisms.capped.clock import Clock
from bofast.allocation.mechanisms.capped.limits import Limits
from bofast.allocation.mechanisms.capped.options import Options
from bofast.allocation.mechanisms.capped.prices import SCALE, Bounded, bounded
from bofast.allocation.mechanisms.capped.rings import long_rings, ring_columns, without
from bofast.allocation.mechanisms.programme import Outcome, Programme, WholeAnswer
from bofast.allocation.mechanisms.rows import Rows
from bofast.compiled import Int64s

WIDENING = 4


class NoPlan(Exception):
    """The limits allow no plan. `rows` are those of the rings that had been forbidden."""

    def __init__(self, rings: Rows) -> None:
        self.rings = rings
        super().__init__("the limits allow no plan")


@dataclass(frozen=True, slots=True)
class Found:
    """What a search brought.

    Attributes:
        chosen: int64[columns], 0 or 1; None where no plan was found in time.
        value: of that plan, 0 without one.
        bounded: the bound with its prices; None where the time did not suffice for that.
        rings: rows of the rings that were forbidden on the way.
        is_proven: no plan is worth more.
    """

    chosen: Int64s | None
    value: int
    bounded: Bounded | None
    rings: Rows
    is_proven: bool


class Search:
    """One search; keeps the linear programme, the rings forbidden so far and the best plan so far."""

    def __init__(self, options: Options, *, limits: Limits, clock: Clock) -> None:
        self._options = options
        self._longest_cycle = limits.longest_cycle
        self._clock = clock
        self._linear = Programme(
            worth=options.worth,
            largest=np.ones(options.columns, dtype=np.int64),
            rows=Rows.stacked([options.flow_rows(), options.side]),
        )
        corner = corner_without_caps(options, must_serve=limits.must_serve)
        if corner is not None:
            self._linear.begin_at(corner)
        self._rings = options.rings([])
        self._bounded: Bounded | None = None
        self._best: Int64s | None = None
        self._value = 0

    def found(self) -> Found:
        """The best plan, or as far as the time reached.

        Raises: NoPlan.
        """
        is_proven = self._bound() and self._widen()
        return Found(
            chosen=self._best, value=self._value, bounded=self._bounded, rings=self._rings, is_proven=is_proven
        )

    def _bound(self) -> bool:
        """Whether the linear programme came to its end in time."""
        answer = self._linear.best_fractional(seconds=self._clock.left)
        if answer.outcome is Outcome.INFEASIBLE:
            raise NoPlan(self._rings)
        if answer.outcome is Outcome.OUT_OF_TIME:
            return False
        self._bounded = bounded(self._options, side=self._side(), prices=answer.prices)
        return True

    def _side(self) -> Rows:
        return Rows.stacked([self._options.side, self._rings])

    def _widen(self) -> bool:
        """Whether a plan was found and proven in time."""
        width = SCALE
        while self._bounded is not None:
            near = np.flatnonzero(self._bounded.short <= width)
            answer = self._best_among(near)
            if answer.outcome is Outcome.OUT_OF_TIME:
                self._note(answer, columns=near)
                return False
            if answer.outcome is Outcome.INFEASIBLE:
                if len(near) == self._options.columns:
                    raise NoPlan(self._rings)
                width *= WIDENING
            elif not self._note(answer, columns=near):
                if not self._bound():
                    return False
            else:
                needed = self._bounded.bound - SCALE * (answer.value + 1)
                if width >= needed:
                    return True
                width = min(needed, width * WIDENING)
        return False

    def _best_among(self, columns: Int64s) -> WholeAnswer:
        programme = Programme(
            worth=self._options.worth[columns],
            largest=np.ones(len(columns), dtype=np.int64),
            rows=Rows.stacked([self._options.flow_rows(), self._side()]).over(columns),
        )
        return programme.best_whole(seconds=self._clock.left, start=self._start(columns))

    def _start(self, columns: Int64s) -> Int64s | None:
        """The best plan so far, where it lies within the columns: the solver need not look for it again."""
        if self._best is None or self._best[columns].sum() < self._best.sum():
            return None
        return self._best[columns]

    def _note(self, answer: WholeAnswer, *, columns: Int64s) -> bool:
        """Keep a better plan, and forbid its long rings; whether it had none."""
        if answer.x is None:
            return True
        options = self._options
        chosen = np.zeros(options.columns, dtype=np.int64)
        chosen[columns] = answer.x
        plan = options.plan(chosen)
        rings = long_rings(options.market, plan, longest=self._longest_cycle)
        self._keep(options.chosen(without(options.market, plan, rings=rings)))
        if rings:
            forbidden = options.rings(ring_columns(options, rings=rings, chosen=chosen))
            self._rings = Rows.stacked([self._rings, forbidden])
            self._linear.add_rows(forbidden)
        return not rings

    def _keep(self, chosen: Int64s) -> None:
        value = int(self._options.worth @ chosen)
        is_lawful = self._options.flow_rows().hold(chosen) and self._side().hold(chosen)
        if is_lawful and (self._best is None or value > self._value):
            self._best, self._value = chosen, value

"""Spells as two tables of whole numbers: how many enter, and how many leave and how, at each time in each pattern.

A pattern is one combination of covariate values, a time is one of the rising distinct times at which anybody enters or
leaves. A spell is under observation at t when entry < t <= exit. Status 0 leaves unobserved (censored), 1..K by a
cause.

Entries and exits are added up apart, so storage never grows with pairs of times, and tables of parts (years, files,
machines) add to the table of the whole in any order. Entries keep their own times beside the exits', rather than a rank
among the exits: a rank cannot be moved to a finer scale when parts are added, and person-time could not be told.

Andersen, Borgan, Gill and Keiding (1993), Statistical Models Based on Counting Processes, chapter IV.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bofast.registers.estimates.arrays import Codes, Counts, Reals, added_up


@dataclass(frozen=True, eq=False)
class SpellCells:
    """The counts, of the cells that hold any.

    Shape: times float64[T], rising. entered_at int64[E], rising, is pattern · T + place of the time, with entered
        int64[E] spells each. left_at int64[X], rising, is (pattern · T + place of the time) · (causes + 1) + status,
        with left int64[X] spells each.
    Units: counts are spells, times as the caller counts them.
    Raises: ValueError, if a spell leaves that was not under observation, or enters and never leaves.
    """

    patterns: int
    causes: int
    times: Reals
    entered_at: Codes
    entered: Counts
    left_at: Codes
    left: Counts

    def __post_init__(self) -> None:
        if np.any(np.diff(self.times) <= 0) or not np.all(np.isfinite(self.times)):
            raise ValueError("The times of the cells must rise and be finite.")
        for at, counts, states in ((self.entered_at, self.entered, 1), (self.left_at, self.left, self.causes + 1)):
            inside = at.size == 0 or (at[0] >= 0 and at[-1] < self.patterns * self.times.size * states)
            if not inside or np.any(np.diff(at) <= 0) or np.any(counts <= 0):
                raise ValueError("Cells must stand in rising order, inside the table, each with a positive count.")
        self._leavers_were_there()

    def _leavers_were_there(self) -> None:
        leaving, entering = self.left_at // (self.causes + 1), self.entered_at
        # At one time, those who leave go before those who enter, since entry < t <= exit.
        keys = np.concatenate((2 * leaving, 2 * entering + 1))
        change = np.concatenate((-self.left, self.entered))
        order = np.argsort(keys, kind="stable")
        present = np.cumsum(change[order])
        if present.size and (present.min() < 0 or self.spells_by_pattern_differ()):
            raise ValueError("Somebody leaves who was not under observation, or enters and never leaves.")

    def spells_by_pattern_differ(self) -> bool:
        """Whether some pattern has other entries than exits: never, in a whole table."""
        return not np.array_equal(self.spells, self._by_pattern(self.left_pattern, self.left))

    @cached_property
    def entered_pattern(self) -> Codes:
        return self.entered_at // max(self.times.size, 1)

    @cached_property
    def entered_time(self) -> Codes:
        return self.entered_at % max(self.times.size, 1)

    @cached_property
    def left_pattern(self) -> Codes:
        return self.left_at // (max(self.times.size, 1) * (self.causes + 1))

    @cached_property
    def left_time(self) -> Codes:
        return self.left_at // (self.causes + 1) % max(self.times.size, 1)

    @cached_property
    def left_status(self) -> Codes:
        return self.left_at % (self.causes + 1)

    @property
    def spells(self) -> Counts:
        """Spells in each pattern, int64[patterns]."""
        return self._by_pattern(self.entered_pattern, self.entered)

    @property
    def person_time(self) -> Reals:
        """Time under observation in each pattern, float64[patterns]: the exit times less the entry times."""
        out = np.bincount(self.left_pattern, self.times[self.left_time] * self.left, self.patterns)
        into = np.bincount(self.entered_pattern, self.times[self.entered_time] * self.entered, self.patterns)
        return np.asarray(out - into, np.float64)

    def _by_pattern(self, pattern: Codes, counts: Counts) -> Counts:
        sums = np.zeros(self.patterns, dtype=np.int64)
        np.add.at(sums, pattern, counts)
        return sums

    def same_as(self, other: SpellCells) -> bool:
        """Whether both hold the same counts at the same times."""
        return (self.patterns, self.causes) == (other.patterns, other.causes) and all(
            np.array_equal(getattr(self, name), getattr(other, name))
            for name in ("times", "entered_at", "entered", "left_at", "left")
        )

    def __add__(self, other: SpellCells) -> SpellCells:
        """The cells of both together. Patterns and causes must mean the same in both; the times may differ."""
        if not isinstance(other, SpellCells):
            return NotImplemented
        times = np.union1d(self.times, other.times)
        patterns, causes = max(self.patterns, other.patterns), max(self.causes, other.causes)
        mine, theirs = self._placed(times, causes=causes), other._placed(times, causes=causes)
        entered_at, entered = added_up(
            np.concatenate((mine[0], theirs[0])), np.concatenate((self.entered, other.entered))
        )
        left_at, left = added_up(np.concatenate((mine[1], theirs[1])), np.concatenate((self.left, other.left)))
        return SpellCells(patterns, causes, times, entered_at, entered, left_at, left)

    def _placed(self, times: Reals, *, causes: int) -> tuple[Codes, Codes]:
        place = np.searchsorted(times, self.times).astype(np.int64)
        entered_at = self.entered_pattern * times.size + place[self.entered_time]
        left_at = (self.left_pattern * times.size + place[self.left_time]) * (causes + 1) + self.left_status
        return entered_at, left_at

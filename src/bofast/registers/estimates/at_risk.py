"""How many are at risk and how many leave at each time, in each group of patterns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Codes, Counts, Flags, Reals
from bofast.registers.estimates.cells import SpellCells


@dataclass(frozen=True, slots=True, eq=False)
class RiskTable:
    """Groups over time, at every time of the cells.

    Shape: times float64[T]; at_risk int64[groups, T]; left int64[groups, T, causes + 1], its first status censored.
    """

    times: Reals
    at_risk: Counts
    left: Counts

    @property
    def events(self) -> Counts:
        """All causes together, int64[groups, T]."""
        return np.asarray(self.left[:, :, 1:].sum(axis=2))

    def leaving(self, group: int) -> Flags:
        """The times at which anybody of a group leaves, bool[T]."""
        return np.asarray(self.left[group].any(axis=1))

    def at_risk_at(self, time: float, *, group: int) -> int:
        """Who of a group has entry < time <= exit, at any time."""
        # Every entry and exit is a time of the table, so nothing happens between one of them and the next.
        place = int(np.searchsorted(self.times, time))
        return int(self.at_risk[group, place]) if place < self.times.size else 0


def risk_table(cells: SpellCells, *, group_of: Codes | None = None, groups: int = 1) -> RiskTable:
    """Add the patterns of each group up; a pattern of group -1 is left out.

    n(t) = entries before t less exits before t, so that those at risk at t are the spells with entry < t <= exit.

    Shape: group_of int64[patterns], by default everybody in group 0.
    """
    of = np.zeros(cells.patterns, np.int64) if group_of is None else np.asarray(group_of, np.int64)
    size, states = cells.times.size, cells.causes + 1
    entered = np.zeros((groups, size), np.int64)
    left = np.zeros((groups, size, states), np.int64)
    into, out_of = of[cells.entered_pattern], of[cells.left_pattern]
    there, leaves = into >= 0, out_of >= 0
    np.add.at(entered, (into[there], cells.entered_time[there]), cells.entered[there])
    np.add.at(left, (out_of[leaves], cells.left_time[leaves], cells.left_status[leaves]), cells.left[leaves])
    flow = entered - left.sum(axis=2)
    at_risk = np.cumsum(flow, axis=1) - flow
    return RiskTable(cells.times, at_risk, left)

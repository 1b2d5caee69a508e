"""Sums over everybody at risk at each time of an event, within each stratum.

Small tables are summed pattern by pattern. Where patterns are many (a covariate of its own in every row), what enters
and leaves is summed along time instead, from the end, in extended precision: the cost follows the rows, not rows
times times.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from bofast.registers.estimates.arrays import Codes, Counts, Reals, added_up
from bofast.registers.estimates.cells import SpellCells
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot

DENSE_UP_TO = 4_000_000  # patterns · event times, 32 MB
PATTERNS_AT_ONCE = 100_000


Moments = Callable[[slice], Reals]


@dataclass(frozen=True, slots=True, eq=False)
class RiskSets:
    """The times of events, stratum by stratum, and who is at risk and who leaves by the event at each.

    Shape: stratum int64[D], rising; time int64[D], places of the cells' times, rising within a stratum; deaths
        int64[D]; at_risk and dying [D, patterns], whole or sparse; at_risk is a change along time where it is sparse.
    """

    stratum: Codes
    time: Codes
    deaths: Counts
    at_risk: Any
    dying: Any
    bounds: Codes

    def sums_at_risk(self, moments: Moments) -> Reals:
        """Σ over those at risk of what `moments` tells of each pattern, [patterns, m]; gives [D, m]."""
        if isinstance(self.at_risk, np.ndarray):
            return np.asarray(self.at_risk @ moments(slice(None)))
        change = self._summed(self.at_risk, moments=moments).astype(np.longdouble)
        for first, last in pairwise(self.bounds.tolist()):
            change[first:last] = np.cumsum(change[first:last][::-1], axis=0)[::-1]
        return change.astype(np.float64)

    def sums_dying(self, moments: Moments) -> Reals:
        """The same over those who leave by the event; gives [D, m]."""
        if isinstance(self.dying, np.ndarray):
            return np.asarray(self.dying @ moments(slice(None)))
        return self._summed(self.dying, moments=moments)

    def _summed(self, counts: Any, *, moments: Moments) -> Reals:
        starts = range(0, counts.shape[1], PATTERNS_AT_ONCE)
        parts = (slice(start, start + PATTERNS_AT_ONCE) for start in starts)
        return np.asarray(sum(counts[:, part] @ moments(part) for part in parts))


def risk_sets(cells: SpellCells, *, stratum: Codes) -> RiskSets:
    """Find the times of events (any cause) in each stratum.

    Raises: CannotEstimate (NO_EVENTS).
    """
    size = cells.times.size
    is_event = cells.left_status > 0
    event_at = stratum[cells.left_pattern[is_event]] * size + cells.left_time[is_event]
    places, deaths = added_up(event_at, cells.left[is_event])
    if places.size == 0:
        raise CannotEstimate(WhyNot.NO_EVENTS)
    of_time = places // size
    bounds = np.concatenate(([0], np.flatnonzero(np.diff(of_time)) + 1, [places.size])).astype(np.int64)
    change = _changes(cells, places=places, stratum=stratum)
    rows = np.searchsorted(places, event_at)
    dying = (rows, cells.left_pattern[is_event], cells.left[is_event])
    if places.size * cells.patterns > DENSE_UP_TO:
        shape = (places.size, cells.patterns)
        return RiskSets(of_time, places % size, deaths, _sparse(change, shape), _sparse(dying, shape), bounds)
    whole, ends = np.zeros((2, places.size, cells.patterns))
    np.add.at(whole, change[:2], change[2])
    np.add.at(ends, dying[:2], dying[2])
    for first, last in pairwise(bounds.tolist()):
        whole[first:last] = np.cumsum(whole[first:last][::-1], axis=0)[::-1]
    return RiskSets(of_time, places % size, deaths, whole, ends, bounds)


def _changes(cells: SpellCells, *, places: Codes, stratum: Codes) -> tuple[Codes, Codes, Counts]:
    """At which event time, counted from the end, each exit comes in and each entry goes out again."""
    pattern = np.concatenate((cells.left_pattern, cells.entered_pattern))
    moment = np.concatenate((cells.left_time, cells.entered_time))
    count = np.concatenate((cells.left, -cells.entered))
    last = np.searchsorted(places, stratum[pattern] * cells.times.size + moment, side="right") - 1
    own = (last >= 0) & (places[np.maximum(last, 0)] // cells.times.size == stratum[pattern])
    return last[own], pattern[own], count[own]


def _sparse(cells: tuple[Codes, Codes, Counts], shape: tuple[int, int]) -> Any:
    from scipy.sparse import csc_array  # noqa: PLC0415 - half a second, and only for very many patterns

    rows, columns, counts = cells
    return csc_array((counts.astype(np.float64), (rows, columns)), shape=shape)

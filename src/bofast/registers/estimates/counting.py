"""From spells, or from whole tables that an engine has counted, to cells; and from cells to other cells."""

from __future__ import annotations

import numpy as np

from bofast.registers.estimates.arrays import Codes, Counts, Flags, Reals, added_up
from bofast.registers.estimates.cells import SpellCells


def cells_of_spells(
    entry_time: Reals,
    *,
    exit_time: Reals,
    status: Codes,
    pattern: Codes,
    patterns: int,
    causes: int,
    count: Counts | None = None,
) -> SpellCells:
    """Count spells into cells.

    In:    one row a spell, or a row for `count` equal spells: entry and exit in one unit of time, whole or real.
    Out:   the cells, on the distinct times of these rows.
    Shape: every array [rows]; pattern in 0..patterns-1, status in 0..causes.
    Raises: ValueError, if a spell does not end after it begins (`without_time` tells which), or a code is out of range.
    """
    begin, end = np.asarray(entry_time, np.float64), np.asarray(exit_time, np.float64)
    pattern, status = np.asarray(pattern, np.int64), np.asarray(status, np.int64)
    if np.any(without_time(begin, exit_time=end)):
        raise ValueError("A spell must end after it begins.")
    for codes, least_outside in ((pattern, patterns), (status, causes + 1)):
        if codes.size and (codes.min() < 0 or codes.max() >= least_outside):
            raise ValueError("A pattern or a status lies outside its range.")
    counts = np.ones(begin.size, np.int64) if count is None else np.asarray(count, np.int64)
    times = np.unique(np.concatenate((begin, end)))
    entered = added_up(pattern * times.size + np.searchsorted(times, begin), counts)
    left = added_up((pattern * times.size + np.searchsorted(times, end)) * (causes + 1) + status, counts)
    return SpellCells(patterns, causes, times, *entered, *left)


def without_time(entry_time: Reals, *, exit_time: Reals) -> Flags:
    """Which spells carry no time: they end at or before they begin, or one of the two is not known."""
    return np.asarray(~(exit_time > entry_time))


def cells_of_tables(entered: Counts, *, left: Counts, times: Reals | None = None) -> SpellCells:
    """Cells from the whole tables A[p,t] and L[p,t,s].

    Shape: entered int64[patterns, T], left int64[patterns, T, causes + 1]; times float64[T], by default 0..T-1.
    Raises: ValueError, as `SpellCells`.
    """
    patterns, length, states = left.shape
    scale = np.arange(length, dtype=np.float64) if times is None else np.asarray(times, np.float64)
    entered_at, left_at = np.flatnonzero(entered), np.flatnonzero(left)
    return SpellCells(
        patterns,
        states - 1,
        scale,
        entered_at.astype(np.int64),
        entered.ravel()[entered_at].astype(np.int64),
        left_at.astype(np.int64),
        left.ravel()[left_at].astype(np.int64),
    )


def cells_of_person_years(
    duration: Codes, *, pattern: Codes, observed: Counts, events: Counts, patterns: int
) -> SpellCells:
    """Cells where each observed year is an interval (d, d+1] of its own, with that year's covariates.

    In:    one row a pattern and duration d: `observed` years begun there, of which `events` end with the event.
           A year counts only if the next year is known.
    Shape: every array int64[rows].
    Raises: ValueError, if more events than years are told.
    """
    if np.any(events > observed) or np.any(events < 0):
        raise ValueError("A cell cannot have more events than years, or fewer than none.")
    rows = duration.size
    begin = np.asarray(duration, np.float64)
    return cells_of_spells(
        np.concatenate((begin, begin)),
        exit_time=np.concatenate((begin, begin)) + 1,
        status=np.repeat(np.array([1, 0], np.int64), rows),
        pattern=np.concatenate((pattern, pattern)),
        patterns=patterns,
        causes=1,
        count=np.concatenate((events, observed - events)),
    )


def conditional_on(cells: SpellCells, time: float) -> SpellCells:
    """Those still under observation after `time`, entered then at the earliest.

    Entries before `time` move up to it; those who leave at or before it are left out (Klein and Moeschberger, 4.6).
    """
    times = np.union1d(cells.times, [float(time)])
    size, states = times.size, cells.causes + 1
    place = np.searchsorted(times, cells.times).astype(np.int64)
    at = int(np.searchsorted(times, time))
    entered_time, left_time = np.maximum(place[cells.entered_time], at), place[cells.left_time]
    goes_on = left_time > at
    gone = ~goes_on
    entered = added_up(
        np.concatenate((cells.entered_pattern * size + entered_time, cells.left_pattern[gone] * size + at)),
        np.concatenate((cells.entered, -cells.left[gone])),
    )
    left_at = (cells.left_pattern * size + left_time) * states + cells.left_status
    return SpellCells(cells.patterns, cells.causes, times, *entered, left_at[goes_on], cells.left[goes_on])


def recoded(cells: SpellCells, status_of: Codes) -> SpellCells:
    """The same spells with other statuses: status s becomes status_of[s]. Events made censored become status 0.

    Shape: status_of int64[causes + 1], its first 0.
    """
    status = np.asarray(status_of, np.int64)
    causes = max(int(status.max()), 1)
    place = cells.left_pattern * cells.times.size + cells.left_time
    left = added_up(place * (causes + 1) + status[cells.left_status], cells.left)
    return SpellCells(cells.patterns, causes, cells.times, cells.entered_at, cells.entered, *left)

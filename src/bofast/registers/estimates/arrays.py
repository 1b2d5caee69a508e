"""The kinds of array that the estimators speak of, and adding up counts without leaving whole numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Codes = NDArray[np.int64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]

# Where keys are at most so many times as many as rows, adding up in place is faster than sorting.
DENSE_PER_KEY = 8


def added_up(keys: Codes, counts: Counts) -> tuple[Codes, Counts]:
    """The distinct keys, rising, and the sum of the counts of each; keys that sum to nothing are left out."""
    if keys.size == 0:
        return keys.astype(np.int64), counts.astype(np.int64)
    if int(keys.min()) >= 0 and int(keys.max()) < DENSE_PER_KEY * keys.size:
        return _added_up_in_place(keys, counts)
    order = np.argsort(keys, kind="stable")
    in_order = keys[order]
    starts = np.flatnonzero(np.concatenate(([True], in_order[1:] != in_order[:-1])))
    sums = np.add.reduceat(counts[order].astype(np.int64), starts)
    kept = sums != 0
    return in_order[starts][kept].astype(np.int64), sums[kept]


def _added_up_in_place(keys: Codes, counts: Counts) -> tuple[Codes, Counts]:
    sums = np.zeros(int(keys.max()) + 1, np.int64)
    np.add.at(sums, keys, counts)
    kept = np.flatnonzero(sums)
    return kept.astype(np.int64), sums[kept]


def step_at(times: Reals, asked: Reals) -> Codes:
    """For each time asked, the place of the last of the rising times at or before it; -1 before the first."""
    return np.searchsorted(times, asked, side="right").astype(np.int64) - 1

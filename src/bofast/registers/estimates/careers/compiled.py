"""The loops over pairs of careers, compiled. Loading this module loads numba; the first run compiles and keeps the
result.
"""

from __future__ import annotations

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

Any2D = NDArray[np.generic]


@njit(cache=True)
def _evenly(turn: int, rows: int) -> int:
    """Long and short rows of the triangle by turns, so that every core gets as much of both."""
    return turn // 2 if turn % 2 else rows - 1 - turn // 2


@njit(parallel=True, cache=True)
def common(codes: Any2D, masks: Any2D, into: Any2D) -> Any2D:
    """2 · length - 2 · LCS of every pair, by the bit-parallel recurrence of Hyyrö (2004) after Crochemore et al.
    (2001).

    V starts as all ones; for each position with the mask m of its state: x = V & m, V = (V + x) | (V - x). The zeros
    among the first `length` bits are the longest common subsequence.
    """
    rows, length = codes.shape
    used = np.uint64(0xFFFFFFFFFFFFFFFF) >> np.uint64(64 - length)
    for turn in prange(rows):
        i = _evenly(turn, rows)
        own = masks[i]
        for j in range(i):
            left = np.uint64(0xFFFFFFFFFFFFFFFF)
            for position in range(length):
                x = left & own[codes[j, position]]
                left = (left + x) | (left - x)
            bits = left & used
            bits = bits - ((bits >> np.uint64(1)) & np.uint64(0x5555555555555555))
            bits = (bits & np.uint64(0x3333333333333333)) + ((bits >> np.uint64(2)) & np.uint64(0x3333333333333333))
            bits = (bits + (bits >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
            into[i, j] = 2 * ((bits * np.uint64(0x0101010101010101)) >> np.uint64(56))
    _mirror(into)
    return into


@njit(parallel=True, cache=True)
def hamming(codes: Any2D, into: Any2D) -> Any2D:
    """The number of positions that differ, of every pair."""
    rows, length = codes.shape
    for turn in prange(rows):
        i = _evenly(turn, rows)
        for j in range(i):
            differ = 0
            for position in range(length):
                differ += codes[i, position] != codes[j, position]
            into[i, j] = differ
    _mirror(into)
    return into


@njit(parallel=True, cache=True)
def matched(codes: Any2D, costs: Any2D, insert: float, into: Any2D) -> Any2D:
    """Optimal matching of every pair by dynamic programming, one row of the table kept."""
    rows, length = codes.shape
    for turn in prange(rows):
        i = _evenly(turn, rows)
        row = np.empty(length + 1)
        for j in range(i):
            for column in range(length + 1):
                row[column] = column * insert
            for a in range(length):
                diagonal = row[0]
                row[0] = (a + 1) * insert
                for b in range(length):
                    replaced = diagonal + costs[codes[i, a], codes[j, b]]
                    diagonal = row[b + 1]
                    row[b + 1] = min(replaced, min(diagonal, row[b]) + insert)
            into[i, j] = row[length]
    _mirror(into)
    return into


@njit(parallel=True, cache=True)
def _mirror(into: Any2D) -> None:
    rows = into.shape[0]
    block = 64
    for part in prange((rows + block - 1) // block):
        for start in range(part + 1):
            for i in range(part * block, min(rows, (part + 1) * block)):
                for j in range(start * block, min(i, (start + 1) * block)):
                    into[j, i] = into[i, j]


@njit(cache=True)
def nearest_two(  # noqa: PLR0917 - compiled code takes no names
    matrix: Any2D, medoids: Any2D, nearest: Any2D, first: Any2D, second: Any2D
) -> None:
    """For each row its nearest medoid, the distance to it, and the distance to the next nearest."""
    for row in range(matrix.shape[0]):
        first[row], second[row] = np.inf, np.inf
        for place in range(medoids.size):
            distance = float(matrix[medoids[place], row])
            if distance < first[row]:
                second[row], first[row], nearest[row] = first[row], distance, place
            elif distance < second[row]:
                second[row] = distance


@njit(parallel=True, cache=True)
def gains_of_adding(matrix: Any2D, weights: Any2D, first: Any2D) -> Any2D:
    """How much nearer all come to a medoid if each row in turn became one more."""
    rows = matrix.shape[0]
    gains = np.zeros(rows)
    for candidate in prange(rows):
        gain = 0.0
        for row in range(rows):
            nearer = first[row] - float(matrix[candidate, row])
            if nearer > 0:
                gain += weights[row] * nearer
        gains[candidate] = gain
    return gains


@njit(parallel=True, cache=True)
def changes_of_swapping(  # noqa: PLR0917 - compiled code takes no names
    matrix: Any2D, weights: Any2D, nearest: Any2D, first: Any2D, second: Any2D, changes: Any2D
) -> None:
    """What each swap of a medoid for a row would change the sum by (Schubert and Rousseeuw 2021, FastPAM)."""
    rows, clusters = changes.shape
    losing = np.zeros(clusters)
    for row in range(rows):
        losing[nearest[row]] += weights[row] * (second[row] - first[row])
    for candidate in prange(rows):
        shared = 0.0
        for place in range(clusters):
            changes[candidate, place] = losing[place]
        for row in range(rows):
            distance = float(matrix[candidate, row])
            if distance < first[row]:
                shared += weights[row] * (distance - first[row])
                changes[candidate, nearest[row]] += weights[row] * (first[row] - second[row])
            elif distance < second[row]:
                changes[candidate, nearest[row]] += weights[row] * (distance - second[row])
        for place in range(clusters):
            changes[candidate, place] += shared

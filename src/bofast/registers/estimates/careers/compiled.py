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

"""A small linear programme, many times over: the cheapest way to change one hidden cell without touching a sum.

The bounded simplex method on a dense table (Dantzig's rule, then Bland's so that it ends; Chvátal (1983), Linear
Programming, chapter 8). It starts from no change at all, which fits every equation, so it needs no first phase. Each
cell stands twice: its rise, and its fall.
"""

from __future__ import annotations

import numpy as np

from bofast.compiled import Floats, Int64s, compiled

TINY = 1e-9
REWARD = 1e7


@compiled
def reduced_rows(matrix: Floats) -> tuple[Floats, Int64s]:
    """The equations in reduced form, and the cell that each is solved for; those that follow from others are left out.

    Shape: matrix float64[m, n]; gives float64[r, n] and int64[r].
    """
    rows, columns = matrix.shape
    table = matrix.copy()
    basis = np.empty(rows, dtype=np.int64)
    rank = 0
    for column in range(columns):
        if rank == rows:
            break
        best = rank
        for row in range(rank, rows):
            if abs(table[row, column]) > abs(table[best, column]):
                best = row
        if abs(table[best, column]) < TINY:
            continue
        if best != rank:
            kept = table[best].copy()
            table[best] = table[rank]
            table[rank] = kept
        table[rank] /= table[rank, column]
        for row in range(rows):
            factor = table[row, column]
            if row != rank and factor != 0.0:
                table[row] -= factor * table[rank]
        basis[rank] = column
        rank += 1
    return table[:rank].copy(), basis[:rank].copy()


@compiled
def _entering(  # noqa: PLR0917 - compiled code takes no names
    slope: Floats, at_upper: Int64s, upper: Floats, is_basic: Int64s, by_bland: int
) -> int:
    best, chosen = TINY * 100, -1
    for j in range(slope.size):
        if is_basic[j] or upper[j] <= TINY:
            continue
        gain = slope[j] if at_upper[j] else -slope[j]
        if gain > best:
            chosen = j
            if by_bland:
                break
            best = gain
    return chosen


@compiled
def _leaving(  # noqa: PLR0917 - compiled code takes no names
    column: Floats, direction: float, level: Floats, basis: Int64s, upper: Floats, limit: float
) -> tuple[int, float]:
    row, step = -1, limit
    for i in range(level.size):
        change = column[i] * direction
        if change > TINY:
            room = level[i] / change
        elif change < -TINY:
            room = (upper[basis[i]] - level[i]) / -change
        else:
            continue
        if room < step - TINY or (row >= 0 and room <= step and basis[i] < basis[row]):
            row, step = i, max(room, 0.0)
    return row, step


@compiled
def _pivot(table: Floats, slope: Floats, row: int, entering: int) -> None:
    table[row] /= table[row, entering]
    for i in range(table.shape[0]):
        factor = table[i, entering]
        if i != row and abs(factor) > 1e-12:
            table[i] -= factor * table[row]
    slope -= slope[entering] * table[row]


@compiled
def cheapest_change(  # noqa: PLR0917 - compiled code takes no names
    rows: Floats, first_basis: Int64s, fall: Floats, rise: Floats, price: Floats, target: int, wanted: float
) -> Floats:
    """The change that moves the target by `wanted`, or as far towards it as it can, at the least Σ price · |change|.

    Shape: rows float64[r, n] and first_basis int64[r] from `reduced_rows`; fall, rise, price float64[n], how far each
        cell may go and what a unit costs; gives float64[n].
    """
    m, n = rows.shape
    table = np.empty((m, 2 * n))
    table[:, :n] = rows
    table[:, n:] = -rows
    upper = np.concatenate((rise, fall))
    cost = np.concatenate((price, price))
    up, down = target, n + target
    upper[up] = max(wanted, 0.0)
    upper[down] = max(-wanted, 0.0)
    cost[up if wanted > 0 else down] = -REWARD
    basis = first_basis.copy()
    is_basic = np.zeros(2 * n, dtype=np.int64)
    at_upper = np.zeros(2 * n, dtype=np.int64)
    level = np.zeros(m)
    slope = cost.copy()
    for i in range(m):
        is_basic[basis[i]] = 1
        slope -= cost[basis[i]] * table[i]
    for turn in range(50 * (m + 10)):
        entering = _entering(slope, at_upper, upper, is_basic, 1 if turn > 4 * (m + 10) else 0)
        if entering < 0:
            break
        direction = -1.0 if at_upper[entering] else 1.0
        row, step = _leaving(table[:, entering], direction, level, basis, upper, upper[entering])
        level -= direction * step * table[:, entering]
        if row < 0:
            at_upper[entering] = 1 - at_upper[entering]
            continue
        gone = basis[row]
        at_upper[gone] = 1 if table[row, entering] * direction < 0 else 0
        level[row] = upper[entering] - step if at_upper[entering] else step
        is_basic[gone], is_basic[entering], at_upper[entering] = 0, 1, 0
        basis[row] = entering
        _pivot(table, slope, row, entering)
    value = np.where(at_upper == 1, upper, 0.0)
    for i in range(m):
        value[basis[i]] = level[i]
    return value[:n] - value[n:]

"""Small counts rounded so that all sums still hold: no cell is hidden, and none between 0 and the base is shown.

Only small counts of the finest cells change, to 0 or to the base; every total is the sum of what stands beneath it. A
count c of base b goes up with the chance c / b, so no total is moved in the long run. The choices are tied: the walk
changes counts along lines that leave the sums as they are for as long as there is such a line, and every total of small
counts ends at one of the two multiples of the base around it. In one- and two-way tables and in trees this always comes
out; where it does not (three ways and more), the last counts are rounded without holding the totals.

The chance comes from a digest of the table itself: the same table is rounded in the same way every time, so nobody
learns more by asking again.

Cox (1987), Journal of the American Statistical Association 82 (unbiased controlled rounding); Deville and Tillé (2004),
Biometrika 91 (the walk); Langsrud and Heldal (2018), Privacy in Statistical Databases (small counts alone).
"""

from __future__ import annotations

from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.equations import Equations

Reals = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

WHOLE = 1e-6


def rounded(values: Ints, *, equations: Equations, base: int) -> Ints:
    """The values with small counts rounded, additive over the equations. Each equation's first cell is its total.

    Shape: values int64[n]; gives int64[n].
    Raises: ValueError for a base under 2.
    """
    if base < 2:
        raise ValueError("A base for rounding is 2 or more.")
    finest = finest_cells(equations, cells=values.size)
    small = finest & (values > 0) & (values < base)
    held = _summed(np.where(small, values, 0), equations=equations, finest=finest) / base
    chosen = _walk(held.astype(np.float64), equations=equations, chance=_chance(values, base=base))
    ups = np.where(small, np.rint(chosen).astype(np.int64), 0)
    return _summed(np.where(small, base * ups, values), equations=equations, finest=finest)


def finest_cells(equations: Equations, *, cells: int) -> Flags:
    """The cells that are the total of nothing."""
    finest = np.ones(cells, dtype=np.bool_)
    finest[equations.cell[equations.sign > 0]] = False
    return finest


def _summed(values: Ints, *, equations: Equations, finest: Flags) -> Ints:
    """Every total anew from the finest cells; a total of totals waits for them."""
    result = np.where(finest, values, 0)
    part, total = equations.sign < 0, equations.sign > 0
    heads = np.zeros(equations.count, dtype=np.int64)
    heads[equations.equation[total]] = equations.cell[total]
    for _ in range(equations.count + 1):
        sums = np.bincount(equations.equation[part], result[equations.cell[part]], minlength=equations.count)
        after = result.copy()
        after[heads] = sums.astype(np.int64)
        if np.array_equal(after, result):
            break
        result = after
    return result


def _chance(values: Ints, *, base: int) -> np.random.Generator:
    digest = sha256(values.astype("<i8").tobytes() + base.to_bytes(4, "little")).digest()
    return np.random.default_rng(int.from_bytes(digest[:16], "little"))


def _walk(held: Reals, *, equations: Equations, chance: np.random.Generator) -> Reals:
    """From shares to whole numbers, each step along a line that no equation notices."""
    matrix = equations.dense(held.size)
    low, high = np.floor(held + WHOLE), np.ceil(held - WHOLE)
    now = held.copy()
    while True:
        broken = np.flatnonzero(np.abs(now - np.rint(now)) > WHOLE)
        if broken.size == 0:
            return now
        line = _line(matrix[:, broken[: matrix.shape[0] + 1]])
        if line is None:
            return _one_by_one(now, broken=broken, chance=chance)
        at = broken[: line.size]
        now[at] = _step(now[at], line=line, low=low[at], high=high[at], chance=chance)


def _line(columns: Reals) -> Reals | None:
    """A direction in which every equation stays as it is; None if there is none."""
    _, size, ways = np.linalg.svd(columns, full_matrices=True)
    rank = int(np.sum(size > 1e-9))
    return np.asarray(ways[-1]) if rank < columns.shape[1] else None


def _step(now: Reals, *, line: Reals, low: Reals, high: Reals, chance: np.random.Generator) -> Reals:
    """As far as the first wall on one side or the other, with chances that leave the mean where it was."""
    forward = _reach(now, line=line, low=low, high=high)
    backward = _reach(now, line=-line, low=low, high=high)
    goes_forward = chance.random() * (forward + backward) < backward
    moved = now + (forward if goes_forward else -backward) * line
    return np.where(np.abs(moved - np.rint(moved)) < WHOLE, np.rint(moved), moved)


def _reach(now: Reals, *, line: Reals, low: Reals, high: Reals) -> float:
    moves = np.abs(line) > 1e-9
    space = np.where(line > 0, high - now, now - low)[moves] / np.abs(line[moves])
    return float(space.min())


def _one_by_one(now: Reals, *, broken: Ints, chance: np.random.Generator) -> Reals:
    result = now.copy()
    for cell in broken:
        share = now[cell] - np.floor(now[cell])
        result[cell] = np.floor(now[cell]) + (1.0 if chance.random() < share else 0.0)
    return result

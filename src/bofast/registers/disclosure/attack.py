"""What somebody can work out from a release: an auditor that shares no code with what chose the hidden cells.

It reads only what is released: the values shown, the equations, and that no value is below nothing. By linear
programming (HiGHS) it finds the least and the most that each hidden cell can be; by elimination, without rounding,
which hidden cells follow from the equations alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import block_diag, coo_array, csr_array

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]

# A prime: elimination modulo it is exact, and an entry of -1, 0 or 1 is never lost.
PRIME = 2_147_483_647


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What is out. Shape: matrix float64[equations, cells], values float64[cells], nan where hidden."""

    matrix: Reals
    values: Reals

    @property
    def hidden(self) -> Ints:
        return np.flatnonzero(np.isnan(self.values))


@dataclass(frozen=True, slots=True, eq=False)
class Ranges:
    """The least and the most that cells can be. Shape: cells int64[k]; least, most float64[k], inf where unbounded."""

    cells: Ints
    least: Reals
    most: Reals

    @property
    def width(self) -> Reals:
        return self.most - self.least


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """One release, restricted to its hidden cells. Shape: matrix [m, h], right float64[m], asked: places in 0..h-1."""

    matrix: csr_array
    right: Reals
    asked: Ints


def ranges(known: Known, *, cells: Ints | None = None) -> Ranges:
    """The range of each hidden cell, or of those asked, by linear programming."""
    return ranges_of_all([known], cells=[known.hidden if cells is None else cells])[0]


def ranges_of_all(releases: list[Known], *, cells: list[Ints]) -> list[Ranges]:
    """The ranges in several releases at once: their programmes stand beside each other in one, untouched by the rest.

    Raises: ArithmeticError, if the solver finds no table that fits: then what is shown does not add up.
    """
    questions = [_question(known, asked=asked) for known, asked in zip(releases, cells, strict=True)]
    top = max((float(np.nanmax(np.append(known.values, 1.0))) for known in releases), default=1.0)
    bound = 1000.0 * (top + 1000.0)
    least, most = (_solved(questions, way=way, bound=bound) for way in (1.0, -1.0))
    starts = np.cumsum([0, *(asked.size for asked in cells)])
    return [
        Ranges(asked, least[start : start + asked.size], most[start : start + asked.size])
        for asked, start in zip(cells, starts, strict=False)
    ]


def _question(known: Known, *, asked: Ints) -> _Question:
    hidden = known.hidden
    shown = np.nan_to_num(known.values)
    matrix = known.matrix[:, hidden]
    alive = np.any(matrix != 0, axis=1)
    place = {int(cell): at for at, cell in enumerate(hidden)}
    at = np.array([place[int(cell)] for cell in asked], dtype=np.int64)
    return _Question(csr_array(matrix[alive]), -(known.matrix @ shown)[alive], at)


def _solved(questions: list[_Question], *, way: float, bound: float) -> Reals:
    """The least (way 1) or most (way -1) of every cell asked: one copy of its release a cell, all in one programme."""
    copies = [(one, place) for one in questions for place in one.asked]
    if not copies:
        return np.zeros(0)
    widths = np.array([one.matrix.shape[1] for one, _ in copies])
    starts = np.concatenate(([0], np.cumsum(widths)))[:-1]
    target = starts + np.array([place for _, place in copies])
    cost = np.zeros(int(widths.sum()))
    cost[target] = way
    answer = linprog(
        cost,
        A_eq=block_diag([one.matrix for one, _ in copies], format="csr"),
        b_eq=np.concatenate([one.right for one, _ in copies]),
        bounds=(0.0, bound),
        method="highs",
    )
    if answer.status != 0:
        raise ArithmeticError(f"No table fits what is shown: {answer.message}")
    found = np.asarray(answer.x[target])
    return np.where(found > bound / 2, np.inf, np.round(found, 7))


def follows_from_equations(known: Known) -> Ints:
    """The hidden cells whose value is the same in every solution of the equations.

    A cell follows exactly when it is alone in a row of the reduced form, over the integers modulo a prime.
    """
    hidden = known.hidden
    rows = known.matrix[:, hidden].astype(np.int64) % PRIME
    return hidden[_alone(rows)]


def _alone(rows: Ints) -> Ints:
    rank, (height, width) = 0, rows.shape
    alone = []
    for column in range(width):
        pivots = np.flatnonzero(rows[rank:, column]) if rank < height else np.zeros(0, np.int64)
        if pivots.size == 0:
            continue
        rows[[rank, rank + pivots[0]]] = rows[[rank + pivots[0], rank]]
        rows[rank] = rows[rank] * pow(int(rows[rank, column]), -1, PRIME) % PRIME
        others = np.flatnonzero(rows[:, column])
        others = others[others != rank]
        rows[others] = (rows[others] - rows[others, column][:, None] * rows[rank]) % PRIME
        rank += 1
    for row in rows[:rank]:
        filled = np.flatnonzero(row)
        if filled.size == 1:
            alone.append(int(filled[0]))
    return np.array(sorted(alone), dtype=np.int64)


def matrix_of(*, equation: Ints, cell: Ints, sign: Ints, shape: tuple[int, int]) -> Reals:
    """The equations as a dense matrix, from their entries."""
    return np.asarray(coo_array((sign.astype(np.float64), (equation, cell)), shape=shape).toarray())

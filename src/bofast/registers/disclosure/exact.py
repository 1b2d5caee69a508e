"""The fewest further cells that any pattern can do with, by an integer programme; for small tables.

One yes or no for each cell, and for each range that must stay open a table that fits what is shown, and differs from
the true one only in hidden cells (Fischetti and Salazar (2001), Management Science 47, model 2).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csr_array, eye_array, hstack, kron, vstack

from bofast.registers.disclosure.system import Pattern, System

Flags = NDArray[np.bool_]
Reals = NDArray[np.float64]


def fewest_cells(system: System, *, seconds: float = 10.0) -> Pattern | None:
    """The pattern with the fewest hidden cells; None where none was proved in the time, or none protects all."""
    asked = [(cell, -int(system.down[cell])) for cell in system.asked if system.down[cell]]
    asked += [(cell, int(system.up[cell])) for cell in system.asked if system.up[cell]]
    if not asked:
        return Pattern(system.must_hide.copy(), np.zeros(0, np.int64), "exact")
    n, ways = system.cells, len(asked)
    answer = milp(
        np.concatenate((_prices(system), np.zeros(n * ways))),
        integrality=np.concatenate((np.ones(n), np.zeros(n * ways))),
        bounds=_bounds(system, asked=asked),
        constraints=_constraints(system, ways=ways),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    if answer.status != 0 or answer.x is None:
        return None
    return Pattern(np.asarray(answer.x[:n] > 0.5), np.zeros(0, np.int64), "exact")


def _prices(system: System) -> Reals:
    """One a cell; among patterns of as many cells, the one that hides the smaller values, so that totals stay."""
    largest = max(1, int(system.values.max(initial=0)))
    return np.asarray(1.0 + 0.5 * system.values / (largest * max(1, system.cells)))


def _bounds(system: System, *, asked: list[tuple[int, int]]) -> Bounds:
    n = system.cells
    usable = system.may_hide | system.must_hide
    low = np.tile(np.where(usable, -system.values, 0).astype(np.float64), len(asked))
    high = np.tile(np.where(usable, float(system.reach), 0.0), len(asked))
    for place, (cell, change) in enumerate(asked):
        low[place * n + cell] = high[place * n + cell] = change
    return Bounds(
        np.concatenate((system.must_hide.astype(np.float64), low)),
        np.concatenate((usable.astype(np.float64), high)),
    )


def _constraints(system: System, *, ways: int) -> list[LinearConstraint]:
    n, every = system.cells, eye_array(ways, format="csr")
    equations = system.equations
    matrix = coo_array(
        (equations.sign.astype(np.float64), (equations.equation, equations.cell)), shape=(equations.count, n)
    )
    fits = hstack([csr_array((equations.count * ways, n)), kron(every, matrix)], format="csr")
    column = np.ones((ways, 1))
    rise = kron(column, eye_array(n) * -float(system.reach))
    fall = kron(column, eye_array(n).multiply(-system.values.astype(np.float64)))
    moves = eye_array(n * ways)
    only_hidden = vstack([hstack([rise, moves]), hstack([fall, -moves])], format="csr")
    return [LinearConstraint(fits, 0.0, 0.0), LinearConstraint(only_hidden, -np.inf, 0.0)]

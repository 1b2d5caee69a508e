"""The part of a large system in which a range can be kept open: the cells near one cell, closing over their sums."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.system import System

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

# Of a long sum only so many parts are looked at from one cell; others come in by their other sums.
PARTS_LOOKED_AT = 40


@dataclass(frozen=True, slots=True, eq=False)
class Crossings:
    """Which equations each cell stands in, and which cells stand in each equation."""

    of_cell: list[Ints]
    of_equation: list[Ints]


def crossings(system: System) -> Crossings:
    """Both lists, from the entries."""
    equations = system.equations
    by_cell = np.argsort(equations.cell, kind="stable")
    by_equation = np.argsort(equations.equation, kind="stable")
    cell_ends = np.searchsorted(equations.cell[by_cell], np.arange(1, system.cells))
    equation_ends = np.searchsorted(equations.equation[by_equation], np.arange(1, equations.count))
    return Crossings(
        np.split(equations.equation[by_cell], cell_ends), np.split(equations.cell[by_equation], equation_ends)
    )


def around(cell: int, *, system: System, hidden: Flags, lies: Crossings, size: int) -> Ints:
    """So many cells around one, rising: first those of which most sums are touched already, then hidden, then large."""
    chosen: set[int] = set()
    touched: set[int] = set()
    waiting: list[tuple[int, bool, int, int]] = [(0, False, 0, cell)]
    while waiting and len(chosen) < size:
        one = heappop(waiting)[3]
        if one in chosen:
            continue
        fresh = [int(equation) for equation in lies.of_cell[one] if int(equation) not in touched]
        chosen.add(one)
        for equation in fresh:
            touched.add(equation)
            for other in _worth_a_look(lies.of_equation[equation], system=system, hidden=hidden):
                if other not in chosen:
                    still = sum(int(at) not in touched for at in lies.of_cell[other])
                    heappush(waiting, (still, not hidden[other], -int(system.values[other]), other))
    return np.array(sorted(chosen), dtype=np.int64)


def _worth_a_look(cells: Ints, *, system: System, hidden: Flags) -> list[int]:
    usable = cells[(system.may_hide[cells] & (system.values[cells] > 0)) | hidden[cells]]
    if usable.size > PARTS_LOOKED_AT:
        order = np.lexsort((-system.values[usable], ~hidden[usable]))
        usable = usable[order[:PARTS_LOOKED_AT]]
    return [int(cell) for cell in usable]

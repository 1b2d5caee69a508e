"""Secondary suppression in a large system of many sums: sparse linear programmes over all cells that hang together.

A change is another table that fits everything shown. First one programme over what is hidden already moves as many
cells at once as it can, each as far as its range must stay open. What no such change opens, a programme of its own
opens at the least cost in further cells. Where even that finds nothing, every cell that could still be hidden is of no
help: what is out already tells the cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array, hstack
from scipy.sparse.csgraph import connected_components

from bofast.registers.disclosure.prices import prices
from bofast.registers.disclosure.system import Pattern, System

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]

FREE = 1e-3
ENOUGH = 1e-6
# A way is drawn for each cell in each round; when so many rounds in a row open nothing, one asks cell by cell.
ROUNDS_IN_VAIN = 3
# After so many further cells it is worth a look what they keep open together.
BETWEEN_ROUNDS = 20
# A cell that is nobody can only seem to be more, and readers expect to see it.
PRICE_OF_NOBODY = 3.0


@dataclass(slots=True)
class _Search:
    """Cells that hang together, by their places in the whole system, while more of them are hidden.

    Shape: matrix [equations, n]; cells, values int64[n]; price float64[n]; hidden bool[n]. `pending` holds the ranges
    still to be opened, place and way, with how far.
    """

    cells: Ints
    matrix: csr_array
    values: Ints
    price: Reals
    hidden: Flags
    reach: float
    pending: dict[tuple[int, int], float]
    chance: np.random.Generator

    def open_many(self) -> None:
        """Open over hidden cells what can be opened many at once."""
        in_vain = 0
        while self.pending and in_vain < ROUNDS_IN_VAIN:
            before = len(self.pending)
            self._note(self._round())
            in_vain = in_vain + 1 if len(self.pending) == before else 0

    def _round(self) -> Reals:
        """The change over hidden cells that moves the most, each cell one way only, and no further than is asked."""
        way = np.zeros(self.cells.size, dtype=np.int64)
        wanted = np.zeros(self.cells.size)
        for place in self.chance.permutation(len(self.pending)):
            (cell, one), amount = list(self.pending.items())[place]
            way[cell], wanted[cell] = one, amount
        there = np.flatnonzero(self.hidden)
        way, wanted = way[there], wanted[there]
        rise = np.where(way < 0, 0.0, self.reach - wanted * (way > 0))
        fall = np.where(way > 0, 0.0, self.values[there] - wanted * (way < 0))
        columns = self.matrix[:, there]
        moved = columns * np.where(way == 0, 1, way)
        answer = _solved(
            np.concatenate((-(way != 0).astype(np.float64), np.full(2 * there.size, FREE**2))),
            hstack([moved, columns, -columns], format="csr"),
            np.zeros(3 * there.size),
            np.concatenate((wanted, rise, fall)),
        )
        change = np.zeros(self.cells.size)
        if answer is not None:
            rewarded, up, down = np.split(answer, 3)
            change[there] = np.where(way == 0, 1, way) * rewarded + up - down
        return change

    def open_one(self, asked: tuple[int, int]) -> bool:
        """Hide the cheapest further cells that open a range. Whether any do."""
        every = np.ones(self.cells.size, dtype=np.bool_)
        change = self._cheapest(asked, usable=every, price=self.price)
        if change is None:
            return False
        # A second look: what the first answer used little of is dropped for what it used anyway.
        again = self._cheapest(
            asked, usable=(np.abs(change) > ENOUGH) | self.hidden, price=self.price / (np.abs(change) + 0.05)
        )
        change = change if again is None or self._cost(again) > self._cost(change) else again
        self.hidden |= np.abs(change) > ENOUGH
        self._note(change)
        return True

    def _cost(self, change: Reals) -> float:
        return float(self.price[(np.abs(change) > ENOUGH) & ~self.hidden].sum())

    def _cheapest(self, asked: tuple[int, int], *, usable: Flags, price: Reals) -> Reals | None:
        cell, way = asked
        there = np.flatnonzero(usable)
        cost = np.where(self.hidden, FREE, price)[there]
        columns, place = self.matrix[:, there], int(np.searchsorted(there, cell))
        least = np.zeros(2 * there.size)
        most = np.concatenate((np.full(there.size, self.reach), self.values[there].astype(np.float64)))
        own, against = (place, there.size + place) if way > 0 else (there.size + place, place)
        least[own] = most[own] = self.pending[asked]
        most[against] = 0.0
        answer = _solved(np.concatenate((cost, cost)), hstack([columns, -columns], format="csr"), least, most)
        if answer is None:
            return None
        change = np.zeros(self.cells.size)
        change[there] = answer[: there.size] - answer[there.size :]
        return change

    def _note(self, change: Reals) -> None:
        """Strike out every range that this change opens."""
        opened = [(cell, way) for (cell, way), wanted in self.pending.items() if way * change[cell] >= wanted - ENOUGH]
        for one in opened:
            del self.pending[one]


def _solved(cost: Reals, matrix: csr_array, least: Reals, most: Reals) -> Reals | None:
    """The cheapest way to fill the columns so that all equations hold; None if there is none."""
    right = np.zeros(matrix.shape[0])
    answer = linprog(cost, A_eq=matrix, b_eq=right, bounds=np.stack((least, most), axis=1), method="highs")
    return None if answer.x is None else np.asarray(answer.x)


def pattern(system: System, *, hidden: Flags, asked: Ints) -> Pattern:
    """Hide, beside what is hidden, what keeps the ranges of the cells asked open; the same each time.

    `unprotected` are those that could not be kept open whatever else of this system were hidden.
    """
    found = hidden.copy()
    unprotected: list[int] = []
    for search in _parts(system, hidden=hidden, asked=asked):
        unprotected += _opened(search)
        found[search.cells] |= search.hidden
    return Pattern(found, np.unique(np.array(unprotected, dtype=np.int64)), "network and programme")


def _opened(search: _Search) -> Iterator[int]:
    """Open every range of one part; gives the cells of which one cannot be."""
    search.open_many()
    since = 0
    for asked in list(search.pending):
        if asked not in search.pending:
            continue
        if not search.open_one(asked):
            del search.pending[asked]
            yield int(search.cells[asked[0]])
        since += 1
        if since == BETWEEN_ROUNDS:
            search.open_many()
            since = 0


def _parts(system: System, *, hidden: Flags, asked: Ints) -> Iterator[_Search]:
    """The cells that may move, in parts between which no equation leads, where anything is asked."""
    moves = system.may_hide | hidden
    equations = system.equations.among(moves)
    shape = (equations.count, system.cells)
    matrix = csr_array(
        coo_array((equations.sign.astype(np.float64), (equations.equation, equations.cell)), shape=shape)
    )
    _, part_of = connected_components(abs(matrix).T @ abs(matrix), directed=False)
    price = np.where(system.values > 0, prices(system.values), PRICE_OF_NOBODY)
    for part in np.unique(part_of[asked]):
        cells = np.flatnonzero((part_of == part) & moves)
        rows = np.unique(equations.equation[np.isin(equations.cell, cells)])
        yield _Search(
            cells,
            matrix[rows][:, cells],
            system.values[cells],
            price[cells],
            hidden[cells].copy(),
            float(system.reach),
            _ranges(system, cells=cells, asked=asked),
            np.random.default_rng(cells.size),
        )


def _ranges(system: System, *, cells: Ints, asked: Ints) -> dict[tuple[int, int], float]:
    places = np.flatnonzero(np.isin(cells, asked)).tolist()
    both = [(place, way, (system.up if way > 0 else system.down)[cells[place]]) for place in places for way in (-1, 1)]
    return {(place, way): float(amount) for place, way, amount in both if amount > 0}

"""A reader who holds every table of several studies, knows how they hang together, and works out what is hidden.

What the reader knows is written out here by hand, from what the tables say that they count: it shares nothing with the
names under which the studies let their cells out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.released import ReleasedTable, ShownCell

Cell = tuple[str, ...]
"""Whose figures, the table, and a category a dimension."""
LARGEST = 1e5


@dataclass
class Reader:
    """What was told, what is hidden, and every sum that binds them: Σ sign · cell = 0."""

    told: dict[Cell, int] = field(default_factory=dict)
    hidden: set[Cell] = field(default_factory=set)
    sums: list[tuple[tuple[Cell, int], ...]] = field(default_factory=list)

    def reads(self, tables: Iterable[ReleasedTable], *, of: str) -> None:
        for table in tables:
            if table.measure is not Measure.COUNT:
                continue
            for cell in table.cells:
                name = named(of, table.name, cell.categories)
                if isinstance(cell, ShownCell):
                    self.told[name] = cell.value
                else:
                    self.hidden.add(name)
            self._adds_up(table, of=of)

    def _adds_up(self, table: ReleasedTable, *, of: str) -> None:
        """Totals over each dimension, for each combination of the others."""
        cells = [named(of, table.name, cell.categories)[2:] for cell in table.cells]
        there = set(cells)
        for place, dimension in enumerate(table.dimensions):
            for total, parts in totals(dimension, tuple(dict.fromkeys(one[place] for one in cells))).items():
                for one in cells:
                    if one[place] == total:
                        others = [(*one[:place], part, *one[place + 1 :]) for part in parts]
                        if others and all(other in there for other in others):
                            self.knows([(of, table.name, *one)], [(of, table.name, *other) for other in others])

    def knows(self, left: Iterable[Cell], right: Iterable[Cell]) -> None:
        """That some cells come to as much as others."""
        self.sums.append((*((cell, 1) for cell in left), *((cell, -1) for cell in right)))

    def knows_that_nothing_is_below(self, remainder: str, *, whole: Cell, parts: Iterable[Cell]) -> Cell:
        """That a whole is its parts and somebody else, who stands in no table."""
        parts = tuple(parts)
        rest = (remainder, *whole, *(word for part in parts for word in part))
        self.hidden.add(rest)
        self.knows([whole], [*parts, rest])
        return rest

    def ranges(self, cells: Iterable[Cell]) -> Mapping[Cell, tuple[float, float]]:
        """The least and the most that each of these hidden cells can be."""
        column = {cell: place for place, cell in enumerate(sorted(self.hidden))}
        matrix, right = self._of_hidden(column)
        _, part_of = connected_components(abs(matrix).T @ abs(matrix), directed=False)
        row_part = part_of[matrix.indices[matrix.indptr[:-1]]]
        found = {}
        for cell in cells:
            part = part_of[column[cell]]
            own, rows = np.flatnonzero(part_of == part), np.flatnonzero(row_part == part)
            inner, place = matrix[rows][:, own], int(np.searchsorted(own, column[cell]))
            found[cell] = tuple(_extreme(inner, right[rows], place=place, way=way) for way in (1.0, -1.0))
        return found

    def _of_hidden(self, column: Mapping[Cell, int]) -> tuple[csr_array, np.ndarray]:
        bound = [one for one in dict.fromkeys(self.sums) if any(cell in column for cell, _ in one)]
        right = np.array([-sum(sign * self.told[cell] for cell, sign in one if cell not in column) for one in bound])
        entries = [(row, column[cell], sign) for row, one in enumerate(bound) for cell, sign in one if cell in column]
        rows, columns, signs = np.array(entries).T
        shape = (len(bound), len(column))
        return csr_array(coo_array((signs.astype(float), (rows, columns)), shape=shape)), right


def _extreme(matrix: csr_array, right: np.ndarray, *, place: int, way: float) -> float:
    cost = np.zeros(matrix.shape[1])
    cost[place] = way
    bound = {"A_eq": matrix, "b_eq": right} if matrix.shape[0] else {}
    answer = linprog(cost, bounds=(0, LARGEST), method="highs", **bound)
    assert answer.status == 0, f"what is told does not add up: {answer.message}"
    return float(way * answer.fun)


def named(study: str, table: str, categories: Iterable[str]) -> Cell:
    """A choice of areas is called one, whatever its number."""
    return (study, table, *("chosen" if one.startswith("chosen ") else one for one in categories))


def totals(dimension: str, categories: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Which category of a dimension is the sum of which others, as its words say."""
    if dimension == "destination" and "inside" in categories:
        leaves = {where: tuple(one for one in categories if one.startswith(f"{where}_")) for where in ("inside", "out")}
        coarse = ("stayed", "unknown", "abroad", "dead", "inside", "out")
        return {"all": coarse, **{where: parts for where, parts in leaves.items() if parts}}
    if dimension == "measure" and "both" in categories:
        return {"both": ("with", "without")}
    if dimension == "from_to" and len(categories) > 1:
        first, last = categories[0].split("-")[0], categories[-1].split("-")[1]
        return {f"{first}-{last}": tuple(one for one in categories if one != f"{first}-{last}")}
    if dimension == "kind" and any(one.startswith("strong set") for one in categories):
        return {"all": tuple(one for one in categories if one in {"strong mission", "other mission"})}
    if dimension == "area" and "chosen" in categories and len(categories) > 1:
        return {"chosen": tuple(one for one in categories if one != "chosen")}
    if dimension in {"area", "kind", "tie", "state", "cluster", "year", "destination"} and "all" in categories:
        return {"all": tuple(one for one in categories if one != "all")}
    return {}

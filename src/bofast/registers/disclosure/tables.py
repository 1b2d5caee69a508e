"""Tables of cells, and the sums by which one cell follows from others.

A dimension lists its categories and every sum among them: "all = north + south", "class A = north + hill". Trees of
categories and areas that overlap are the same thing, several sums. A cell that a table does not list is known to be
nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.equations import Equations
from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.refusals import ReleaseRefused, WhyRefused

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sum:
    """One category is the sum of others."""

    total: str
    parts: tuple[str, ...]


EVERYBODY_BUT = "everybody but"
"""Among the units of a category, this says that it covers all but them."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The units that a category covers, where no cell stands for a unit."""

    category: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers of one table call a dimension and its categories, where other tables call the same otherwise."""

    name: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way in which the cells are divided. `whole` is the category that stands for everybody, if there is one: it
    leaves no mark in a cell's key, so tables that share a margin share the cell. `extents` say of which units a
    category consists where the units themselves are in no table; sums say it by themselves. Cells are told apart by
    `name` and `categories`; what is printed is `shown`, if anything else.
    """

    name: str
    categories: tuple[str, ...]
    sums: tuple[Sum, ...] = ()
    whole: str | None = None
    extents: tuple[Extent, ...] = ()
    shown: Shown | None = None

    @property
    def printed(self) -> Shown:
        """As it stands in the table that leaves."""
        return self.shown or Shown(self.name, self.categories)

    def units(self) -> dict[str, frozenset[str]]:
        """For each category that is made of others, the units it covers."""
        own = {one.total: frozenset(one.parts) for one in self.sums} | {
            one.category: frozenset(one.units) for one in self.extents
        }
        return {category: _finest(units, own=own) for category, units in own.items()}

    def layers(self) -> list[Ints]:
        """The sums as arrays: for each category its total, or -1. In one layer no category is a part of two totals,
        and no total is divided in two ways; overlapping sums need several layers.
        """
        places = {category: place for place, category in enumerate(self.categories)}
        layers: list[Ints] = []
        for one in self.sums:
            parts = np.array([places[part] for part in one.parts], dtype=np.int64)
            total = places[one.total]
            free = [layer for layer in layers if np.all(layer[parts] < 0) and not np.any(layer == total)]
            if not free:
                free = [np.full(len(self.categories), -1, dtype=np.int64)]
                layers.append(free[0])
            free[0][parts] = total
        return layers


@dataclass(frozen=True, eq=False)
class CellTable:
    """The cells of one table.

    Shape: codes int64[n, dimensions], the place of each category; values, persons, households int64[n]: the value in
        whole units, and the distinct persons and households that it rests on. largest_two int64[n], for sums: what the
        two largest contribute; left out where no contribution is known.
    Raises: ReleaseRefused (CELL_TWICE, NEGATIVE_VALUES).
    """

    name: str
    about: str
    measure: Measure
    dimensions: tuple[Dimension, ...]
    codes: Ints
    values: Ints
    persons: Ints
    households: Ints
    largest_two: Ints | None = field(default=None)

    def __post_init__(self) -> None:
        if self.codes.shape != (self.values.size, len(self.dimensions)):
            raise ValueError("A table needs one code a cell and dimension.")
        if np.any(self.values < 0) or np.any(self.persons < 0) or np.any(self.households < 0):
            raise ReleaseRefused(WhyRefused.NEGATIVE_VALUES, table=self.name)
        places = np.sort(self.places)
        if np.any(places[1:] == places[:-1]):
            raise ReleaseRefused(WhyRefused.CELL_TWICE, table=self.name)

    @property
    def cells(self) -> int:
        return int(self.values.size)

    @property
    def places(self) -> Ints:
        """One number a cell, by its categories."""
        return self._place_of(self.codes)

    def _place_of(self, codes: Ints) -> Ints:
        place = np.zeros(codes.shape[0], dtype=np.int64)
        for column, dimension in enumerate(self.dimensions):
            place = place * len(dimension.categories) + codes[:, column]
        return place

    def key(self, cell: int) -> str:
        """What the cell is about, the same in every table that holds it."""
        marks = [
            f"{dimension.name}={dimension.categories[code]}"
            for dimension, code in zip(self.dimensions, self.codes[cell], strict=True)
            if dimension.categories[code] != dimension.whole
        ]
        return "|".join([f"{self.measure.value} {self.about}", *sorted(marks)])

    def keys(self) -> list[str]:
        return [self.key(cell) for cell in range(self.cells)]

    def equations(self) -> Equations:
        """Every sum of every dimension, for each combination of the others, where the table holds the total.

        Raises: ReleaseRefused (DOES_NOT_ADD_UP), if the values do not follow them.
        """
        order = np.argsort(self.places, kind="stable")
        found = [self._along(column, order=order) for column in range(len(self.dimensions))]
        whole = Equations.together(*found)
        wrong = np.flatnonzero(whole.residual(self.values))
        if wrong.size:
            raise ReleaseRefused(WhyRefused.DOES_NOT_ADD_UP, table=self.name, equations=int(wrong.size))
        return whole

    def _along(self, column: int, *, order: Ints) -> Equations:
        in_order = self.places[order]
        stride = int(np.prod([len(one.categories) for one in self.dimensions[column + 1 :]], dtype=np.int64))
        layers = []
        for total_of in self.dimensions[column].layers():
            total = total_of[self.codes[:, column]]
            parts = np.flatnonzero(total >= 0)
            wanted = self.places[parts] + (total[parts] - self.codes[parts, column]) * stride
            at = np.minimum(np.searchsorted(in_order, wanted), in_order.size - 1)
            there = in_order[at] == wanted
            layers.append(Equations.sums(total=order[at[there]], part=parts[there]))
        return Equations.together(*layers)


def _finest(units: frozenset[str], *, own: dict[str, frozenset[str]]) -> frozenset[str]:
    while any(unit in own for unit in units):
        units = frozenset().union(*(own.get(unit, frozenset({unit})) for unit in units))
    return units

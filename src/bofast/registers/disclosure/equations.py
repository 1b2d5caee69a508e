"""Linear equations between cells: a sum, a balance, a cell of a former release; each entry is +1 or -1."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Equations:
    """Σ sign · value of the cells of an equation is 0.

    Shape: equation, cell, sign int64[entries], equation rising from 0 to count - 1.
    """

    equation: Ints
    cell: Ints
    sign: Ints
    count: int

    @classmethod
    def none(cls) -> Equations:
        empty = np.zeros(0, dtype=np.int64)
        return cls(empty, empty, empty, 0)

    @classmethod
    def sums(cls, *, total: Ints, part: Ints) -> Equations:
        """One equation for each distinct total: it is the sum of its parts. Shape: total, part int64[pairs]."""
        if total.size == 0:
            return cls.none()
        order = np.argsort(total, kind="stable")
        total, part = total[order], part[order]
        first = np.concatenate(([True], total[1:] != total[:-1]))
        number = np.cumsum(first) - 1
        heads = total[first]
        count = heads.size
        equation = np.concatenate((np.arange(count), number))
        cell = np.concatenate((heads, part))
        sign = np.concatenate((np.ones(count, np.int64), np.full(part.size, -1, np.int64)))
        by_equation = np.argsort(equation, kind="stable")
        return cls(equation[by_equation], cell[by_equation], sign[by_equation], int(count))

    @classmethod
    def balance(cls, *, left: Ints, right: Ints) -> Equations:
        """One equation: the cells left come to as much as the cells right."""
        cell = np.concatenate((left, right)).astype(np.int64)
        sign = np.concatenate((np.ones(left.size, np.int64), np.full(right.size, -1, np.int64)))
        return cls(np.zeros(cell.size, np.int64), cell, sign, 1)

    @classmethod
    def together(cls, *parts: Equations) -> Equations:
        """All of them, one after the other."""
        if not parts:
            return cls.none()
        starts = np.cumsum([0, *(part.count for part in parts)])
        numbered = [part.equation + start for part, start in zip(parts, starts, strict=False)]
        return cls(
            np.concatenate(numbered),
            np.concatenate([part.cell for part in parts]),
            np.concatenate([part.sign for part in parts]),
            int(starts[-1]),
        )

    def of_cells(self, place: Ints) -> Equations:
        """The same equations, with each cell at the place given."""
        return Equations(self.equation, place[self.cell], self.sign, self.count)

    def residual(self, values: NDArray[np.int64] | Reals) -> Reals:
        """What each equation is off by."""
        sums = np.bincount(self.equation, self.sign * values[self.cell], minlength=self.count)
        return sums.astype(np.float64)

    def dense(self, cells: int) -> Reals:
        """float64[count, cells]."""
        matrix = np.zeros((self.count, cells))
        np.add.at(matrix, (self.equation, self.cell), self.sign)
        return matrix

    def among(self, kept: NDArray[np.bool_]) -> Equations:
        """The entries of the cells kept, with the equations that lose all of theirs left out."""
        stays = kept[self.cell]
        alive, number = np.unique(self.equation[stays], return_inverse=True)
        return Equations(number.astype(np.int64), self.cell[stays], self.sign[stays], int(alive.size))

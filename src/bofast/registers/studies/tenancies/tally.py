"""Rows tallied into whole tables with totals: how many rows, and how many distinct households, in every cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from bofast.registers.disclosure.tables import CellTable, Dimension
from bofast.registers.studies.cell_tables import count_table
from bofast.registers.studies.tenancies.rows import Ints


@dataclass(frozen=True, slots=True, eq=False)
class Axis:
    """A dimension, and the place of each row in it. Where the dimension has a total, it is its last category."""

    dimension: Dimension
    codes: Ints

    @property
    def size(self) -> int:
        return len(self.dimension.categories)

    @property
    def places(self) -> tuple[Ints, ...]:
        """The categories that a row counts in: its own, and the total."""
        total = np.full(self.codes.size, self.size - 1, dtype=np.int64)
        return (self.codes, total) if self.dimension.sums else (self.codes,)


def tallied(name: str, *, about: str, axes: Sequence[Axis], households: Ints) -> CellTable:
    """The table of counts of rows; persons are taken to be no more than the households, which are the fewer.

    Shape: households int64[rows], the household behind each row.
    """
    shape = tuple(axis.size for axis in axes)
    cells = [np.ravel_multi_index(places, shape) for places in product(*(axis.places for axis in axes))]
    flat, behind = np.concatenate(cells), np.tile(households, len(cells))
    values = np.bincount(flat, minlength=int(np.prod(shape)))
    pairs = np.unique(np.stack((flat, behind), axis=1), axis=0)
    distinct = np.bincount(pairs[:, 0], minlength=values.size).reshape(shape)
    dimensions = tuple(axis.dimension for axis in axes)
    return count_table(
        name, about=about, dimensions=dimensions, values=values.reshape(shape), persons=distinct, households=distinct
    )

"""Tables of cells for disclosure, made from whole arrays of counts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.tables import CellTable, Dimension, Extent, Sum

Ints = NDArray[np.int64]


def count_table(
    name: str, *, about: str, dimensions: Sequence[Dimension], values: Ints, persons: Ints, households: Ints
) -> CellTable:
    """A table of counts from arrays with one axis a dimension, totals included.

    Shape: values, persons, households int64[categories of each dimension]: the count, and the fewest distinct persons
        and households that it can rest on.
    """
    shape = tuple(len(one.categories) for one in dimensions)
    codes = np.indices(shape).reshape(len(shape), -1).T.astype(np.int64)
    return CellTable(
        name,
        about,
        Measure.COUNT,
        tuple(dimensions),
        codes,
        *(np.ascontiguousarray(part, dtype=np.int64).reshape(-1) for part in (values, persons, households)),
    )


def with_total(counts: Ints, *, axis: int) -> Ints:
    """The counts with their sum after them along one axis."""
    return np.concatenate((counts, counts.sum(axis=axis, keepdims=True)), axis=axis)


def fewest_over_years(by_year: Ints, *, axis: int) -> Ints:
    """The fewest distinct households behind counts that are added up over years.

    Within a year a household counts once; the same one may count again the year after. So at least as many are
    distinct as count in the largest single year.
    """
    return np.asarray(by_year.max(axis=axis))


def listed(name: str, categories: Sequence[str]) -> Dimension:
    """A dimension without a total."""
    return Dimension(name, tuple(categories))


def totalled(name: str, categories: Sequence[str], *, total: str = "all", units_known: Sequence[str] = ()) -> Dimension:
    """A dimension with a total at its end, which leaves no mark in a cell's key.

    `units_known` are the categories that the total covers where they are more than those listed.
    """
    extents = (Extent(total, tuple(units_known)),) if units_known else ()
    return Dimension(name, (*categories, total), (Sum(total, tuple(categories)),), whole=total, extents=extents)

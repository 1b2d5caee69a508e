"""Primary suppression: the cells that rest on too few, and how far each must stay from being known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.profiles import Measure, Profile
from bofast.registers.disclosure.tables import CellTable

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

# An amount must stay unknown by this share of itself to each side.
SHARE_OF_AN_AMOUNT = 0.15


@dataclass(frozen=True, slots=True, eq=False)
class Primary:
    """The cells to hide for themselves. To whoever reads all that is released, each must seem able to be `down` less
    and, in another table that fits as well, `up` more.

    Shape: hidden bool[n]; down, up int64[n], 0 where nothing is asked.
    """

    hidden: Flags
    down: Ints
    up: Ints

    @property
    def count(self) -> int:
        return int(self.hidden.sum())


def too_few(table: CellTable, *, profile: Profile) -> Flags:
    """Cells on fewer distinct persons or households than the profile asks; nobody at all is no secret."""
    smallest = profile.smallest(table.measure)
    somebody = (table.persons > 0) | (table.households > 0) | (table.values > 0)
    return np.asarray(somebody & ((table.persons < smallest) | (table.households < smallest)))


def dominated(table: CellTable, *, profile: Profile) -> Flags:
    """Sums of which two contributors make up nearly all: either could work out the other."""
    if table.largest_two is None or table.measure is Measure.COUNT:
        return np.zeros(table.cells, dtype=np.bool_)
    return np.asarray((table.values > 0) & (table.largest_two > profile.largest_two_share * table.values))


def primary(table: CellTable, *, profile: Profile) -> Primary:
    """What must be hidden for itself, with the range that must stay open around it.

    A small count must seem able to be 0, and to be as large as the threshold. A larger value (few households behind
    many persons, an amount) must stay open to both sides by the threshold, or the share of the amount.
    """
    return required(
        table.values,
        hidden=too_few(table, profile=profile) | dominated(table, profile=profile),
        smallest=profile.smallest(table.measure),
        measure=table.measure,
    )


def required(values: Ints, *, hidden: Flags, smallest: int, measure: Measure) -> Primary:
    """The open range that hidden cells of these values need."""
    if measure is Measure.COUNT:
        down = np.minimum(values, smallest)
        up = np.where(values < smallest, smallest - values, smallest)
    else:
        down = up = np.ceil(SHARE_OF_AN_AMOUNT * values).astype(np.int64)
    return Primary(hidden, np.where(hidden, down, 0), np.where(hidden, up, 0))

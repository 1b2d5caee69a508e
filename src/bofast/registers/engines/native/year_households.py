"""The households of each year of a store, one year after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bofast.compiled import Int32s
from bofast.registers.engines.native import households
from bofast.registers.engines.native.coding import Coding
from bofast.registers.engines.native.kept_arrays import KeptArrays
from bofast.registers.engines.native.reading import Part, YearFile, every_year, rows_of_year
from bofast.registers.store import Store


@dataclass(frozen=True, slots=True)
class Households:
    """What each row of a year brings into its household, and what its household has: two packed words a row."""

    year: int
    own: Int32s
    whole: Int32s

    @property
    def rows(self) -> int:
        return self.own.size


def households_of(store: Store, *, columns: tuple[str, ...], coding: Coding) -> Iterator[Households]:
    """Every year's households. The words of a year stand until the year after next is asked for.

    Raises: StoreError, for a store without years or with a gap between them.
    """
    years = every_year(store)
    kept = KeptArrays(most_rows=max(rows_of_year(store, year) for year in years), turns=2)
    for year in years:
        yield _households(store, year, columns=columns, coding=coding, kept=kept)
        kept.next_year()


def _households(store: Store, year: int, *, columns: tuple[str, ...], coding: Coding, kept: KeptArrays) -> Households:
    file = YearFile.of(store, year, columns=columns, take=kept.scratch)
    key = file.whole["hhid"]
    own = kept.array("own", key.size, np.int32)
    whole = kept.array("whole", key.size, np.int32)
    for part in file.parts():
        households.bring(_members(part), (year, coding.days, coding.rules), own[part.first : part.end])
    households.together(key, own, whole, parted=kept.scratch("parted", 2 * key.size, np.int64))
    return Households(year, own, whole)


def _members(part: Part) -> households.Members:
    columns = part.columns
    role = columns["role"] if "role" in columns else np.zeros(part.end - part.first, dtype=np.int8)
    return households.Members(columns["birth"], columns["movein"], columns["lmcode"], role)

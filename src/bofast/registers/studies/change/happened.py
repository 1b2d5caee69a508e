"""What happened to people between two years, and on how many distinct persons and families such a count rests.

Within a year a person does a thing once. Over the years the same person may do it again; so a count over years rests
on at least as many as in its largest year. More is known of a single area: whoever moves out of it, leaves the
register or stops being strong must first have come back to do it again, which takes a year more. And nobody reaches an
age twice.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bofast.registers.studies.change.parts import AGEING, YearlyParts

Ints = NDArray[np.int64]

OF_A_FAMILY_IN_A_YEAR = 3
"""So many of one family at most reach the same age within a year: twins or a couple, and one more for safety.

Whoever grows into the ages that are counted seldom is the main person of the family, so that main persons are too few
to tell how many families there are.
"""
OF_A_FAMILY_OVER_THE_YEARS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Happened:
    """Counts of persons by year and group of areas, and the fewest distinct ones behind each.

    Shape: counts, families int64[years, group, ...]; persons_in_all, families_in_all int64[group, ...].
    """

    counts: Ints
    families: Ints
    persons_in_all: Ints
    families_in_all: Ints


def passed(persons: YearlyParts, families: YearlyParts) -> Happened:
    """The ways in and out. Of several groups the last is all of them together."""
    by_year = families.passages.copy()
    by_year[..., AGEING] = persons.passages[..., AGEING] // OF_A_FAMILY_IN_A_YEAR
    persons_in_all, families_in_all = _in_all(persons.passages), _in_all(by_year)
    grown = persons.passages[..., AGEING].sum(axis=0)
    persons_in_all[..., AGEING] = grown
    families_in_all[..., AGEING] = np.maximum(families_in_all[..., AGEING], grown // OF_A_FAMILY_OVER_THE_YEARS)
    return Happened(persons.passages, by_year, persons_in_all, families_in_all)


def changed(persons: YearlyParts, families: YearlyParts) -> Happened:
    """Those who stayed and became resource-strong, or ceased to be."""
    return Happened(persons.own, families.own, _in_all(persons.own), _in_all(families.own))


def _in_all(by_year: Ints) -> Ints:
    """The fewest behind what can be done every other year at most; in all areas together, every year."""
    largest = by_year.max(axis=0)
    times = -(-len(by_year) // 2)
    apart = slice(0, max(1, by_year.shape[1] - 1))
    largest[apart] = np.maximum(largest[apart], -(-by_year[:, apart].sum(axis=0) // times))
    return np.asarray(largest)

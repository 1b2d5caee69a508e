"""The parts of a change as tables of cells: by area over the whole period, and by year for all areas together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.tables import CellTable, Dimension, Sum
from bofast.registers.studies.cell_tables import count_table, listed
from bofast.registers.studies.change.happened import Happened, changed, passed
from bofast.registers.studies.change.parts import OwnChange, Passage, YearlyParts
from bofast.registers.studies.families.stock import RESIDENTS

Ints = NDArray[np.int64]

WAYS = tuple(passage.name.lower() for passage in Passage)
CHANGES = tuple(change.name.lower() for change in OwnChange)
STOCK, AT_RISK, PASSAGES, OWN = "stock", "at_risk", "passages", "own"
YEARLY_STOCK, YEARLY_PASSAGES, YEARLY_OWN = "yearly_stock", "yearly_passages", "yearly_own"


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """The parts of persons, and of families told by their main person, who is one of those persons.

    Attributes:
        areas: each area of the study, and where there are several, all of them after the last.
        together: all of them as the one category of a dimension.
        persons, families: of each category of `areas`.
        definition: the definition as a dimension, and `kinds` the others and the strong by it.
        ages: those of the definition as a dimension.
    """

    about: str
    areas: Dimension
    together: Dimension
    definition: Dimension
    kinds: Dimension
    ages: Dimension
    persons: YearlyParts
    families: YearlyParts

    @property
    def ends(self) -> tuple[str, str]:
        """The first and the last year."""
        return str(self.persons.years[0]), str(self.persons.years[-1])

    @property
    def period(self) -> str:
        """From the first 1 January to the last."""
        return "-".join(self.ends)

    @property
    def links(self) -> tuple[str, ...]:
        """From each 1 January to the next."""
        return tuple(f"{year}-{after}" for year, after in pairwise(self.persons.years))


def tables_of(counted: Counted) -> tuple[CellTable, ...]:
    """Stock, ways in and out, and own change; the tables by area and those by year share their margins."""
    by_way, by_change = (counted.kinds, listed("way", WAYS)), (counted.definition, listed("change", CHANGES))
    ways, changes = passed(counted.persons, counted.families), changed(counted.persons, counted.families)
    return (
        _stock(counted),
        _at_risk(counted),
        _in_period(PASSAGES, counted, happened=ways, by=by_way),
        _in_period(OWN, counted, happened=changes, by=by_change),
        _yearly_stock(counted),
        _by_link(YEARLY_PASSAGES, counted, happened=ways, by=by_way),
        _by_link(YEARLY_OWN, counted, happened=changes, by=by_change),
    )


def _stock(counted: Counted) -> CellTable:
    dimensions = (counted.areas, listed("year", counted.ends), counted.kinds, counted.ages)
    persons, families = (np.moveaxis(parts.stock[[0, -1]], 1, 0) for parts in (counted.persons, counted.families))
    return count_table(
        STOCK, about=RESIDENTS, dimensions=dimensions, values=persons, persons=persons, households=families
    )


def _yearly_stock(counted: Counted) -> CellTable:
    years = listed("year", [str(year) for year in counted.persons.years])
    persons, families = (parts.stock[np.newaxis, :, -1] for parts in (counted.persons, counted.families))
    return count_table(
        YEARLY_STOCK,
        about=RESIDENTS,
        dimensions=(counted.together, years, counted.kinds, counted.ages),
        values=persons,
        persons=persons,
        households=families,
    )


def _at_risk(counted: Counted) -> CellTable:
    """Years at the end of which somebody can be seen to have left: all but the last, added up."""
    by_year, families = counted.persons.stock[:-1], counted.families.stock[:-1]
    return count_table(
        AT_RISK,
        about=counted.about,
        dimensions=(counted.areas, listed("years_begun", [counted.period]), counted.kinds),
        values=by_year.sum(axis=0)[:, np.newaxis],
        persons=by_year.max(axis=0)[:, np.newaxis],
        households=families.max(axis=0)[:, np.newaxis],
    )


def _in_period(name: str, counted: Counted, *, happened: Happened, by: tuple[Dimension, ...]) -> CellTable:
    """What happened from the first year to the last, by area."""
    return count_table(
        name,
        about=counted.about,
        dimensions=(counted.areas, listed("from_to", [counted.period]), *by),
        values=happened.counts.sum(axis=0)[:, np.newaxis],
        persons=happened.persons_in_all[:, np.newaxis],
        households=happened.families_in_all[:, np.newaxis],
    )


def _by_link(name: str, counted: Counted, *, happened: Happened, by: tuple[Dimension, ...]) -> CellTable:
    """What happened in all areas together from each year to the next, and in the period as their sum."""
    counts, families = happened.counts[:, -1], happened.families[:, -1]
    links, values, persons = listed("from_to", counted.links), counts, counts
    if len(counted.links) > 1:
        links = Dimension("from_to", (*counted.links, counted.period), (Sum(counted.period, counted.links),))
        values = np.concatenate((counts, counts.sum(axis=0, keepdims=True)))
        persons = np.concatenate((counts, happened.persons_in_all[-1:]))
        families = np.concatenate((families, happened.families_in_all[-1:]))
    return count_table(
        name,
        about=counted.about,
        dimensions=(counted.together, links, *by),
        values=values[np.newaxis],
        persons=persons[np.newaxis],
        households=families[np.newaxis],
    )

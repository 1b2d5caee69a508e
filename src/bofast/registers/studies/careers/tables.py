"""Careers as tables of cells: states by year, groups, steps from state to state, and how restless they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.linking import Balance
from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.tables import CellTable, Dimension, Sum
from bofast.registers.estimates.careers.describing import stability
from bofast.registers.studies.careers.grouping import careers_of_distinct
from bofast.registers.studies.careers.reading import CareerRows
from bofast.registers.studies.careers.states import Lives, sequences_of
from bofast.registers.studies.cell_tables import count_table, listed, with_total
from bofast.registers.studies.families.stock import RESIDENTS

Ints = NDArray[np.int64]

STATES, CLUSTERS, SIZES, STEPS, RESTLESSNESS = "states", "clusters", "sizes", "steps", "restlessness"
FOLLOWED = "followed"
EVERYBODY = "all"
STATE_NAMES = tuple(state.name.lower() for state in Lives)
MEASURES = ("moves", "entropy", "turbulence", "complexity")
THOUSANDTHS = 1000
"""Measures of a career are told in thousandths, since amounts are whole."""


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What marks every cell: areas, definition and ages, each one category; and the kinds, the others first."""

    area: Dimension
    definition: Dimension
    ages: Dimension
    kinds: tuple[str, str]
    clusters: tuple[str, ...]
    years: tuple[str, ...]

    @property
    def about(self) -> str:
        return f"adults of families with children on 1 January {self.years[0]}, by career"

    @property
    def whole(self) -> tuple[Dimension, Dimension]:
        return self.area, self.definition


def tables_of(rows: CareerRows, marks: Marks) -> tuple[CellTable, ...]:
    """All that asks to leave; a cell that two tables hold is one."""
    return (
        _by_year(STATES, rows, marks, by="strong", groups=("kind", marks.kinds)),
        _by_year(CLUSTERS, rows, marks, by="cluster", groups=("cluster", marks.clusters)),
        _followed(rows, marks),
        _sizes(rows, marks),
        _steps(rows, marks),
        _restlessness(rows, marks),
    )


def _of_all(name: str, categories: Sequence[str]) -> Dimension:
    """Categories with their total, which leaves no mark."""
    return Dimension(name, (*categories, EVERYBODY), (Sum(EVERYBODY, tuple(categories)),), whole=EVERYBODY)


def _filled(columns: dict[str, Ints], by: Sequence[str], *, shape: tuple[int, ...]) -> tuple[Ints, Ints]:
    """Persons and families as arrays; a combination that is not there is nobody."""
    persons, families = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    place = tuple(columns[name] for name in by)
    persons[place], families[place] = columns["persons"], columns["families"]
    return persons, families


def _by_year(name: str, rows: CareerRows, marks: Marks, *, by: str, groups: tuple[str, tuple[str, ...]]) -> CellTable:
    axes = (by, "position", "state")
    shape = (len(groups[1]), len(marks.years), len(Lives))
    persons, families = _filled(rows.by_year(*axes), axes, shape=shape)
    _, of_states = _filled(rows.by_year("position", "state"), axes[1:], shape=shape[1:])
    persons = with_total(with_total(persons, axis=0), axis=2)
    families = np.concatenate((families, of_states[np.newaxis]))
    families = np.concatenate((families, families.max(axis=2, keepdims=True)), axis=2)
    return count_table(
        name,
        about=marks.about,
        dimensions=(*marks.whole, _of_all(*groups), listed("year", marks.years), _of_all("state", STATE_NAMES)),
        values=persons[np.newaxis, np.newaxis],
        persons=persons,
        households=families,
    )


def _followed(rows: CareerRows, marks: Marks) -> CellTable:
    """The adults of resource-strong families on the first day: a cell of the study of change, by its name there."""
    persons, families = _filled(rows.by_person("strong"), ("strong",), shape=(len(marks.kinds),))
    return count_table(
        FOLLOWED,
        about=RESIDENTS,
        dimensions=(marks.area, listed("year", marks.years[:1]), listed("kind", marks.kinds[1:]), marks.ages),
        values=persons[1:],
        persons=persons[1:],
        households=families[1:],
    )


def _sizes(rows: CareerRows, marks: Marks) -> CellTable:
    shape = (len(marks.clusters), len(marks.kinds))
    persons, families = _filled(rows.by_person("cluster", "strong"), ("cluster", "strong"), shape=shape)
    persons = with_total(with_total(persons, axis=0), axis=1)
    # Kinds are of families, clusters of persons: of all clusters at least as many families as in the largest.
    families = with_total(np.concatenate((families, families.max(axis=0, keepdims=True))), axis=1)
    return count_table(
        SIZES,
        about=marks.about,
        dimensions=(*marks.whole, _of_all("cluster", marks.clusters), _of_all("kind", marks.kinds)),
        values=persons,
        persons=persons,
        households=families,
    )


def _steps(rows: CareerRows, marks: Marks) -> CellTable:
    """From each 1 January to the next, all added up: at least as many persons as in the largest year."""
    axes = ("position", "state", "next")
    shape = (len(marks.years) - 1, len(Lives), len(Lives))
    persons, families = _filled(rows.by_step(*axes), axes, shape=shape)
    return count_table(
        STEPS,
        about=f"{marks.about}, steps",
        dimensions=(*marks.whole, listed("from_state", STATE_NAMES), listed("to_state", STATE_NAMES)),
        values=persons.sum(axis=0),
        persons=persons.max(axis=0),
        households=families.max(axis=0),
    )


def _restlessness(rows: CareerRows, marks: Marks) -> CellTable:
    """Means of moves, entropy, turbulence and complexity, in thousandths."""
    found = rows.by_person("strong", "career")
    each = stability(careers_of_distinct(sequences_of(found["career"], positions=len(marks.years)), found["persons"]))
    measured = np.stack([np.asarray(getattr(each, name), dtype=np.float64) for name in MEASURES], axis=1)
    sums = np.zeros((len(marks.kinds), len(MEASURES)), dtype=np.float64)
    np.add.at(sums, found["strong"], measured * found["persons"][:, np.newaxis])
    persons, families = _filled(rows.by_person("strong"), ("strong",), shape=(len(marks.kinds),))
    values = with_total(np.rint(sums * THOUSANDTHS).astype(np.int64), axis=0)
    table = count_table(
        RESTLESSNESS,
        about=f"{marks.about}, thousandths",
        dimensions=(*marks.whole, _of_all("kind", marks.kinds), listed("measure", MEASURES)),
        values=values,
        persons=np.repeat(with_total(persons, axis=0)[:, np.newaxis], len(MEASURES), axis=1),
        households=np.repeat(with_total(families, axis=0)[:, np.newaxis], len(MEASURES), axis=1),
    )
    return CellTable(
        table.name,
        table.about,
        Measure.MEAN,
        table.dimensions,
        table.codes,
        table.values,
        table.persons,
        table.households,
    )


def balances_of(tables: tuple[CellTable, ...], marks: Marks) -> tuple[Balance, ...]:
    """Nobody is added on the way: each year's states are the same people, and steps lead from state to state."""
    keys = {table.name: _keys(table) for table in tables}
    sizes, steps = keys[SIZES], keys[STEPS]
    found = [Balance(tuple(keys[FOLLOWED].values()), (sizes[EVERYBODY, marks.kinds[1]],))]
    found += [
        Balance((keys[STATES][kind, year, EVERYBODY],), (sizes[EVERYBODY, kind],))
        for kind in (*marks.kinds, EVERYBODY)
        for year in marks.years
    ]
    found += [
        Balance((keys[CLUSTERS][cluster, year, EVERYBODY],), (sizes[cluster, EVERYBODY],))
        for cluster in marks.clusters
        for year in marks.years
    ]
    for state in STATE_NAMES:
        each_year = [keys[STATES][EVERYBODY, year, state] for year in marks.years]
        found.append(Balance(tuple(steps[state, after] for after in STATE_NAMES), tuple(each_year[:-1])))
        found.append(Balance(tuple(steps[before, state] for before in STATE_NAMES), tuple(each_year[1:])))
    return tuple(found)


def _keys(table: CellTable) -> dict[tuple[str, ...], str]:
    """The key of a cell by its categories after the area and the definition."""
    names = [dimension.categories for dimension in table.dimensions]
    return {
        tuple(name[code] for name, code in zip(names[2:], codes[2:], strict=True)): key
        for codes, key in zip(table.codes.tolist(), table.keys(), strict=True)
    }

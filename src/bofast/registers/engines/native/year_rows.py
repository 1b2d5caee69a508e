"""The rows of a year as they are linked: who they are, and their covariates as one number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from bofast.registers.compiled import Int16s, Int32s
from bofast.registers.engines.native import covariates, households
from bofast.registers.engines.native.linking import Rows
from bofast.registers.engines.native.reading import YearRead
from bofast.registers.stays.question import Place, Question, Source
from bofast.registers.store import HomeTenure, StoreError

Columns = dict[str, Any]
EARLIEST = 1870
"""Whoever seems to be born, or to have moved in, before this year is counted as from it."""
PLACES = {Place.DWELLING: "dwid", Place.AREA: "area", Place.MUNICIPALITY: "municipality"}
_SEEN_AS = {
    Source.AGE: "age",
    Source.OLDEST: "oldest",
    Source.STRONG: "strong",
    Source.STRONG_FAMILY: "family",
    Source.CHILDREN: "children",
}


@dataclass(frozen=True, slots=True)
class Coding:
    """A question as the loops read it."""

    question: Question
    first_year: int
    days: households.Calendar
    rules: households.Rules
    population: covariates.Population
    measured_from: Int16s  # by area: the first 1 January with a measure

    @classmethod
    def of(cls, question: Question, *, first_year: int, last_year: int, areas: int) -> Coding:
        measured_from = np.full(areas, np.iinfo(np.int16).max, dtype=np.int16)
        for area, first in question.measures:
            measured_from[area] = first
        return cls(
            question,
            first_year,
            households.calendar(EARLIEST, last_year + 1),
            households.rules_of(question.definition),
            covariates.population_of(question),
            measured_from,
        )

    def households_of(self, year: YearRead) -> YearOfHouseholds:
        """Raises: StoreError, if the year is not in the order of its persons, each once."""
        columns: Columns = year.columns
        if not households.is_rising(columns["pid"]):
            raise StoreError(f"The persons of {year.year} are not by pid, each once. Ingest the files again.")
        role = columns["role"] if "role" in columns else np.zeros(year.rows, dtype=np.int8)
        members = households.Members(columns["birth"], columns["movein"], columns["lmcode"], role)
        own = households.bring(members, year.year, self.days, self.rules)
        return YearOfHouseholds(year.year, columns, members, own, households.together(columns["hhid"], own))


@dataclass(frozen=True, slots=True)
class YearOfHouseholds:
    """A year with what each row brings into its household, and what its household has: two packed words a row."""

    year: int
    columns: Columns
    members: households.Members
    own: Int32s
    whole: Int32s

    @property
    def rows(self) -> int:
        return self.own.size


def rows_of(made: YearOfHouseholds, *, coding: Coding) -> Rows:
    """The rows of a year as they are linked."""
    year, columns = made.year, made.columns
    seen = covariates.see((made.own, made.whole), made.members, coding.rules, coding.population)
    owned = columns["owner"] * np.int8(HomeTenure.OWNED)
    return Rows(
        person=columns["pid"],
        dwelling=columns["dwid"],
        place=columns[PLACES[coding.question.place]].astype(np.int64, copy=False),
        area=columns["area"],
        lived=seen.lived,
        tenure=columns["tenure"] if coding.question.outcomes.by_tenure else owned,
        group=seen.group,
        pattern=_patterns(seen, year=year, columns=columns, coding=coding),
    )


def _patterns(seen: covariates.Seen, *, year: int, columns: Columns, coding: Coding) -> Int32s:
    pattern = covariates.first_pattern(seen.group)
    for covariate in coding.question.by:
        values = _values(covariate.source, seen, year=year, columns=columns, coding=coding)
        covariates.add_covariate(pattern, covariate, values)
    return pattern


def _values(source: Source, seen: covariates.Seen, *, year: int, columns: Columns, coding: Coding) -> npt.NDArray[Any]:
    """What a covariate is read from, one value a row."""
    if source in covariates.COLUMN_OF:
        column: npt.NDArray[Any] = columns[covariates.COLUMN_OF[source]]
        return column
    if source is Source.YEAR:
        return np.full(seen.age.size, year - coding.first_year, dtype=np.int16)
    if source is Source.MEASURE:
        return (coding.measured_from <= year).astype(np.int8)[columns["area"]]
    held: npt.NDArray[Any] = getattr(seen, _SEEN_AS[source])
    return held

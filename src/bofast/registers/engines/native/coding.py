"""A question as the loops read it: codes, ages and areas as tables that are looked up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.compiled import Int16s, Int32s
from bofast.registers.engines.native import covariates, households
from bofast.registers.stays.question import Covariate, Question, Source

EARLIEST = 1870
"""Whoever seems to be born, or to have moved in, before this year is counted as from it."""


@dataclass(frozen=True, slots=True)
class Coding:
    """Everything that is the same for all rows."""

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

    def lookups(self, year: int) -> tuple[covariates.Lookup, ...]:
        """What each source adds to the patterns in a year. What follows from the area or the year is read by area."""

        def by_area(covariate: Covariate) -> Int32s | None:
            values = self._values_by_area(covariate.source, year)
            if values is None:
                return None
            return np.array(covariate.groups, dtype=np.int32)[np.minimum(values, len(covariate.groups) - 1)]

        return covariates.lookups(self.question, by_area=by_area)

    def _values_by_area(self, source: Source, year: int) -> Int32s | None:
        areas = np.arange(self.measured_from.size, dtype=np.int32)
        match source:
            case Source.AREA:
                return areas
            case Source.YEAR:
                return np.full_like(areas, year - self.first_year)
            case Source.MEASURE:
                return (self.measured_from <= year).astype(np.int32)
            case _:
                return None

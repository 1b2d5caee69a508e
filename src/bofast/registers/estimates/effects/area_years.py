"""Cells of areas over years: what an effect of a measure is estimated from."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from bofast.registers.estimates.arrays import Codes, Counts, Flags, Reals
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot

NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, eq=False)
class AreaYears:
    """One row an area and year (and class, if told apart): households observed, and the sum of their outcome.

    In:    `start` is the first year of the measure in the row's area, NEVER where there is none.
    Shape: area, year, observed, start int64[rows]; total float64[rows]. The outcome is total / observed, such as the
        share that left within the year.
    Raises: ValueError, if an area has two starts, or a row has nobody.
    """

    area: Codes
    year: Codes
    observed: Counts
    total: Reals
    start: Codes

    def __post_init__(self) -> None:
        if not all(part.size == self.area.size for part in (self.year, self.observed, self.total, self.start)):
            raise ValueError("The columns of the area-years differ in length.")
        if np.any(self.observed <= 0) or not np.all(np.isfinite(self.total)):
            raise ValueError("An area-year needs somebody observed and a finite outcome.")
        pairs = np.unique(np.column_stack((self.area, self.start)), axis=0)
        if np.unique(pairs[:, 0]).size != len(pairs):
            raise ValueError("An area has two first years of the measure.")

    @property
    def outcome(self) -> Reals:
        return self.total / self.observed

    @property
    def treated(self) -> Flags:
        """Rows in which the measure is at work, bool[rows]."""
        return self.year >= self.start

    @property
    def ever_treated(self) -> Flags:
        return np.asarray(self.start != NEVER)

    @property
    def treated_areas(self) -> int:
        """Areas whose measure begins within the years observed."""
        return int(np.unique(self.area[self.treated]).size)

    @property
    def control_areas(self) -> int:
        return int(np.unique(self.area).size) - self.treated_areas

    def where(self, rows: Flags) -> AreaYears:
        return AreaYears(self.area[rows], self.year[rows], self.observed[rows], self.total[rows], self.start[rows])

    def without_always_treated(self) -> AreaYears:
        """Areas that had the measure from the first year on tell nothing about its beginning."""
        return self.where(self.start > self.year.min())

    def as_if_earlier(self, *, years: int) -> AreaYears:
        """The years before any area's measure, with every start moved `years` earlier: a placebo.

        Raises: CannotEstimate (NOBODY_TREATED, NO_YEAR_BEFORE).
        """
        starts = self.start[self.ever_treated]
        if starts.size == 0:
            raise CannotEstimate(WhyNot.NOBODY_TREATED)
        before = self.where(self.year < self.start)
        moved = np.where(before.ever_treated, before.start - years, NEVER)
        placebo = replace(before, start=moved)
        if not placebo.treated.any() or np.all(placebo.start[placebo.ever_treated] <= placebo.year.min()):
            raise CannotEstimate(WhyNot.NO_YEAR_BEFORE)
        return placebo

"""Cells of years by covariates, made into a model: dummies beside baselines, levels that tell nothing taken out.

A level in which nothing (or everything) happens has no finite estimate, and a covariate of one level none at all. Both
are left out, with the years of such levels, so that the others can be estimated; a study says which are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Codes, Flags, Reals
from bofast.registers.estimates.coefficients import Coefficients
from bofast.registers.studies.models import ModelAsked, Scale, Term
from bofast.registers.studies.ways import Ints


@dataclass(frozen=True, slots=True)
class Factor:
    """A covariate with its levels. `baseline` is the level that the others are compared with, if it can be."""

    name: str
    levels: tuple[str, ...]
    baseline: int = 0


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of a factor that can be estimated, by place, the baseline first."""

    factor: Factor
    places: tuple[int, ...]

    @property
    def others(self) -> tuple[int, ...]:
        return self.places[1:]

    def term(self, place: int) -> str:
        """What the term of a level is called."""
        return f"{self.factor.name}={self.factor.levels[place]}"


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Rows of cells: a code a factor, years observed, and years that ended with the event.

    Shape: codes int64[rows, factors]; observed, events int64[rows].
    """

    factors: tuple[Factor, ...]
    codes: Codes
    observed: Ints
    events: Ints

    @classmethod
    def of(cls, factors: Sequence[Factor], *, observed: Ints, events: Ints) -> Cells:
        """From arrays with one axis a factor; cells without anybody are left out."""
        there = np.nonzero(observed)
        codes = np.stack(there, axis=1).astype(np.int64)
        return cls(tuple(factors), codes, observed[there], events[there])

    def where(self, rows: Flags) -> Cells:
        return Cells(self.factors, self.codes[rows], self.observed[rows], self.events[rows])

    def tallied(self, factor: int, counts: Ints) -> Ints:
        """Counts added up by the levels of one factor."""
        tally = np.zeros(len(self.factors[factor].levels), dtype=np.int64)
        np.add.at(tally, self.codes[:, factor], counts)
        return tally


def telling(cells: Cells) -> tuple[Cells, tuple[Levels, ...]]:
    """The cells of levels that can be estimated, and those levels; taking one out may empty another."""
    while True:
        kept = tuple(_levels(cells, factor=place) for place in range(len(cells.factors)))
        inside = [np.isin(cells.codes[:, place], levels.places) for place, levels in enumerate(kept)]
        rows = np.logical_and.reduce(inside)
        if rows.all():
            return cells, kept
        cells = cells.where(rows)


def _levels(cells: Cells, *, factor: int) -> Levels:
    observed, events = (cells.tallied(factor, counts) for counts in (cells.observed, cells.events))
    usable = np.flatnonzero((events > 0) & (events < observed)).tolist()
    wanted = cells.factors[factor].baseline
    first = [place for place in usable if place == wanted] or usable[:1]
    return Levels(cells.factors[factor], (*first, *(place for place in usable if place not in first)))


def dummies(cells: Cells, *, levels: Sequence[Levels]) -> tuple[tuple[str, ...], Reals]:
    """A column for each level but the baselines, with its name."""
    found = [
        (one.term(place), cells.codes[:, factor] == place) for factor, one in enumerate(levels) for place in one.others
    ]
    names = tuple(name for name, _ in found)
    columns = [column for _, column in found]
    return names, np.array(columns, dtype=np.float64).reshape(len(columns), len(cells.codes)).T


def ratios(name: str, *, cells: Cells, levels: Sequence[Levels], fitted: Coefficients, estimated: int) -> ModelAsked:
    """The model as it asks to leave: a term a level, the baselines too. `estimated` counts all that was estimated.

    A term rests on the fewer events, or years without one, of its own level and of the baseline.
    """
    return ModelAsked(
        name=name,
        scale=Scale.LOG_RATIO,
        terms=tuple(_terms(cells, levels=levels, fitted=fitted)),
        observed=int(cells.observed.sum()),
        events=int(cells.events.sum()),
        degrees=int(cells.events.sum()) - estimated,
    )


def _terms(cells: Cells, *, levels: Sequence[Levels], fitted: Coefficients) -> Iterator[Term]:
    errors = dict(zip(fitted.names, fitted.std_errors.tolist(), strict=True))
    estimates = dict(zip(fitted.names, fitted.estimates.tolist(), strict=True))
    for factor, one in enumerate(levels):
        events = cells.tallied(factor, cells.events)
        behind = np.minimum(events, cells.tallied(factor, cells.observed) - events)
        if not one.others:
            continue
        baseline = one.places[0]
        for place in one.places:
            term = one.term(place)
            yield Term(
                name=term,
                estimate=estimates.get(term, 0.0),
                std_error=errors.get(term, 0.0),
                rests_on=int(min(behind[place], behind[baseline])),
                is_baseline=place == baseline,
            )

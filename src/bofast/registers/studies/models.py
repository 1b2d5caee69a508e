"""Estimates of models as they may leave: no coefficient on few, no model with little left over.

A coefficient of a group of few is as good as a cell of few: a dummy for one area tells its rate. So each term says on
how many it rests, and is hidden below the profile's smallest count; and a model with fewer than ten degrees of
freedom left repeats its data. Source: Statistics New Zealand and UK practice as in ACRO 1.0 (degrees of freedom: 10).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from bofast.registers.disclosure.curves import rounded_to
from bofast.registers.disclosure.profiles import Measure, Profile
from bofast.registers.estimates.normal import Z_95, two_sided_p

DEGREES_NEEDED = 10


class Scale(StrEnum):
    """What the estimate of a term is, and so what it is shown as."""

    LOG_RATIO = "log_ratio"  # shown as exp(estimate): a ratio of hazards, odds or rates
    DIFFERENCE = "difference"  # shown as it is, in the unit of the outcome
    CHI_SQUARE = "chi_square"  # a test: the estimate is the statistic, and `p` is given with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One figure of a model.

    Attributes:
        rests_on: the fewest of what it rests on: distinct persons, households, or events of either group compared.
        p: of a test, or of an effect whose error rests on few areas; for the rest it follows from the error.
        reach: half the 95 % interval, in standard errors.
        is_baseline: a level that the others are compared with; its ratio is 1.
    """

    name: str
    estimate: float
    std_error: float
    rests_on: int
    p: float | None = None
    reach: float = Z_95
    is_baseline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAsked:
    """A model before disclosure. `degrees` are observations (households or cells) less what was estimated."""

    name: str
    scale: Scale
    terms: tuple[Term, ...]
    observed: int
    events: int
    degrees: int


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A term that may be read: rounded to four decimals, with its 95 % interval on the scale it is shown on."""

    name: str
    value: float
    lower: float
    upper: float
    p: float
    is_baseline: bool = False


@dataclass(frozen=True, slots=True)
class HiddenTerm:
    """A term that rests on too few. It has no place for a figure."""

    name: str


@dataclass(frozen=True, slots=True)
class ReleasedModel:
    """A model as it leaves; without terms, where it had too few degrees of freedom. Counts are rounded."""

    name: str
    scale: Scale
    terms: tuple[ShownTerm | HiddenTerm, ...]
    observed: int
    events: int

    def term(self, name: str) -> ShownTerm | None:
        """The term of that name, if it may be read."""
        return next((one for one in self.terms if one.name == name and isinstance(one, ShownTerm)), None)


def released_model(asked: ModelAsked, *, profile: Profile) -> ReleasedModel:
    """Hide the terms on too few, and all of them where too few degrees of freedom are left."""
    smallest = profile.smallest(Measure.COUNT)
    safe = asked.degrees >= DEGREES_NEEDED
    terms = tuple(_released(term, scale=asked.scale, smallest=smallest) for term in asked.terms) if safe else ()
    observed, events = (rounded_to(count, base=smallest) for count in (asked.observed, asked.events))
    return ReleasedModel(asked.name, asked.scale, terms, observed, events)


def _released(term: Term, *, scale: Scale, smallest: int) -> ShownTerm | HiddenTerm:
    if term.rests_on < smallest:
        return HiddenTerm(term.name)
    reach = term.reach * term.std_error
    shown = _ratio if scale is Scale.LOG_RATIO else float
    value, lower, upper = (
        round(shown(end), 4) for end in (term.estimate, term.estimate - reach, term.estimate + reach)
    )
    p = term.p if term.p is not None else _p(term)
    return ShownTerm(term.name, value, lower, upper, round(p, 4), term.is_baseline)


def _ratio(log_ratio: float) -> float:
    # Beyond e^700 no number can be written.
    return math.exp(min(log_ratio, 700.0))


def _p(term: Term) -> float:
    return two_sided_p(term.estimate / term.std_error) if term.std_error > 0 else 1.0

"""An effect with its error, and what should make a reader hold back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bofast.registers.estimates.normal import Z_95, two_sided_p

FEW_CLUSTERS = 30
FEW_TREATED = 5
FEW_YEARS_BEFORE = 2


class Caution(StrEnum):
    """Why an estimated effect may not be the measure's doing, or its error not its error."""

    TRENDS_APART_BEFORE = "trends_apart_before"  # treated and control areas moved apart already before the start
    FEW_CLUSTERS = "few_clusters"  # errors by area are too small with fewer than 30 areas
    FEW_TREATED_AREAS = "few_treated_areas"  # with fewer than 5 they are far too small
    TOO_FEW_YEARS_BEFORE = "too_few_years_before"  # fewer than 2: trends before the start cannot be looked at
    PLACEBO_FINDS_EFFECT = "placebo_finds_effect"  # an invented earlier start has an "effect"
    PLACEBO_NOT_POSSIBLE = "placebo_not_possible"


@dataclass(frozen=True, slots=True)
class Effect:
    """A difference in the outcome's own unit (a share of households: 0.01 is one percentage point)."""

    estimate: float
    std_error: float

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval."""
        return self.estimate - Z_95 * self.std_error, self.estimate + Z_95 * self.std_error

    @property
    def p(self) -> float:
        """Of no effect at all; 0 or 1 where the error is 0."""
        if self.std_error == 0:
            return 0.0 if self.estimate else 1.0
        return two_sided_p(self.estimate / self.std_error)

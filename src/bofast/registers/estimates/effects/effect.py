"""An effect with its error, and what should make a reader hold back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from bofast.registers.estimates.arrays import Reals
from bofast.registers.estimates.normal import t_975, t_two_sided_p

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
    """A difference in the outcome's own unit (a share of households: 0.01 is one percentage point).

    Attributes:
        degrees: of freedom, of Student's t: about as many as areas that the error can be told from. Ten areas with
            the measure leave some ten, however many are without.
    """

    estimate: float
    std_error: float
    degrees: float = math.inf

    @property
    def reach(self) -> float:
        """Half the 95 % interval, in standard errors."""
        return t_975(self.degrees)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval."""
        return self.estimate - self.reach * self.std_error, self.estimate + self.reach * self.std_error

    @property
    def p(self) -> float:
        """Of no effect at all; 0 or 1 where the error is 0."""
        if self.std_error == 0:
            return 0.0 if self.estimate else 1.0
        return t_two_sided_p(self.estimate / self.std_error, degrees=self.degrees)


def degrees_from(shares: Reals) -> float:
    """Degrees of freedom of a contrast between areas, each with its share in it (positive or negative).

    As if areas were equally uncertain: (Σ λ²)² / Σ λ⁴, less the one that their mean takes; never fewer than 1.

    Source: Satterthwaite (1946), Biometrics Bulletin 2; Bell and McCaffrey (2002), Survey Methodology 28; Imbens and
        Kolesár (2016), Review of Economics and Statistics 98.
    """
    squares = shares**2
    return max(1.0, float(squares.sum() ** 2 / (squares**2).sum()) - 1.0) if squares.any() else 1.0

"""What the made-up people do: the planted hazards, and the rates of everything else.

A household-year ends in an exit from the dwelling with probability 1 - exp(-exp(eta)). Eta is linear in what can be
read from the rows of that year, so a grouped proportional-hazards model (complementary log-log) on household-years is
exactly right: an estimate that misses these figures by more than chance is a fault of the estimator.

All other events (death, emigration, leaving home, splitting up, moving together) are drawn without regard to that
exit, so they may hide it but never bend it. The rates are of a plausible size; they are nobody's statistics.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

BAND_STARTS = (0, 1, 2, 4, 7, 11)
"""Years lived in the dwelling at which the bands of the base hazard begin."""

AGE_STARTS = (0, 30, 45, 60)
"""Ages of the oldest in the household at which its age groups begin."""


@dataclass(frozen=True, slots=True)
class PlantedExit:
    """Eta of a household's yearly exit from its dwelling, and where the exits go."""

    base: tuple[float, ...] = (-1.55, -1.75, -1.95, -2.20, -2.45, -2.70)  # by BAND_STARTS
    resource_strong: float = -0.40  # a child under 18, and somebody of 22-59 who works or studies
    owner: float = -0.55
    oldest: tuple[float, ...] = (0.45, 0.0, -0.35, -0.70)  # by AGE_STARTS
    area_groups: tuple[float, ...] = (0.0, 0.10, 0.20, -0.10, -0.20)  # by area mod 5
    measure: float = -0.25  # in areas with area mod 7 = 0, in exits from `measure_from` on
    measure_from: int = 2015
    out_of_area: float = 0.62  # causes of an exit; what is left is a home bought in the area
    internal_rented: float = 0.18


@dataclass(frozen=True, slots=True)
class Rates:
    """Yearly chances of what else happens. Setting one to 0 switches that event off."""

    emigration: float = 0.004  # of a household
    leaving_home: float = 0.22  # of a child at home aged 18 or more
    split: float = 0.018  # of a couple
    joining: float = 0.09  # of a single adult aged 20-69 being on the look-out
    birth: float = 0.20  # of a woman of 24-35 in a couple with fewer than three children
    work_change: float = 0.08  # of an adult's labour market status being drawn anew
    death: float = 1.0  # multiplies the mortality by age
    growth: float = 0.003  # of the population; immigration makes up for what the births lack


@dataclass(frozen=True, slots=True)
class Behaviour:
    exits: PlantedExit = field(default_factory=PlantedExit)
    rates: Rates = field(default_factory=Rates)
    gaps: float = 0.002  # share of person-years that the register lacks, at random

    def told(self) -> dict[str, Any]:
        """Everything planted, for `truth.json`."""
        return {"band_starts": BAND_STARTS, "age_starts": AGE_STARTS, **asdict(self)}

"""Kaplan-Meier and Aalen-Johansen at five years, where the chance of each is known in closed form.

Hazards rest on years lived there, tenure and area alone, which do not change while a household stays: the chance to
stay five years is exp(-sum of exp(eta)), and each cause has its share of the rest. The ten groups by tenure and area
share no year of any household, so they are as good as ten registers.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bofast.registers.estimates.at_risk import RiskTable, risk_table
from bofast.registers.estimates.counting import cells_of_tables
from bofast.registers.estimates.incidence import aalen_johansen
from bofast.registers.estimates.survival import at_times, kaplan_meier
from bofast.registers.made_up.behaviour import BAND_STARTS, PlantedExit
from bofast.registers.stays.events import LEFT_OUT
from bofast.registers.stays.question import Covariate, Question, Source, Subject, flag, outcomes
from tests.factories.planted.covering import Guesses
from tests.factories.planted.registers import EVERYBODY, Made, counted

YEARS, AREAS, AREA_GROUPS, CAUSES = 5, 35, 5, 3
PLANTED = replace(PlantedExit(), resource_strong=0.0, oldest=(0.0,) * 4, measure=0.0)
ASKED = Question(
    subject=Subject.HOUSEHOLD,
    ages=EVERYBODY,
    outcomes=outcomes(out=1, internal=2, bought=3, abroad=LEFT_OUT, dead=LEFT_OUT),
    by=(
        flag("owner", Source.OWNER),
        Covariate("area group", Source.AREA, tuple(area % AREA_GROUPS for area in range(AREAS + 1)), tuple("01234")),
    ),
)


def yearly_hazards(planted: PlantedExit = PLANTED) -> NDArray[np.float64]:
    """The sum of all hazards in each year of stay, [owner x area group, YEARS]."""
    band = np.searchsorted(BAND_STARTS, np.arange(YEARS), side="right") - 1
    base = np.array(planted.base)[band]
    groups = [owner + area for owner in (0.0, planted.owner) for area in planted.area_groups]
    return np.asarray(np.exp(base[None, :] + np.array(groups)[:, None]))


def staying() -> NDArray[np.float64]:
    """The chance to stay YEARS years, [groups]."""
    return np.asarray(np.exp(-yearly_hazards().sum(axis=1)))


def leaving() -> NDArray[np.float64]:
    """The chance to have left by each cause, [groups, causes]."""
    shares = np.array([PLANTED.out_of_area, PLANTED.internal_rented, 0.0])
    shares[2] = 1.0 - shares.sum()
    return np.asarray((1.0 - staying())[:, None] * shares)


def at_five_years(seed: int) -> tuple[Guesses, Guesses]:
    """Survival in every group, and incidence of every cause in every group, of one register."""
    counts = counted(Made(seed, PLANTED, areas=AREAS), asked=ASKED)
    cells = cells_of_tables(counts.entered, left=counts.left)
    groups = ASKED.patterns
    table = risk_table(cells, group_of=np.arange(groups), groups=groups)
    return _survival(table, groups=groups), _incidence(table, groups=groups)


def _survival(table: RiskTable, *, groups: int) -> Guesses:
    points = [
        at_times(kaplan_meier(table, group=group), asked=np.array([float(YEARS)]), table=table, group=group)[0]
        for group in range(groups)
    ]
    columns = [[getattr(point, name) for point in points] for name in ("survival", "std_error", "lower", "upper")]
    return Guesses(*(np.array(column, dtype=np.float64) for column in columns), staying())


def _incidence(table: RiskTable, *, groups: int) -> Guesses:
    found = []
    for group in range(groups):
        curve = aalen_johansen(table, group=group)
        at = int(np.searchsorted(curve.times, YEARS, side="right")) - 1
        lower, upper = curve.interval
        found.append((curve.incidence[:, at], curve.std_error[:, at], lower[:, at], upper[:, at]))
    return Guesses(*(np.concatenate(column) for column in zip(*found, strict=True)), leaving().ravel())

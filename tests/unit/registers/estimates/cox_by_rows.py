"""Cox written out row by row, as the papers define it: the slow twin of the cells."""

from __future__ import annotations

import math

import numpy as np

from bofast.registers.estimates.arrays import Reals
from bofast.registers.estimates.ties import Ties
from tests.unit.registers.estimates.spells import Rows


def log_likelihood(rows: Rows, z: Reals, *, beta: Reals, ties: Ties, stratum: Reals | None = None) -> float:
    total = 0.0
    strata = np.zeros(len(z)) if stratum is None else stratum
    for s in np.unique(strata):
        for time in np.unique(rows.exit_time[(rows.status > 0) & (strata == s)]):
            there = (rows.entry_time < time) & (time <= rows.exit_time) & (strata == s)
            dying = there & (rows.exit_time == time) & (rows.status > 0)
            risk, gone = (math.fsum(math.exp(v) for v in (z[who] @ beta).tolist()) for who in (there, dying))
            total += math.fsum((z[dying] @ beta).tolist())
            d = int(dying.sum())
            total -= math.fsum(math.log(risk - (j / d if ties is Ties.EFRON else 0.0) * gone) for j in range(d))
    return total


def scores(rows: Rows, z: Reals, *, beta: Reals, ties: Ties) -> Reals:
    """Each row's score residual, by the definition of Therneau and Grambsch, one tied event after the other."""
    found = np.zeros_like(z)
    r = np.exp(z @ beta)
    for time in np.unique(rows.exit_time[rows.status > 0]):
        there = (rows.entry_time < time) & (time <= rows.exit_time)
        dying = there & (rows.exit_time == time) & (rows.status > 0)
        d = int(dying.sum())
        for j in range(d):
            f = j / d if ties is Ties.EFRON else 0.0
            weight = r * there - f * r * dying
            mean = weight @ z / weight.sum()
            found[dying] += (z[dying] - mean) / d
            found -= (weight / weight.sum())[:, None] * (z - mean)
    return found

"""Aalen-Johansen: the chance of having left by each cause, where causes compete.

Cumulative incidence, not 1 - Kaplan-Meier of one cause: the latter asks what would happen if nobody could leave
otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bofast.registers.estimates.arrays import Counts, Reals
from bofast.registers.estimates.at_risk import RiskTable
from bofast.registers.estimates.normal import Z_95
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot
from bofast.registers.estimates.survival import Collapse, kaplan_meier


@dataclass(frozen=True, slots=True, eq=False)
class IncidenceCurve:
    """The chance of having left by each cause, at each time at which anybody leaves.

    Shape: times, at_risk, survival [T]; events, incidence, variance [causes, T], the first row being status 1.
        Σ of incidence over the causes and survival is 1 at every time.
    """

    times: Reals
    at_risk: Counts
    events: Counts
    survival: Reals
    incidence: Reals
    variance: Reals
    collapse: Collapse | None

    @property
    def std_error(self) -> Reals:
        return np.sqrt(self.variance)

    @property
    def interval(self) -> tuple[Reals, Reals]:
        """The 95 % interval on the scale of log(-log F), nan where F is 0 or 1; each [causes, T]."""
        inside = (self.incidence > 0) & (self.incidence < 1) & (self.variance > 0)
        share = np.where(inside, self.incidence, 0.5)
        reach = Z_95 * self.std_error / (share * np.log(share))
        ends = [np.where(inside, share ** np.exp(sign * reach), np.nan) for sign in (-1.0, 1.0)]
        return np.minimum(*ends), np.maximum(*ends)


def aalen_johansen(table: RiskTable, *, group: int = 0) -> IncidenceCurve:
    """Cumulative incidence of every cause in one group, with the Greenwood-type variance.

    F_k(t) = Σ_{u<=t} S(u-) d_ku/n_u; the variance follows the multinomial recursion in `_with_variance`.

    Source: Aalen and Johansen (1978), Scand. J. Statist. 5; variance: Andersen, Borgan, Gill and Keiding (1993),
        (4.4.17).
    Raises: CannotEstimate (NO_SPELLS), if nobody of the group was ever at risk.
    """
    whole = kaplan_meier(table, group=group)
    left = table.left[group][table.leaving(group)]
    n = whole.at_risk.astype(np.float64)
    hazards = (left[:, 1:] / n[:, None]).T
    both = [
        _with_variance(cause.tolist(), at_risk=n.tolist(), hazards=hazards.sum(axis=0).tolist()) for cause in hazards
    ]
    incidence = np.array([values for values, _ in both])
    variance = np.array([spread for _, spread in both])
    return IncidenceCurve(
        whole.times, whole.at_risk, left[:, 1:].T, whole.survival, incidence, variance, whole.collapse
    )


def _with_variance(
    cause: list[float], *, at_risk: list[float], hazards: list[float]
) -> tuple[list[float], list[float]]:
    """Incidence of one cause and its variance: each step uses the variances of F and S, and their covariance, before
    it.
    """
    survival, incidence = 1.0, 0.0
    of_f = of_s = together = 0.0
    values, spread = [], []
    for a, n, h in zip(cause, at_risk, hazards, strict=True):
        stays, s2 = 1.0 - h, survival * survival
        of_f += a * a * of_s + 2.0 * a * together + s2 * a * (1.0 - a) / n
        together = stays * together + a * stays * of_s - s2 * a * stays / n
        of_s = stays * stays * of_s + s2 * h * stays / n
        incidence += survival * a
        survival *= stays
        values.append(incidence)
        spread.append(max(of_f, 0.0))
    return values, spread


def incidence_of(at_risk: Reals, *, events: Reals) -> Reals:
    """Cumulative incidence alone, where events may be shares of a spell (`sensitivity`).

    Shape: at_risk float64[T]; events float64[causes, T]; gives float64[causes, T].
    """
    n = np.where(at_risk > 0, at_risk, 1.0)
    hazards: NDArray[np.float64] = events / n
    survival = np.cumprod(1.0 - hazards.sum(axis=0))
    before = np.concatenate(([1.0], survival[:-1]))
    return np.asarray(np.cumsum(before * hazards, axis=1))


def cause_row(curve: IncidenceCurve, *, cause: int) -> int:
    """The row of a cause.

    Raises: CannotEstimate (CAUSE_NOT_THERE).
    """
    if not 1 <= cause <= curve.incidence.shape[0]:
        raise CannotEstimate(WhyNot.CAUSE_NOT_THERE, cause=cause, causes=curve.incidence.shape[0])
    return cause - 1

"""From a fitted Cox model to curves: the baseline, one kind of person, and a whole population standardised.

Delayed entry is kept: the curve of `since` is conditional on still being there at that time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Reals
from bofast.registers.estimates.cells import SpellCells
from bofast.registers.estimates.cox import CoxFit


@dataclass(frozen=True, slots=True, eq=False)
class PredictedCurve:
    """A step function: the chance of still being there after each time. Shape: times, survival [D]."""

    times: Reals
    survival: Reals

    def at(self, time: float) -> float:
        """The chance at any time; 1 before the first event. Nothing is known after the last time of observation."""
        place = int(np.searchsorted(self.times, time, side="right")) - 1
        return float(self.survival[place]) if place >= 0 else 1.0


@dataclass(frozen=True, slots=True, eq=False)
class BaselineHazard:
    """The cumulative hazard of somebody with every covariate 0, in one stratum. Shape: times, cumulative [D]."""

    times: Reals
    cumulative: Reals


def baseline_hazard(fit: CoxFit, *, cells: SpellCells, stratum: int = 0) -> BaselineHazard:
    """Λ0(t) = Σ_{u<=t} Σ_j 1/φ_j, with the treatment of ties of the fit, at covariates 0.

    Source: Breslow (1972), JRSS B 34; Efron (1977), JASA 72.
    """
    own = fit.steps.stratum == stratum
    at_zero = np.exp(-(fit.scaled.centre @ fit.coefficients.estimates))
    return BaselineHazard(cells.times[fit.steps.time[own]], np.cumsum(fit.steps.hazard[own]) * at_zero)


def predicted(
    fit: CoxFit, *, cells: SpellCells, values: Reals, stratum: int = 0, since: float | None = None
) -> PredictedCurve:
    """Survival of somebody with these covariates: S(t) = exp(-(Λ0(t) - Λ0(since)) exp(z·β)). Shape: values [q]."""
    return standardised(
        fit, cells=cells, values=np.asarray(values)[None, :], weights=np.ones(1), stratum=stratum, since=since
    )


def standardised(
    fit: CoxFit, *, cells: SpellCells, values: Reals, weights: Reals, stratum: int = 0, since: float | None = None
) -> PredictedCurve:
    """Survival averaged over a population: S(t) = Σ_i w_i S(t | z_i) / Σ_i w_i (the g-formula).

    Two such curves, with one covariate set to each of its values for everybody, compare like with like.

    Source: Makuch (1982), J. Chronic Dis. 35; Hernán and Robins (2020), Causal Inference, 13 and 17.
    Shape: values [people, q] on the scale of the covariates as given, weights [people].
    """
    baseline = baseline_hazard(fit, cells=cells, stratum=stratum)
    times, cumulative = baseline.times, baseline.cumulative
    if since is not None:
        done = int(np.searchsorted(times, since, side="right"))
        cumulative = cumulative[done:] - (cumulative[done - 1] if done else 0.0)
        times = times[done:]
    ratio = np.exp(np.asarray(values) @ fit.coefficients.estimates)
    share = np.asarray(weights, np.float64) / np.sum(weights)
    survival = np.array([share @ np.exp(-ratio * step) for step in cumulative.tolist()])
    return PredictedCurve(times, survival)

"""Discrete time and piecewise exponential models, from cells of years observed and years that end with the event.

Three models of one table, and three different figures: a page names the one it shows.

cloglog   grouped proportional hazards: exp(b) is a ratio of hazards, as in Cox, though time is known in whole years
only
logit     exp(b) is a ratio of odds of leaving within a year
poisson   piecewise exponential: exp(b) is a ratio of rates, events by time under observation
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from bofast.registers.estimates.arrays import Codes, Flags, Reals
from bofast.registers.estimates.coefficients import Coefficients
from bofast.registers.estimates.covariates import require_full_rank
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot
from bofast.registers.estimates.searching import Place, climb


class Model(StrEnum):
    CLOGLOG = "cloglog"
    LOGIT = "logit"
    POISSON = "poisson"


@dataclass(frozen=True, slots=True, eq=False)
class GroupedOutcomes:
    """Cells with what was observed in each.

    In:    one row a cell: covariates of that year and a dummy for each band of duration (no intercept beside them).
    Shape: names q texts; design float64[cells, q]; observed (years, or time under observation for `poisson`) and events
        float64[cells].
    Raises: ValueError, if shapes differ, or a cell of years has more events than years.
    """

    names: tuple[str, ...]
    design: Reals
    observed: Reals
    events: Reals

    def __post_init__(self) -> None:
        if self.design.shape != (self.observed.size, len(self.names)) or self.events.size != self.observed.size:
            raise ValueError("Names, design, observed and events do not fit each other.")
        if not all(np.all(np.isfinite(part)) for part in (self.design, self.observed, self.events)):
            raise ValueError("A cell holds something that is not a finite number.")
        if np.any(self.events < 0) or np.any(self.observed < 0) or np.any((self.observed == 0) & (self.events > 0)):
            raise ValueError("A cell has a negative count, or events with nothing observed.")


@dataclass(frozen=True, slots=True, eq=False)
class GroupedFit:
    """The model's own errors, and where clusters were told, those by cluster. log_likelihood lacks terms without b."""

    model: Model
    coefficients: Coefficients
    log_likelihood: float
    search_steps: int
    by_cluster: Coefficients | None


@dataclass(frozen=True, slots=True, eq=False)
class _Moments:
    """At η: the log-likelihood, its slope in η, and the expected weight. Shape: slope, weight [cells]."""

    log_likelihood: float
    slope: Reals
    weight: Reals


_OfCells = Callable[[Reals, Reals, Reals], _Moments]


def _cloglog(eta: Reals, n: Reals, e: Reals) -> _Moments:
    # μ = 1 - exp(-exp η); g = dμ/dη = exp(η - exp η); w = n g² / (μ (1 - μ)), and 1 - μ = exp(-exp η).
    rate = np.exp(eta)
    mu = -np.expm1(-rate)
    ratio = rate / mu
    return _Moments(
        float(np.sum(np.where(e > 0, e * np.log(mu), 0.0) - (n - e) * rate)),
        (e - n * mu) * ratio,
        n * rate * ratio * np.exp(-rate),
    )


def _logit(eta: Reals, n: Reals, e: Reals) -> _Moments:
    mu = 1.0 / (1.0 + np.exp(-eta))
    return _Moments(float(np.sum(e * eta - n * np.logaddexp(0.0, eta))), e - n * mu, n * mu * (1.0 - mu))


def _poisson(eta: Reals, n: Reals, e: Reals) -> _Moments:
    mu = n * np.exp(eta)
    return _Moments(float(np.sum(e * eta - mu)), e - mu, mu)


_MODELS: dict[Model, _OfCells] = {Model.CLOGLOG: _cloglog, Model.LOGIT: _logit, Model.POISSON: _poisson}


def fit_grouped(outcomes: GroupedOutcomes, *, model: Model, clusters: Codes | None = None) -> GroupedFit:
    """Maximise the likelihood by Fisher scoring (iteratively reweighted least squares).

    The step is (XᵀWX)⁻¹ Xᵀ s, with s the slope of the log-likelihood in η = Xb and W its expected curvature.
    With clusters, the sandwich with the factor G/(G - 1).

    Source: Prentice and Gloeckler (1978), Biometrics 34 (cloglog); Allison (1982), Sociological Methodology 13 (logit);
        Holford (1980), Biometrics 36 (Poisson); McCullagh and Nelder (1989), 2.5; Liang and Zeger (1986), Biometrika
        73.
    Raises: CannotEstimate (NO_EVENTS, CONSTANT_COVARIATE, COLLINEAR_COVARIATES, SEPARATED, NOT_CONVERGED,
        TOO_FEW_CLUSTERS), ValueError for more events than years.
    """
    kept = outcomes.observed > 0
    design, n, e = outcomes.design[kept], outcomes.observed[kept], outcomes.events[kept]
    _require_sense(n, events=e, model=model)
    spread = _spread(design, weights=n)
    look = _looker(design / spread, n=n, e=e, of_cells=_MODELS[model])
    start = look(_first_guess(design / spread, n=n, e=e, model=model))
    require_full_rank(start.information, names=outcomes.names)
    _require_both_outcomes(design, n=n, e=e, names=outcomes.names, model=model)
    found = climb(look, start=start, names=outcomes.names, reach=np.ptp(design / spread, axis=0))
    bread = np.linalg.inv(found.end.information) / np.outer(spread, spread)
    own = Coefficients(outcomes.names, found.end.at / spread, bread)
    moments = _MODELS[model](design @ own.estimates, n, e)
    by_cluster = (
        None if clusters is None else _clustered(own, scores=design * moments.slope[:, None], of=clusters[kept])
    )
    return GroupedFit(model, own, found.end.log_likelihood, found.steps, by_cluster)


def _require_sense(n: Reals, *, events: Reals, model: Model) -> None:
    if model is not Model.POISSON and np.any(events > n):
        raise ValueError("A cell has more events than years.")
    if events.sum() == 0:
        raise CannotEstimate(WhyNot.NO_EVENTS)


def _spread(design: Reals, *, weights: Reals) -> Reals:
    size = np.sqrt(weights @ design**2 / weights.sum())
    return np.where(size > 0, size, 1.0)


def _looker(design: Reals, *, n: Reals, e: Reals, of_cells: _OfCells) -> Callable[[Reals], Place]:
    def look(b: Reals) -> Place:
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            moments = of_cells(design @ b, n, e)
            information = (design * moments.weight[:, None]).T @ design
            return Place(b, moments.log_likelihood, design.T @ moments.slope, information)

    return look


def _first_guess(design: Reals, *, n: Reals, e: Reals, model: Model) -> Reals:
    share = (e + 0.5) / (n + 1.0)
    if model is Model.POISSON:
        eta = np.log((e + 0.5) / (n + 0.5 * n / max(float(e.sum()), 1.0)))
    else:
        share = np.minimum(share, 0.99)
        eta = np.log(-np.log1p(-share)) if model is Model.CLOGLOG else np.log(share / (1.0 - share))
    root = np.sqrt(n)
    return np.asarray(np.linalg.lstsq(design * root[:, None], eta * root, rcond=None)[0])


def _require_both_outcomes(design: Reals, *, n: Reals, e: Reals, names: Sequence[str], model: Model) -> None:
    """A level of a dummy in which nothing, or everything, happens has no finite estimate."""
    lost = [
        name
        for name, column in zip(names, design.T, strict=True)
        if set(np.unique(column)) == {0.0, 1.0} and _one_sided(column == 1.0, n=n, e=e, model=model)
    ]
    if lost:
        raise CannotEstimate(WhyNot.SEPARATED, covariates=tuple(lost))


def _one_sided(inside: Flags, *, n: Reals, e: Reals, model: Model) -> bool:
    happened = float(e[inside].sum())
    return happened == 0 or (model is not Model.POISSON and happened == float(n[inside].sum()))


def _clustered(own: Coefficients, *, scores: Reals, of: Codes) -> Coefficients:
    _, place = np.unique(of, return_inverse=True)
    clusters = int(place.max()) + 1
    if clusters < 2:
        raise CannotEstimate(WhyNot.TOO_FEW_CLUSTERS, clusters=clusters, needed=2)
    sums = np.zeros((clusters, scores.shape[1]))
    np.add.at(sums, place, scores)
    meat = sums.T @ sums * (clusters / (clusters - 1))
    return Coefficients(own.names, own.estimates, own.covariance @ meat @ own.covariance)

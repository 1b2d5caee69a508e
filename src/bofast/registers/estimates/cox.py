"""Cox's proportional hazards from cells: what goes with leaving sooner or later.

Exact for tied times (Efron or Breslow), with delayed entry, strata, and covariates that change over time: each
stretch with constant covariates is a spell of its own (`counting.cells_of_person_years`, or rows from start to stop).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Codes, Counts, Reals
from bofast.registers.estimates.cells import SpellCells
from bofast.registers.estimates.coefficients import Coefficients
from bofast.registers.estimates.covariates import (
    Covariates,
    Scaled,
    require_events_on_both_sides,
    require_full_rank,
)
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot
from bofast.registers.estimates.risk_sets import RiskSets, risk_sets
from bofast.registers.estimates.searching import Place, climb
from bofast.registers.estimates.ties import TiePoints, Ties, TieSums, tie_points, tie_sums


@dataclass(frozen=True, slots=True, eq=False)
class EventSteps:
    """What happens at each time of an event, at the estimate, for scaled covariates.

    Shape: stratum, time (place of the cells' times) int64[D]; hazard Σ 1/φ, tied Σ f/φ [D]; hazard_mean Σ E/φ,
        tied_mean Σ f E/φ, event_mean (1/d) Σ E, each [D, q], with E_j = (S1 - f_j D1)/φ_j.
    """

    stratum: Codes
    time: Codes
    hazard: Reals
    tied: Reals
    hazard_mean: Reals
    tied_mean: Reals
    event_mean: Reals


@dataclass(frozen=True, slots=True, eq=False)
class CoxFit:
    """The estimate; `coefficients` carries the model's own errors, which take every spell for independent."""

    coefficients: Coefficients
    log_likelihood_null: float
    log_likelihood: float
    ties: Ties
    spells: int
    events: int
    search_steps: int
    scaled: Scaled
    steps: EventSteps

    @property
    def likelihood_ratio(self) -> float:
        return 2.0 * (self.log_likelihood - self.log_likelihood_null)


def fit_cox(cells: SpellCells, *, covariates: Covariates, ties: Ties = Ties.EFRON) -> CoxFit:
    """Maximise the partial likelihood of leaving by any cause.

    log L = Σ_t [ Σ_p d_pt z_p·β - Σ_j ln φ_j ],  φ_j = S0 - f_j D0,  S0 = Σ_p n_pt exp(z_p·β),  D0 = Σ_p d_pt
    exp(z_p·β).

    Source: Cox (1972), JRSS B 34; Efron (1977), JASA 72; Breslow (1974), Biometrics 30; Therneau and Grambsch (2000),
        3.
    Raises: CannotEstimate (NO_EVENTS, CONSTANT_COVARIATE, COLLINEAR_COVARIATES, SEPARATED, NOT_CONVERGED), ValueError
        if the covariates are of other patterns than the cells.
    """
    if covariates.stratum.size != cells.patterns:
        raise ValueError(f"Covariates of {covariates.stratum.size} patterns, cells of {cells.patterns}.")
    likelihood = _Likelihood.of(cells, covariates=covariates, ties=ties)
    start = likelihood.look(np.zeros(len(covariates.names)))
    require_full_rank(start.information, names=covariates.names)
    events = _events(cells)
    require_events_on_both_sides(covariates.values, events=events, others=cells.spells - events, names=covariates.names)
    reach = np.ptp(likelihood.scaled.values[cells.spells > 0], axis=0)
    found = climb(likelihood.look, start=start, names=covariates.names, reach=reach)
    spread = likelihood.scaled.spread
    covariance = np.linalg.inv(found.end.information) / np.outer(spread, spread)
    return CoxFit(
        Coefficients(covariates.names, found.end.at / spread, covariance),
        start.log_likelihood,
        found.end.log_likelihood,
        ties,
        int(cells.spells.sum()),
        int(events.sum()),
        found.steps,
        likelihood.scaled,
        likelihood.steps_at(found.end.at),
    )


def _events(cells: SpellCells) -> Counts:
    events = np.zeros(cells.patterns, np.int64)
    is_event = cells.left_status > 0
    np.add.at(events, cells.left_pattern[is_event], cells.left[is_event])
    return events


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """S0, D0 [D]; S1, D1 [D, q]; S2, D2 [D, q, q]; and the sums over ties."""

    s0: Reals
    s1: Reals
    s2: Reals
    d1: Reals
    d2: Reals
    tie: TieSums


@dataclass(frozen=True, slots=True, eq=False)
class _Likelihood:
    sets: RiskSets
    scaled: Scaled
    points: TiePoints
    ties: Ties
    event_sum: Reals

    @classmethod
    def of(cls, cells: SpellCells, *, covariates: Covariates, ties: Ties) -> _Likelihood:
        if cells.entered.size == 0:
            raise CannotEstimate(WhyNot.NO_SPELLS)
        sets = risk_sets(cells, stratum=covariates.stratum)
        scaled = Scaled.of(covariates.values, weights=cells.spells)
        return cls(sets, scaled, tie_points(sets.deaths, ties=ties), ties, _events(cells) @ scaled.values)

    def look(self, beta: Reals) -> Place:
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            sums = self._sums(beta)
            tie = sums.tie
            log_likelihood = float(self.event_sum @ beta - tie.log.sum())
            gradient = self.event_sum - tie.one @ sums.s1 + tie.part @ sums.d1
            information = np.tensordot(tie.one, sums.s2, 1) - np.tensordot(tie.part, sums.d2, 1)
            crossed = (sums.s1 * tie.part_2[:, None]).T @ sums.d1
            information -= (sums.s1 * tie.one_2[:, None]).T @ sums.s1 - crossed - crossed.T
            information -= (sums.d1 * tie.part2_2[:, None]).T @ sums.d1
        return Place(beta, log_likelihood, gradient, information)

    def _sums(self, beta: Reals) -> _Sums:
        q = beta.size
        upper = np.triu_indices(q)

        def moments(part: slice) -> Reals:
            z = self.scaled.values[part]
            r = np.exp(z @ beta)[:, None]
            return np.asarray(r * np.hstack((np.ones((len(z), 1)), z, z[:, upper[0]] * z[:, upper[1]])))

        at_risk, dying = self.sets.sums_at_risk(moments), self.sets.sums_dying(moments)
        tie = tie_sums(self.points, risk=at_risk[:, 0], dying=dying[:, 0], ties=self.ties)
        s2, d2 = (_squares(sums[:, 1 + q :], upper=upper, q=q) for sums in (at_risk, dying))
        return _Sums(at_risk[:, 0], at_risk[:, 1 : 1 + q], s2, dying[:, 1 : 1 + q], d2, tie)

    def steps_at(self, beta: Reals) -> EventSteps:
        sums = self._sums(beta)
        tie, s1, d1 = sums.tie, sums.s1, sums.d1
        return EventSteps(
            self.sets.stratum,
            self.sets.time,
            tie.one,
            tie.part,
            s1 * tie.one_2[:, None] - d1 * tie.part_2[:, None],
            s1 * tie.part_2[:, None] - d1 * tie.part2_2[:, None],
            (s1 * tie.one[:, None] - d1 * tie.part[:, None]) / self.sets.deaths[:, None],
        )


def _squares(halves: Reals, *, upper: tuple[Codes, Codes], q: int) -> Reals:
    whole = np.empty((len(halves), q, q))
    whole[:, upper[0], upper[1]] = halves
    whole[:, upper[1], upper[0]] = halves
    return whole

"""Errors that know that the members of one household move together.

The sandwich of Lin and Wei: the score of every spell, added up within its cluster, between two inverse informations.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Codes, Counts, Reals
from bofast.registers.estimates.cells import SpellCells
from bofast.registers.estimates.coefficients import Coefficients
from bofast.registers.estimates.covariates import Covariates
from bofast.registers.estimates.cox import CoxFit
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot

NEEDED = 2
ROWS_AT_ONCE = 250_000


@dataclass(frozen=True, slots=True, eq=False)
class ClusteredSpells:
    """Spells with the cluster each belongs to: one row a distinct spell of a cluster, `count` times.

    Shape: every array [rows]; entry_time and exit_time in the unit of the cells; status 0 censored; cluster any whole
        number.
    """

    cluster: Codes
    pattern: Codes
    entry_time: Reals
    exit_time: Reals
    status: Codes
    count: Counts

    def part(self, rows: slice) -> ClusteredSpells:
        """Some of the rows."""
        return ClusteredSpells(
            self.cluster[rows],
            self.pattern[rows],
            self.entry_time[rows],
            self.exit_time[rows],
            self.status[rows],
            self.count[rows],
        )


def clustered(fit: CoxFit, *, cells: SpellCells, covariates: Covariates, rows: ClusteredSpells) -> Coefficients:
    """The same coefficients, with errors by cluster: I⁻¹ (Σ_c U_c U_cᵀ) I⁻¹, U_c the sum of its spells' scores.

    No factor for small samples is applied, as in R's `coxph(cluster=)`.

    Source: Lin and Wei (1989), JASA 84; Therneau and Grambsch (2000), 7.2 and 8.2, with Efron's ties as in 3.3.
    Raises: CannotEstimate (TOO_FEW_CLUSTERS).
    """
    _, of = np.unique(rows.cluster, return_inverse=True)
    clusters = int(of.max(initial=-1)) + 1
    if clusters < NEEDED:
        raise CannotEstimate(WhyNot.TOO_FEW_CLUSTERS, clusters=clusters, needed=NEEDED)
    own = fit.coefficients
    sums = np.zeros((clusters, own.estimates.size))
    for start in range(0, of.size, ROWS_AT_ONCE):
        part = slice(start, start + ROWS_AT_ONCE)
        scores = score_of_spells(fit, cells=cells, covariates=covariates, rows=rows.part(part))
        # A covariate as given is its spread times the scaled one, and so is its score.
        np.add.at(sums, of[part], scores * fit.scaled.spread * rows.count[part, None])
    return Coefficients(own.names, own.estimates, own.covariance @ (sums.T @ sums) @ own.covariance)


def score_of_spells(fit: CoxFit, *, cells: SpellCells, covariates: Covariates, rows: ClusteredSpells) -> Reals:
    """Each spell's part of the gradient, for scaled covariates; the parts of all add up to nothing at the estimate.

    U = δ (z - E̅(exit)) - r Σ_{entry<t<=exit} Σ_j (z - E_j)/φ_j + δ r Σ_j f_j (z - E_j)/φ_j at its own exit.

    Shape: gives float64[rows, q].
    """
    z = fit.scaled.values[rows.pattern]
    r = np.exp(z @ (fit.coefficients.estimates * fit.scaled.spread))
    begin, end, at_end = _places(fit, cells=cells, covariates=covariates, rows=rows)
    hazard = np.concatenate(([0.0], np.cumsum(fit.steps.hazard)))
    mean = np.vstack((np.zeros(z.shape[1]), np.cumsum(fit.steps.hazard_mean, axis=0)))
    score = -r[:, None] * (z * (hazard[end] - hazard[begin])[:, None] - (mean[end] - mean[begin]))
    event = np.flatnonzero(rows.status > 0)
    at, own = at_end[event], r[event, None]
    score[event] += z[event] - fit.steps.event_mean[at]
    score[event] += own * (z[event] * fit.steps.tied[at, None] - fit.steps.tied_mean[at])
    return np.asarray(score)


def _places(
    fit: CoxFit, *, cells: SpellCells, covariates: Covariates, rows: ClusteredSpells
) -> tuple[Codes, Codes, Codes]:
    """Steps before the entry, steps until the exit, and the step at the exit, within the stratum of each spell."""
    size = cells.times.size
    keys = fit.steps.stratum * size + fit.steps.time
    stratum = covariates.stratum[rows.pattern]
    entering = stratum * size + np.searchsorted(cells.times, rows.entry_time)
    leaving = stratum * size + np.searchsorted(cells.times, rows.exit_time)
    # All steps of other strata lie wholly before or wholly after these, so they fall out of the differences.
    begin, end = np.searchsorted(keys, entering, side="right"), np.searchsorted(keys, leaving, side="right")
    return begin.astype(np.int64), end.astype(np.int64), np.minimum(end - 1, keys.size - 1).astype(np.int64)

"""The log-rank test: do the groups leave at the same pace?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Counts, Reals
from bofast.registers.estimates.at_risk import RiskTable
from bofast.registers.estimates.normal import chi_square_p
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot


@dataclass(frozen=True, slots=True, eq=False)
class LogRank:
    """Observed and expected events of each group, and the test that they agree.

    Shape: observed int64[groups], expected float64[groups], covariance of observed - expected float64[groups, groups].
    """

    observed: Counts
    expected: Reals
    covariance: Reals
    chi_square: float
    degrees: int
    p: float


def log_rank(strata: Sequence[RiskTable]) -> LogRank:
    """Compare the groups of a table; several tables are strata, within which alone they are compared.

    E_g = Σ_t n_gt d_t/n_t and V_gh = Σ_t (n_gt/n_t)(δ_gh - n_ht/n_t) d_t (n_t - d_t)/(n_t - 1), added over strata;
    χ² = Uᵀ V⁻ U with U = O - E, on the groups that are ever compared, less one.

    Source: Mantel (1966); Peto and Peto (1972), JRSS A 135; Klein and Moeschberger (2003), 7.3 and 7.5.
    Raises: CannotEstimate (ONE_GROUP, NO_EVENTS, NOTHING_TO_COMPARE).
    """
    groups = strata[0].at_risk.shape[0]
    if groups < 2:
        raise CannotEstimate(WhyNot.ONE_GROUP, groups=groups)
    parts = [_one_stratum(table) for table in strata]
    observed = np.sum([part[0] for part in parts], axis=0)
    expected = np.sum([part[1] for part in parts], axis=0)
    covariance = np.sum([part[2] for part in parts], axis=0)
    if observed.sum() == 0:
        raise CannotEstimate(WhyNot.NO_EVENTS)
    chi_square, degrees = _test(observed - expected, covariance=covariance)
    return LogRank(observed, expected, covariance, chi_square, degrees, chi_square_p(chi_square, degrees=degrees))


def _one_stratum(table: RiskTable) -> tuple[Counts, Reals, Reals]:
    d_of, n_of = table.events, table.at_risk.astype(np.float64)
    d, n = d_of.sum(axis=0), n_of.sum(axis=0)
    happens = d > 0
    share = n_of[:, happens] / n[happens]
    d, n = d[happens], n[happens]
    weight = np.where(n > 1, d * (n - d) / np.maximum(n - 1, 1), 0.0)
    spread = np.diag((share * weight).sum(axis=1)) - (share * weight) @ share.T
    return d_of.sum(axis=1), (share * d).sum(axis=1), spread


def _test(excess: Reals, *, covariance: Reals) -> tuple[float, int]:
    compared = np.flatnonzero(np.diag(covariance) > 0)
    if compared.size < 2:
        raise CannotEstimate(WhyNot.NOTHING_TO_COMPARE)
    # Groups that only meet apart from the others leave more than one direction free: the rank tells how many are
    # tested.
    part = covariance[np.ix_(compared, compared)]
    values, vectors = np.linalg.eigh(part)
    kept = values > values[-1] * 1e-10
    turned = vectors.T @ excess[compared]
    return float((turned[kept] ** 2 / values[kept]).sum()), int(kept.sum())

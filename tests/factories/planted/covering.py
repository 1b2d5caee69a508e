"""How often intervals cover the truth, with the error that so many registers leave in that figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bofast.registers.estimates.normal import Z_95

Numbers = NDArray[np.float64]
NOMINAL = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class Guesses:
    """What one register gave for several figures, beside the truth. Shape: every array [figures]."""

    estimate: Numbers
    std_error: Numbers
    lower: Numbers
    upper: Numbers
    truth: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Covering:
    """Of many registers. Figures of one register hang together, so the register is the unit of every error here.

    Shape: covered bool[registers, figures]; z float64[registers, figures], the misses in standard errors; nan where an
        estimate came without one.
    """

    covered: NDArray[np.bool_]
    z: Numbers

    @property
    def share(self) -> float:
        """The share of intervals that cover, over all figures."""
        return float(self.covered.mean())

    @property
    def error(self) -> float:
        """The standard error of `share`: the nominal one where every interval covers."""
        spread = self.covered.mean(axis=1).std(ddof=1) / np.sqrt(len(self.covered))
        nominal = np.sqrt(NOMINAL * (1 - NOMINAL) / self.covered.size)
        return float(max(spread, nominal))

    @property
    def by_figure(self) -> Numbers:
        return np.asarray(self.covered.mean(axis=0))

    @property
    def bias(self) -> Numbers:
        """The mean miss of each figure, in standard errors of that mean: beyond 4 it is no chance."""
        return np.asarray(np.nanmean(self.z, axis=0) / (np.nanstd(self.z, axis=0, ddof=1) / np.sqrt(len(self.z))))

    def covers_as_said(self, *, slack: float, errors: float = 4.0) -> bool:
        """Whether the share lies within `slack` of 95 %, give or take so many errors."""
        return abs(self.share - NOMINAL) <= slack + errors * self.error


def covering(found: Sequence[Guesses]) -> Covering:
    """Put registers together. Raises: ValueError for fewer than two."""
    if len(found) < 2:
        raise ValueError("How often an interval covers is told of two registers or more.")
    covered = np.array([(one.lower <= one.truth) & (one.truth <= one.upper) for one in found])
    z = np.array([(one.estimate - one.truth) / np.where(one.std_error > 0, one.std_error, np.nan) for one in found])
    return Covering(covered, z)


def by_z(estimate: Numbers, *, std_error: Numbers, truth: Numbers) -> Guesses:
    """Guesses whose interval is the estimate, 1.96 standard errors to both sides."""
    reach = Z_95 * std_error
    return Guesses(estimate, std_error, estimate - reach, estimate + reach, truth)

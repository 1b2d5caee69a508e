"""What is known about each pattern: its covariates, and the stratum it is compared within."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Codes, Counts, Flags, Reals
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot

# Below this share of the largest, a direction of a scaled information matrix holds nothing but rounding.
NOTHING_LEFT = 1e-10


@dataclass(frozen=True, slots=True, eq=False)
class Covariates:
    """Shape: values float64[patterns, q], names q texts, stratum int64[patterns] (all 0: one stratum).

    Raises: CannotEstimate (NO_COVARIATES), ValueError if the shapes do not fit or a value is not finite.
    """

    names: tuple[str, ...]
    values: Reals
    stratum: Codes

    def __post_init__(self) -> None:
        if not self.names:
            raise CannotEstimate(WhyNot.NO_COVARIATES)
        if self.values.shape != (self.stratum.size, len(self.names)):
            raise ValueError(
                f"{len(self.names)} names and {self.stratum.size} patterns, but {self.values.shape} values"
            )
        if not np.all(np.isfinite(self.values)):
            raise ValueError("A covariate is not a finite number.")

    @classmethod
    def of(cls, names: Sequence[str], *, values: Reals, stratum: Codes | None = None) -> Covariates:
        whole = np.asarray(values, np.float64)
        return cls(tuple(names), whole, np.zeros(len(whole), np.int64) if stratum is None else stratum)


@dataclass(frozen=True, slots=True, eq=False)
class Scaled:
    """Covariates with mean 0 and spread 1 over the spells, so that a step of the search has one meaning for all.

    Shape: values [patterns, q]; centre, spread [q]. A covariate without spread keeps the spread 1.
    """

    values: Reals
    centre: Reals
    spread: Reals

    @classmethod
    def of(cls, values: Reals, *, weights: Counts) -> Scaled:
        total = max(float(weights.sum()), 1.0)
        centre = weights @ values / total
        spread = np.sqrt(weights @ (values - centre) ** 2 / total)
        spread = np.where(spread > 0, spread, 1.0)
        return cls((values - centre) / spread, centre, spread)


def require_full_rank(information: Reals, *, names: Sequence[str]) -> None:
    """Name the covariates that the data cannot tell apart, or from nothing at all.

    Shape: information [q, q], of covariates scaled to spread 1.
    Raises: CannotEstimate (CONSTANT_COVARIATE, COLLINEAR_COVARIATES).
    """
    own = np.diag(information)
    constant = own <= max(float(own.max(initial=0.0)), 1e-300) * NOTHING_LEFT
    if constant.any():
        raise CannotEstimate(WhyNot.CONSTANT_COVARIATE, covariates=_named(names, constant))
    scale = 1.0 / np.sqrt(own)
    values, vectors = np.linalg.eigh(information * np.outer(scale, scale))
    empty = values <= NOTHING_LEFT * values[-1]
    if empty.any():
        involved = (np.abs(vectors[:, empty]) > 1e-4).any(axis=1)
        raise CannotEstimate(WhyNot.COLLINEAR_COVARIATES, covariates=_named(names, involved))


def _named(names: Sequence[str], chosen: Flags) -> tuple[str, ...]:
    return tuple(name for name, is_it in zip(names, chosen, strict=True) if is_it)


def require_events_on_both_sides(values: Reals, *, events: Counts, others: Counts, names: Sequence[str]) -> None:
    """A covariate of two values whose events all have one of them has no finite estimate: say so before searching.

    Shape: values [patterns, q]; events, others (those without event, or under observation) [patterns].
    Raises: CannotEstimate (SEPARATED).
    """
    lost = []
    for name, column in zip(names, values.T, strict=True):
        seen = np.unique(column[(events > 0) | (others > 0)])
        if seen.size == 2 and any(events[column == value].sum() == 0 for value in seen):
            lost.append(name)
    if lost:
        raise CannotEstimate(WhyNot.SEPARATED, covariates=tuple(lost))

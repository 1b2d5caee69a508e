"""A fitted model's coefficients, with the errors and the interval of each."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Reals
from bofast.registers.estimates.normal import Z_95, two_sided_p


@dataclass(frozen=True, slots=True)
class Coefficient:
    """One row of the table: the estimate on the log scale, its error, its ratio with the 95 % interval, and the test
    of 0.
    """

    name: str
    estimate: float
    std_error: float
    ratio: float
    lower: float
    upper: float
    z: float
    p: float


@dataclass(frozen=True, slots=True, eq=False)
class Coefficients:
    """Shape: names q texts; estimates [q]; covariance [q, q], on the scale of the covariates as they were given."""

    names: tuple[str, ...]
    estimates: Reals
    covariance: Reals

    @property
    def std_errors(self) -> Reals:
        return np.sqrt(np.diag(self.covariance))

    def rows(self) -> list[Coefficient]:
        """Every coefficient in words of the field: ratio exp(b), interval exp(b ± 1.96 SE), z = b / SE."""
        errors = self.std_errors.tolist()
        return [_row(name, b, se) for name, b, se in zip(self.names, self.estimates.tolist(), errors, strict=True)]


def _row(name: str, b: float, error: float) -> Coefficient:
    z = b / error if error > 0 else math.nan
    ends = (_ratio(b - Z_95 * error), _ratio(b + Z_95 * error))
    return Coefficient(name, b, error, _ratio(b), *ends, z, two_sided_p(z))


def _ratio(log_ratio: float) -> float:
    # Beyond e^700 no number can be written; what the data hardly tell anything about can reach there.
    return math.exp(min(log_ratio, 700.0))

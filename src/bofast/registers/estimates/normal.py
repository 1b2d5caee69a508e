"""The normal and the chi-square distribution, as far as intervals and tests need them."""

from __future__ import annotations

import math

Z_95 = 1.959963984540054  # the 97.5 % point of the normal distribution


def two_sided_p(z: float) -> float:
    """The chance of a standard normal at least as far from 0 as z."""
    return math.erfc(abs(z) / math.sqrt(2.0))


def chi_square_p(value: float, *, degrees: int) -> float:
    """The chance of a chi-square at least as large, for whole degrees of freedom.

    Q(x; k) = Q(x; k - 2) + (x/2)^(k/2 - 1) exp(-x/2) / Γ(k/2), from Q(x; 1) = erfc √(x/2) and Q(x; 2) = exp(-x/2).
    Abramowitz and Stegun (1964), 26.4.4-26.4.5.
    """
    if value <= 0:
        return 1.0
    half = value / 2.0
    chance = math.erfc(math.sqrt(half)) if degrees % 2 else math.exp(-half)
    for k in range(degrees % 2 + 2 if degrees % 2 else 4, degrees + 1, 2):
        chance += math.exp((k / 2.0 - 1.0) * math.log(half) - half - math.lgamma(k / 2.0))
    return min(chance, 1.0)

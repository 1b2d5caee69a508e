"""The normal distribution and its kin, as far as intervals and tests need them."""

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


def t_two_sided_p(t: float, *, degrees: float) -> float:
    """The chance of Student's t at least as far from 0 as t; the normal's for degrees without end."""
    if math.isinf(degrees):
        return two_sided_p(t)
    return beta_share(degrees / (degrees + t * t), a=degrees / 2.0, b=0.5)


def t_975(degrees: float) -> float:
    """The 97.5 % point of Student's t, to ten digits or more."""
    if math.isinf(degrees):
        return Z_95
    low, high = Z_95, 13.0
    while high - low > 1e-11:
        middle = (low + high) / 2.0
        low, high = (middle, high) if t_two_sided_p(middle, degrees=degrees) > 0.05 else (low, middle)
    return (low + high) / 2.0


def f_p(value: float, *, of: float, degrees: float) -> float:
    """The chance of F, with `of` and `degrees` degrees of freedom, at least as large."""
    if value <= 0:
        return 1.0
    return beta_share(degrees / (degrees + of * value), a=degrees / 2.0, b=of / 2.0)


def beta_share(x: float, *, a: float, b: float) -> float:
    """The regularised incomplete beta function, by its continued fraction.

    Source: Abramowitz and Stegun (1964), 26.5.8; the fraction is worked out as Lentz (1976), Applied Optics 15, does.
    """
    if x <= 0.0 or x >= 1.0:
        return min(max(x, 0.0), 1.0)
    if x > (a + 1.0) / (a + b + 2.0):
        return 1.0 - beta_share(1.0 - x, a=b, b=a)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(front) / a * _fraction(x, a=a, b=b)


def _fraction(x: float, *, a: float, b: float) -> float:
    c, d = 1.0, 1.0 / (1.0 - (a + b) * x / (a + 1.0))
    value = d
    for m in range(1, 10_000):
        before = value
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d, c = 1.0 / (1.0 + step * d), 1.0 + step / c
            value *= c * d
        if abs(value - before) < 1e-15 * abs(value):
            break
    return value

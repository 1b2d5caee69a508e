"""Sums over equally spaced points, of functions smooth enough that a few well-chosen points give them to the last
digit.

Efron's treatment of ties sums over every event of a time. A register has ten thousand events at one time.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from bofast.registers.estimates.arrays import Reals

POINTS = 32
# Up to here every point is summed; above, POINTS points of Gauss stand for all.
SUMMED_ONE_BY_ONE = 256


@lru_cache(maxsize=65_536)
def points_and_weights(count: int) -> tuple[Reals, Reals]:
    """Points in [0, 1) and weights with Σ_i w_i g(x_i) = Σ_{j<count} g(j / count) for polynomials of degree < 64.

    The Gauss rule of the discrete uniform distribution: the Gram polynomials have the recurrence coefficients
    b_k = k² (N² - k²) / (4 (4k² - 1)) about the mean (N - 1) / 2; points and weights are the eigenvalues of their
    Jacobi matrix and the squared first components of its eigenvectors.

    Source: Golub and Welsch (1969), Math. Comp. 23; Gautschi (2004), Orthogonal Polynomials, 1.5.1.
    """
    if count <= SUMMED_ONE_BY_ONE:
        return np.arange(count) / count, np.ones(count)
    k = np.arange(1.0, POINTS)
    off = np.sqrt(k * k * (1.0 - (k / count) ** 2) / (4.0 * (4.0 * k * k - 1.0)))
    places, vectors = np.linalg.eigh(np.diag(off, 1) + np.diag(off, -1))
    return places + (count - 1) / (2.0 * count), count * vectors[0] ** 2

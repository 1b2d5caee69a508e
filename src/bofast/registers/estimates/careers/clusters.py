"""Careers grouped around those that stand for them: k medoids, weighted by the people who share each sequence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bofast.registers.estimates.arrays import Codes, Reals
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot

PASSES = 200


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """Groups from the largest to the smallest.

    Shape: medoids int64[k], rows of the distinct sequences; of_sequence int64[unique]; sizes float64[k], people.
    `mean_distance` is that of people to their medoid; `silhouette` in -1..1 tells how clearly the groups stand apart.
    """

    medoids: Codes
    of_sequence: Codes
    sizes: Reals
    mean_distance: float
    silhouette: float


def medoid_clusters(matrix: NDArray[np.generic], *, weights: Reals, clusters: int) -> Clusters:
    """Partition around medoids: the best first k one by one, then swaps while any swap brings people nearer.

    Source: Kaufman and Rousseeuw (1990), Finding Groups in Data, 2; Schubert and Rousseeuw (2021), Information
        Systems 101; weights as in Studer (2013), WeightedCluster.
    Shape: matrix [unique, unique], symmetric; weights float64[unique].
    Raises: CannotEstimate (TOO_FEW_SEQUENCES), if there are fewer distinct sequences than clusters, or fewer than 2
        clusters.
    """
    if not 2 <= clusters <= len(matrix):
        raise CannotEstimate(WhyNot.TOO_FEW_SEQUENCES, found=len(matrix), clusters=clusters)
    state = _State.begun(matrix, weights=np.asarray(weights, np.float64), clusters=clusters)
    state.swap_while_nearer()
    return state.ordered()


@dataclass(slots=True, eq=False)
class _State:
    matrix: NDArray[np.generic]
    weights: Reals
    medoids: Codes
    nearest: Codes
    first: Reals
    second: Reals

    @classmethod
    def begun(cls, matrix: NDArray[np.generic], *, weights: Reals, clusters: int) -> _State:
        from bofast.registers.estimates.careers import compiled  # noqa: PLC0415 - loads numba, a third of a second

        size = len(matrix)
        sums = np.array([float(row.astype(np.float64) @ weights) for row in matrix])
        medoids = [int(np.argmin(sums))]
        first = matrix[medoids[0]].astype(np.float64)
        while len(medoids) < clusters:
            gains = np.asarray(compiled.gains_of_adding(matrix, weights, first))
            gains[medoids] = -1.0
            medoids.append(int(np.argmax(gains)))
            first = np.minimum(first, matrix[medoids[-1]].astype(np.float64))
        state = cls(
            matrix, weights, np.array(medoids, np.int64), np.zeros(size, np.int64), np.zeros(size), np.zeros(size)
        )
        state.assign()
        return state

    def assign(self) -> None:
        from bofast.registers.estimates.careers import compiled  # noqa: PLC0415 - loads numba, a third of a second

        compiled.nearest_two(self.matrix, self.medoids, self.nearest, self.first, self.second)

    def swap_while_nearer(self) -> None:
        from bofast.registers.estimates.careers import compiled  # noqa: PLC0415 - loads numba, a third of a second

        changes = np.zeros((len(self.matrix), self.medoids.size))
        for _ in range(PASSES):
            compiled.changes_of_swapping(self.matrix, self.weights, self.nearest, self.first, self.second, changes)
            candidate, place = np.unravel_index(int(np.argmin(changes)), changes.shape)
            if changes[candidate, place] >= -1e-9 * max(float(self.weights @ self.first), 1.0):
                return
            self.medoids[place] = candidate
            self.assign()

    def ordered(self) -> Clusters:
        sizes = np.bincount(self.nearest, self.weights, minlength=self.medoids.size).astype(np.float64)
        order = np.argsort(-sizes, kind="stable")
        new_place = np.empty_like(order)
        new_place[order] = np.arange(order.size)
        of_sequence = new_place[self.nearest]
        mean = float(self.weights @ self.first / self.weights.sum())
        apart = _silhouette(self.matrix, of=of_sequence, weights=self.weights)
        return Clusters(self.medoids[order], of_sequence, sizes[order], mean, apart)


def _silhouette(matrix: NDArray[np.generic], *, of: Codes, weights: Reals) -> float:
    """The weighted mean of (b - a) / max(a, b), a the mean distance within the own group, b to the nearest other
    one.
    """
    shares = np.zeros((len(matrix), int(of.max()) + 1))
    shares[np.arange(len(matrix)), of] = weights
    totals = shares.sum(axis=0)
    rows = np.arange(len(matrix))
    to_each = np.vstack(
        [matrix[part].astype(np.float64) @ shares for part in np.array_split(rows, len(matrix) // 500 + 1)]
    )
    others = totals[of] - 1.0
    within = np.where(others > 0, to_each[rows, of] / np.where(others > 0, others, 1.0), 0.0)
    means = to_each / totals
    means[rows, of] = np.inf
    nearest = means.min(axis=1)
    larger = np.maximum(within, nearest)
    values = np.where((larger > 0) & (others > 0), (nearest - within) / np.where(larger > 0, larger, 1.0), 0.0)
    return float(weights @ values / weights.sum())

"""Careers that are alike, grouped around those that stand for them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bofast.registers.estimates.careers.clusters import medoid_clusters
from bofast.registers.estimates.careers.distances import Costs, distances
from bofast.registers.estimates.careers.sequences import Careers
from bofast.registers.studies.careers.states import Lives, sequences_of

Ints = NDArray[np.int64]

CLUSTERS = 4
MOST_COMPARED = 6_000
"""Different careers that are compared each with each. Of more, the most common: the others join the nearest group."""


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """Shape: of_career int64[careers], the group of each, the largest group first; medoids int64[groups], rows.

    Attributes:
        compared: how many of the different careers were compared each with each.
    """

    of_career: Ints
    medoids: Ints
    compared: int


def grouped(careers: Ints, persons: Ints, *, positions: int) -> Grouped:
    """Group different careers, the most common first, by optimal matching with constant costs.

    Raises: CannotEstimate (TOO_FEW_SEQUENCES).
    """
    sequences = sequences_of(careers, positions=positions)
    compared = min(len(careers), MOST_COMPARED)
    sample = careers_of_distinct(sequences[:compared], persons[:compared])
    matrix = distances(sample, costs=Costs.CONSTANT)
    found = medoid_clusters(matrix, weights=sample.weights, clusters=min(CLUSTERS, compared))
    others = nearest(sequences[compared:], medoids=sequences[found.medoids])
    of_career = np.concatenate((found.of_sequence, others))
    sizes = np.bincount(of_career, persons, minlength=len(found.medoids))
    order = np.argsort(-sizes, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(order.size)
    return Grouped(place[of_career], found.medoids[order], compared)


def careers_of_distinct(sequences: Ints, persons: Ints) -> Careers:
    """Careers that are known to differ. Shape: sequences int64[careers, positions], persons int64[careers]."""
    return Careers(
        tuple(state.name.lower() for state in Lives), sequences, persons.astype(np.float64), np.zeros(0, np.int64)
    )


def nearest(sequences: Ints, *, medoids: Ints) -> Ints:
    """The medoid that is nearest by constant costs, the first of equals.

    A distance is 2 · length - 2 · LCS, all sequences against one medoid at a time (Hyyrö 2004, as in
    `estimates.careers.compiled`).
    Shape: sequences int64[n, positions], at most 64 positions; medoids int64[groups, positions]; to int64[n].
    """
    length = sequences.shape[1]
    bits = np.uint64(1) << np.arange(length, dtype=np.uint64)
    masks = np.stack(
        [((sequences == state) * bits).sum(axis=1, dtype=np.uint64) for state in range(len(Lives))], axis=1
    )
    used = np.uint64(0xFFFFFFFFFFFFFFFF) >> np.uint64(64 - length)
    common = np.empty((len(medoids), len(sequences)), dtype=np.int64)
    for row, medoid in enumerate(medoids):
        left = np.full(len(sequences), 0xFFFFFFFFFFFFFFFF, dtype=np.uint64)
        for state in medoid:
            x = left & masks[:, state]
            left = (left + x) | (left - x)
        common[row] = np.bitwise_count(~left & used)
    return np.asarray(common.argmax(axis=0), dtype=np.int64)

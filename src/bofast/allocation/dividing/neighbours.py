"""Who is a neighbour of whom, from where the buildings stand.

Two buildings are neighbours when nothing stands between them (an edge of the Delaunay triangulation), they are near,
and no barrier is crossed on the way: a road, a railway, a stream. Where that leaves an area in pieces, the nearest
buildings of two pieces are joined, so that a division is possible at all; the joint is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import Delaunay, QhullError, cKDTree

from bofast.compiled import Bools, Floats, Int32s

FARTHEST_METRES = 120.0
"""Between the middles of two buildings that count as neighbours: our choice, for an office to change."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Pairs of neighbours.

    Attributes:
        pairs: int32[edges, 2]; the lower number first, rising.
        joined: int32[joints, 2]; those of them that only keep the area in one piece.
    """

    pairs: Int32s
    joined: Int32s


def neighbours_of(
    places: Floats, *, barriers: Sequence[Floats] = (), farthest_metres: float = FARTHEST_METRES
) -> Neighbours:
    """The neighbours among buildings.

    Args:
        places: float64[buildings, 2]; metres east and north of any point.
        barriers: lines, each float64[corners, 2], in the same metres.

    Raises: ValueError, for fewer than two buildings, or two in the same place.
    """
    if len(places) < 2:
        raise ValueError("An area has at least two buildings")
    if len(np.unique(places, axis=0)) < len(places):
        raise ValueError("Two buildings stand in the same place")
    pairs = _triangulated(places)
    near = np.hypot(*(places[pairs[:, 0]] - places[pairs[:, 1]]).T) <= farthest_metres
    kept = pairs[near & ~_crosses_any(places, pairs, barriers)]
    joined = np.array(_joints(places, kept), dtype=np.int32).reshape(-1, 2)
    together = np.unique(np.sort(np.concatenate((kept, joined)), axis=1), axis=0)
    return Neighbours(together.astype(np.int32), joined)


def _triangulated(places: Floats) -> Int32s:
    """Every edge of the triangulation once; buildings in one straight row follow each other along it."""
    try:
        corners = Delaunay(places).simplices
    except QhullError:
        along = np.lexsort((places[:, 1], places[:, 0]))
        return np.sort(np.column_stack((along[:-1], along[1:])), axis=1).astype(np.int32)
    edges = np.concatenate((corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]))
    return np.unique(np.sort(edges, axis=1), axis=0).astype(np.int32)


def _crosses_any(places: Floats, pairs: Int32s, barriers: Sequence[Floats]) -> Bools:
    crossed = np.zeros(len(pairs), dtype=np.bool_)
    for barrier in barriers:
        for begin, end in pairwise(barrier):
            crossed |= _crosses(places[pairs[:, 0]], places[pairs[:, 1]], begin, end)
    return crossed


def _crosses(one: Floats, other: Floats, begin: Floats, end: Floats) -> Bools:
    """Whether each way from one to other meets the piece of a barrier from begin to end."""
    parts_ends = _side(one, other, begin) * _side(one, other, end) <= 0
    parts_ways = _side(begin, end, one) * _side(begin, end, other) <= 0
    return np.asarray(parts_ends & parts_ways)


def _side(begin: Floats, end: Floats, point: Floats) -> Floats:
    """Above 0 left of the line from begin to end, below 0 right of it."""
    along, to_point = end - begin, point - begin
    return np.asarray(np.sign(along[..., 0] * to_point[..., 1] - along[..., 1] * to_point[..., 0]))


def _joints(places: Floats, pairs: Int32s) -> list[tuple[int, int]]:
    """The shortest ways that make one piece of all: each time from the smallest piece to what is nearest to it."""
    joints: list[tuple[int, int]] = []
    while True:
        ends = np.concatenate((pairs, np.array(joints, dtype=np.int32).reshape(-1, 2)))
        graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(places), len(places)))
        pieces, piece = connected_components(graph, directed=False)
        if pieces == 1:
            return joints
        smallest = int(np.bincount(piece).argmin())
        inside, outside = np.flatnonzero(piece == smallest), np.flatnonzero(piece != smallest)
        metres, nearest = cKDTree(places[outside]).query(places[inside])
        at = int(metres.argmin())
        joints.append((int(inside[at]), int(outside[nearest[at]])))

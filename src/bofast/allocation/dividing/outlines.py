"""Who is a neighbour of whom, from the outlines of blocks: those that touch, or stand no further apart than a distance.

The distance is from wall to wall, so that long blocks are judged as small ones are. Where that leaves an area in
pieces, the nearest blocks of two pieces are joined, so that a division is possible at all; the joint is told.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from bofast.allocation.dividing.neighbours import Neighbours
from bofast.compiled import Bools, Floats, Int32s


def neighbours_by_outline(blocks: Sequence[Sequence[Floats]], *, farthest_metres: float) -> Neighbours:
    """The neighbours among blocks.

    Args:
        blocks: of each block the rings of its buildings, float64[corners, 2] in metres, the first corner not repeated.

    Raises: ValueError, for fewer than two blocks.
    """
    if len(blocks) < 2:
        raise ValueError("An area has at least two blocks")
    apart = metres_apart(blocks)
    near = np.argwhere(np.triu(apart <= farthest_metres, k=1)).astype(np.int32)
    joined = _joints(apart, near)
    together = np.unique(np.concatenate((near, joined)), axis=0)
    return Neighbours(together, joined)


def metres_apart(blocks: Sequence[Sequence[Floats]]) -> Floats:
    """float64[blocks, blocks]; the least distance from wall to wall, 0 where two touch or lie on each other."""
    apart = np.zeros((len(blocks), len(blocks)))
    for one in range(len(blocks)):
        for other in range(one + 1, len(blocks)):
            metres = min(_gap(ring, beside) for ring in blocks[one] for beside in blocks[other])
            apart[one, other] = apart[other, one] = metres
    return apart


def _gap(one: Floats, other: Floats) -> float:
    """The least distance between two rings: from a corner of either to a wall of the other, unless walls cross."""
    if _walls_cross(one, other) or _holds(one, other[0]) or _holds(other, one[0]):
        return 0.0
    return min(_corners_to_walls(one, other), _corners_to_walls(other, one))


def _corners_to_walls(corners: Floats, ring: Floats) -> float:
    """From each corner to the nearest point of each wall, the least of all."""
    begin, along = ring, np.roll(ring, -1, axis=0) - ring
    long = np.maximum((along**2).sum(axis=1), np.finfo(np.float64).tiny)
    to_corner = corners[:, None, :] - begin[None, :, :]
    how_far_along = np.clip((to_corner * along).sum(axis=2) / long, 0.0, 1.0)
    away = to_corner - how_far_along[:, :, None] * along
    return float(np.sqrt((away**2).sum(axis=2)).min())


def _walls_cross(one: Floats, other: Floats) -> bool:
    begin, end = one[:, None, :], np.roll(one, -1, axis=0)[:, None, :]
    first, last = other[None, :, :], np.roll(other, -1, axis=0)[None, :, :]
    parts_other = _side(begin, end, first) * _side(begin, end, last) < 0
    parts_one = _side(first, last, begin) * _side(first, last, end) < 0
    return bool((parts_other & parts_one).any())


def _side(begin: Floats, end: Floats, point: Floats) -> Floats:
    """Above 0 left of the line from begin to end, below 0 right of it."""
    along, to_point = end - begin, point - begin
    return np.asarray(np.sign(along[..., 0] * to_point[..., 1] - along[..., 1] * to_point[..., 0]))


def _holds(ring: Floats, point: Floats) -> bool:
    """Whether a point lies inside a ring: a line from it to the east crosses an odd number of walls."""
    begin, end = ring, np.roll(ring, -1, axis=0)
    beside: Bools = (begin[:, 1] > point[1]) != (end[:, 1] > point[1])
    rise = np.where(beside, end[:, 1] - begin[:, 1], 1.0)
    crossed_at = begin[:, 0] + (point[1] - begin[:, 1]) * (end[:, 0] - begin[:, 0]) / rise
    return int((beside & (crossed_at > point[0])).sum()) % 2 == 1


def _joints(apart: Floats, near: Int32s) -> Int32s:
    """The shortest ways that make one piece of all: each time from the smallest piece to what is nearest to it."""
    joints: list[tuple[int, int]] = []
    while True:
        ends = np.concatenate((near, np.array(joints, dtype=np.int32).reshape(-1, 2)))
        graph = csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=apart.shape)
        pieces, piece = connected_components(graph, directed=False)
        if pieces == 1:
            return np.array(sorted(joints), dtype=np.int32).reshape(-1, 2)
        inside = np.flatnonzero(piece == np.bincount(piece).argmin())
        outside = np.flatnonzero(piece != piece[inside[0]])
        between = apart[np.ix_(inside, outside)]
        at, to = np.unravel_index(int(between.argmin()), between.shape)
        joints.append((min(int(inside[at]), int(outside[to])), max(int(inside[at]), int(outside[to]))))

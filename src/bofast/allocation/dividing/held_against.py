"""A division held against the map: is every unit whole, and how many neighbours does it part?

Counted anew from the neighbours alone, by another way than the search went.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from bofast.allocation.dividing.area import Area
from bofast.allocation.dividing.divided import Division


def is_whole(division: Division, *, area: Area) -> bool:
    """Whether every unit hangs together by neighbours that both lie in it."""
    unit = np.array(division.unit)
    ends = area.neighbours[~_is_cut(division, area=area)].reshape(-1, 2)
    graph = csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(area.buildings, area.buildings))
    pieces, _piece = connected_components(graph, directed=False)
    return bool(pieces == len(np.unique(unit)))


def neighbours_cut(division: Division, *, area: Area) -> int:
    """How many pairs of neighbours come to lie in different units."""
    return int(_is_cut(division, area=area).sum())


def _is_cut(division: Division, *, area: Area) -> np.ndarray:
    unit = np.array(division.unit)
    ends = area.neighbours.reshape(-1, 2)
    return np.asarray(unit[ends[:, 0]] != unit[ends[:, 1]])

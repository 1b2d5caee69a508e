"""Buildings of an area, how many homes each has, and which are neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from bofast.compiled import Int32s, Int64s


class AreaInPieces(ValueError):
    """Buildings that no way of neighbours joins to the others: units could not be whole."""


@dataclass(frozen=True)
class Area:
    """An area to be divided.

    Attributes:
        homes: int64[buildings], at least 1 each.
        counted: int64[buildings]; homes of the kind whose share is to be evened out, at most `homes`.
        neighbours: int32[edges, 2]; pairs of buildings, each pair once.

    Raises: AreaInPieces; ValueError, for a building without homes, or that counts more than it has.
    """

    homes: Int64s
    counted: Int64s
    neighbours: Int32s

    def __post_init__(self) -> None:
        if (self.homes < 1).any():
            raise ValueError(f"Building {int(np.argmin(self.homes))} has no home")
        if ((self.counted > self.homes) | (self.counted < 0)).any():
            raise ValueError(f"Building {int(np.argmax(self.counted - self.homes))} counts more homes than it has")
        pieces, piece = connected_components(self._graph(), directed=False)
        if pieces > 1:
            loose = np.flatnonzero(piece != np.bincount(piece).argmax()).tolist()
            raise AreaInPieces(f"{len(loose)} buildings have no way to the others, the first is {loose[0]}")

    @property
    def buildings(self) -> int:
        return len(self.homes)

    @cached_property
    def beside(self) -> Sequence[Sequence[int]]:
        """The neighbours of each building, by number."""
        beside: list[list[int]] = [[] for _building in range(self.buildings)]
        for one, other in self.neighbours.tolist():
            beside[one].append(other)
            beside[other].append(one)
        return [sorted(found) for found in beside]

    def _graph(self) -> coo_array:
        ends = self.neighbours.reshape(-1, 2)
        return coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(self.buildings, self.buildings))

"""The outlines of blocks: degrees as a map file has them, metres as neighbours and pictures need them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, radians
from typing import TypeAlias

METRES_A_DEGREE_NORTH = 111_195.0
"""A degree of latitude on a sphere of the Earth's mean radius, 6,371.0 km (IUGG)."""

Corner: TypeAlias = tuple[float, float]
"""East and north, in degrees or in metres."""
Ring: TypeAlias = tuple[Corner, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """Where a block stands: the outer ring of each of its buildings, the first corner not repeated."""

    block: int
    name: str
    rings: tuple[Ring, ...]


def in_metres(outlines: Sequence[Outline]) -> tuple[Outline, ...]:
    """The same outlines in metres east and north of their south-western corner.

    Degrees are taken for equally long over all of them: over five kilometres that is wrong by a metre in a thousand.
    """
    corners = [corner for one in outlines for ring in one.rings for corner in ring]
    if not corners:
        return ()
    west, south = min(east for east, _north in corners), min(north for _east, north in corners)
    middle = (south + max(north for _east, north in corners)) / 2
    a_degree_east = METRES_A_DEGREE_NORTH * cos(radians(middle))

    def flat(corner: Corner) -> Corner:
        east, north = corner
        return ((east - west) * a_degree_east, (north - south) * METRES_A_DEGREE_NORTH)

    return tuple(
        replace(one, rings=tuple(tuple(flat(corner) for corner in ring) for ring in one.rings)) for one in outlines
    )

"""An area as it is told in a file: buildings by name, with their places on a map or their neighbours by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

import numpy as np

from bofast.allocation.dividing.area import Area
from bofast.allocation.dividing.divided import SIZE_PERCENT
from bofast.allocation.dividing.neighbours import FARTHEST_METRES, neighbours_of
from bofast.rules.fact_bounds import BELOW_ZERO_TOO, Bounds

FORMAT = "bofast-area-1"

_HOMES = Bounds(least=1, most=10_000)
_METRES = Annotated[Decimal, BELOW_ZERO_TOO]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Metres east and north of any point, the same for all."""

    east: _METRES
    north: _METRES


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """A building or stairwell, which no unit cuts in two.

    Attributes:
        counted: homes of the kind whose share is to be evened out.
        place: of its middle; or `neighbours`, the names of the buildings beside it.
    """

    name: str
    homes: Annotated[int, _HOMES]
    counted: Annotated[int, Bounds(least=0, most=10_000)]
    place: Place | None = None
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """A line that nobody counts as a neighbour across: a road, a railway, a stream."""

    corners: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPlan:
    """An area to be divided into units of about so many homes.

    Raises: ValueError, with what cannot stand together.
    """

    format: str
    homes_a_unit: Annotated[int, _HOMES]
    buildings: tuple[Building, ...]
    barriers: tuple[Barrier, ...] = ()
    farthest_metres: Annotated[Decimal, Bounds(least=1, most=10_000)] = Decimal(str(FARTHEST_METRES))
    size_percent: Annotated[int, Bounds(least=1, most=50)] = SIZE_PERCENT
    alternatives: Annotated[int, Bounds(least=1, most=50)] = 5
    first_seed: Annotated[int, Bounds(least=0, most=1_000_000)] = 1

    def __post_init__(self) -> None:
        if faults := list(_faults(self)):
            raise ValueError("; ".join(faults))

    def area(self) -> Area:
        """The area, its neighbours found from the map where they are not told by name.

        Raises: AreaInPieces.
        """
        homes = np.array([one.homes for one in self.buildings], dtype=np.int64)
        counted = np.array([one.counted for one in self.buildings], dtype=np.int64)
        return Area(homes, counted, self._told() if self.buildings[0].place is None else self._from_map())

    def _told(self) -> np.ndarray:
        number = {one.name: at for at, one in enumerate(self.buildings)}
        pairs = {tuple(sorted((number[one.name], number[other]))) for one in self.buildings for other in one.neighbours}
        return np.array(sorted(pairs), dtype=np.int32).reshape(-1, 2)

    def _from_map(self) -> np.ndarray:
        places = _metres(one.place for one in self.buildings if one.place is not None)
        barriers = [_metres(iter(barrier.corners)) for barrier in self.barriers]
        return neighbours_of(places, barriers=barriers, farthest_metres=float(self.farthest_metres)).pairs


def _metres(places: Iterator[Place]) -> np.ndarray:
    return np.array([[float(one.east), float(one.north)] for one in places], dtype=np.float64)


def _faults(plan: AreaPlan) -> Iterator[str]:
    if plan.format != FORMAT:
        yield f"the format {plan.format!r} is not known here; this program reads {FORMAT!r}"
    if len(plan.buildings) < 2:
        yield "an area has at least two buildings"
    names = Counter(one.name for one in plan.buildings)
    yield from (f"building {name!r} stands {times} times" for name, times in names.items() if times > 1)
    for one in plan.buildings:
        if one.counted > one.homes:
            yield f"building {one.name!r} counts {one.counted} of {one.homes} homes"
        yield from (
            f"building {one.name!r} is beside {other!r}, which is not here"
            for other in one.neighbours
            if other not in names
        )
        if one.name in one.neighbours:
            yield f"building {one.name!r} is beside itself"
    if len({one.place is None for one in plan.buildings}) > 1:
        yield "some buildings have a place and some have none: give all of them one, or none and their neighbours"
    if any(len(one.corners) < 2 for one in plan.barriers):
        yield "a barrier has at least two corners"

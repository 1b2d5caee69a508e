"""A made-up estate: homes in stairwells, blocks, departments and districts, each wholly inside the next."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self

import numpy as np

from bofast.allocation.made_up.chance import Drawn, below, by_percent
from bofast.compiled import Bools, Int32s, Int64s

IN_STAIRWELL, IN_BLOCK, IN_DEPARTMENT, IN_DISTRICT = 8, 24, 96, 288
"""Homes. A home's number, divided by these, is the number of its stairwell, block, department and district."""
MOST_ROOMS = 6

_PERCENT_BY_ROOMS = (8, 24, 32, 22, 10, 4)
_RENT, _RENT_A_ROOM, _RENT_SPREAD, _RENT_OF_GARDEN = 2_000, 1_200, 1_500, 300
_ON_GROUND_FLOOR = 2


@dataclass(frozen=True, slots=True)
class Homes:
    """Homes by their number from 0; each array has one value a home.

    Attributes:
        rooms: int32, 1-6.
        rent: int32, whole kroner a month.
        has_garden: bool; only on the ground floor.
        is_step_free: bool; the ground floor.
        stairwell: int32; 8 homes each. So are block, 24, department, 96, and district, 288.
    """

    rooms: Int32s
    rent: Int32s
    has_garden: Bools
    is_step_free: Bools
    stairwell: Int32s
    block: Int32s
    department: Int32s
    district: Int32s

    @property
    def count(self) -> int:
        return len(self.rooms)

    @property
    def districts(self) -> int:
        return -(-self.count // IN_DISTRICT)

    def only(self, chosen: Int32s | Int64s) -> Self:
        """The chosen homes, in that order; one may be chosen more than once."""
        return type(self)(*(getattr(self, part.name)[chosen] for part in fields(self)))


def made_up_homes(count: int, *, seed: int) -> Homes:
    """So many homes. A smaller estate of the same seed is the beginning of a larger one."""
    number = np.arange(count, dtype=np.int32)
    rooms = by_percent(_PERCENT_BY_ROOMS, Drawn.ROOMS, of=number, seed=seed) + np.int32(1)
    on_ground_floor = number % IN_STAIRWELL < _ON_GROUND_FLOOR
    has_garden = on_ground_floor & (below(2, Drawn.GARDEN, of=number // IN_BLOCK, seed=seed) == 1)
    rent = _RENT + _RENT_A_ROOM * rooms + below(_RENT_SPREAD, Drawn.RENT, of=number, seed=seed)
    return Homes(
        rooms=rooms,
        rent=(rent + _RENT_OF_GARDEN * has_garden).astype(np.int32),
        has_garden=has_garden,
        is_step_free=on_ground_floor,
        stairwell=number // IN_STAIRWELL,
        block=number // IN_BLOCK,
        department=number // IN_DEPARTMENT,
        district=number // IN_DISTRICT,
    )

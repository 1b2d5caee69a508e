"""Where a trial begins: homes, who lives in them, and who waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bofast.allocation.made_up.homes import made_up_homes
from bofast.allocation.made_up.households import made_up_households, settled


@dataclass(frozen=True, slots=True)
class Home:
    """What the rules ask of a home: its department, by number, and its rooms."""

    department: int
    rooms: int


@dataclass(frozen=True, slots=True)
class Household:
    """A household when it comes in: how many adults and children, and how urgent its need is, 1 the most."""

    adults: int
    children: int
    need_class: int


@dataclass(frozen=True, slots=True)
class Estate:
    """Homes with their tenants, and the newcomers who will come, in their order.

    Attributes:
        homes: what each is.
        tenants: the household in each home, at the same place.
        newcomers: those on the list at the beginning and those who join it later; taken from the front again when all
            have come.
        waiting: how many of them stand on the list at the beginning.
    """

    homes: Sequence[Home]
    tenants: Sequence[Household]
    newcomers: Sequence[Household]
    waiting: int


def made_up_estate(homes: int, *, seed: int) -> Estate:
    """An estate of so many homes in departments of 96, all let, with as many on the list as half of the homes."""
    estate = made_up_homes(homes, seed=seed)
    numbers = np.arange(4 * homes, dtype=np.int64)
    households = made_up_households(numbers, districts=estate.districts, seed=seed)
    own = np.arange(homes, dtype=np.int32)
    living = settled(households.only(own), own=own, homes=estate)
    outside = households.only(numbers[homes:])
    return Estate(
        homes=[Home(*home) for home in zip(estate.department.tolist(), estate.rooms.tolist(), strict=True)],
        tenants=_people(living.adults, living.children, living.need_class),
        newcomers=_people(outside.adults, outside.children, outside.need_class),
        waiting=homes // 2,
    )


def _people(adults: np.ndarray, children: np.ndarray, need_class: np.ndarray) -> list[Household]:
    return [Household(*one) for one in zip(adults.tolist(), children.tolist(), need_class.tolist(), strict=True)]

"""Where a trial begins: homes, who lives in them, and who waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from bofast.allocation.made_up.homes import Homes, made_up_homes
from bofast.allocation.made_up.households import Households, made_up_households, settled
from bofast.rules.letting.facts import NOMINATED_KIND, VULNERABLE_KIND

MADE_UP_KINDS = frozenset({NOMINATED_KIND, VULNERABLE_KIND})
"""What caps may count made-up households as."""
NOMINATED_CLASSES = (1, 2)
"""Classes of need that the municipality puts forward: its two most urgent ones."""
NO_GROUP = -1
"""A home that lies in no block or stairwell that is known: no cap on those counts it."""


@dataclass(frozen=True, slots=True)
class Home:
    """What the rules ask of a home: its department, by number, its rooms, and the groups that caps count by."""

    department: int
    rooms: int
    block: int = NO_GROUP
    stairwell: int = NO_GROUP


@dataclass(frozen=True, slots=True)
class Household:
    """A household when it comes in: how many adults and children, and how urgent its need is, 1 the most.

    Attributes:
        kinds: what caps may count it as, for as long as it is there.
    """

    adults: int
    children: int
    need_class: int
    kinds: tuple[str, ...] = ()


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
        homes=_homes(estate),
        tenants=_people(living),
        newcomers=_people(outside),
        waiting=homes // 2,
    )


def _homes(made_up: Homes) -> list[Home]:
    told = (made_up.department, made_up.rooms, made_up.block, made_up.stairwell)
    return [Home(*home) for home in zip(*(part.tolist() for part in told), strict=True)]


def _people(made_up: Households) -> list[Household]:
    told = (made_up.adults, made_up.children, made_up.need_class, made_up.is_vulnerable)
    people = zip(*(part.tolist() for part in told), strict=True)
    return [
        Household(adults, children, need_class, kinds_of(need_class, marks=(VULNERABLE_KIND,) if is_vulnerable else ()))
        for adults, children, need_class, is_vulnerable in people
    ]


@cache
def kinds_of(need_class: int, *, marks: tuple[str, ...]) -> tuple[str, ...]:
    """What caps may count a household as: its marks, and whether the municipality puts its class of need forward.

    Thousands of households share a few answers.
    """
    return (*marks, NOMINATED_KIND) if need_class in NOMINATED_CLASSES else marks

"""Alternatives for dividing an area, side by side, each with what it reaches. The only file that knows METIS."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from math import isqrt

import numpy as np
import pymetis

from bofast.allocation.dividing.area import Area
from bofast.allocation.dividing.mixing import SHARE_PARTS, Units, fill, mix

SIZE_PERCENT = 10
"""How far from its equal share of homes a unit may be, in percent: our choice, for an office to change."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a division: its buildings by number, and its homes."""

    buildings: tuple[int, ...]
    homes: int
    counted: int

    @property
    def share_permille(self) -> int:
        """Of the counted homes among all, rounded half up."""
        return (2000 * self.counted + self.homes) // (2 * self.homes)


@dataclass(frozen=True, slots=True)
class Division:
    """One way to divide the area.

    Attributes:
        unit: the unit of each building, by number.
        units: by number; number 0 holds building 0, and each next the first building that no unit before it holds.
        spread_permille: the standard deviation of the units' shares; spread_before as METIS had divided by size alone.
        moves: buildings moved for the sake of the mix.
    """

    unit: tuple[int, ...]
    units: tuple[Unit, ...]
    spread_permille: int
    spread_before_permille: int
    moves: int


def divide(
    area: Area, *, homes_a_unit: int, alternatives: int = 5, size_percent: int = SIZE_PERCENT, first_seed: int = 1
) -> tuple[Division, ...]:
    """Ways to divide the area into units of about so many homes, the most evenly mixed first; none stands twice.

    A unit may miss its size where no border lets it be reached: each division tells its units' homes.

    Raises: ValueError, for units so large that there are not two, or so small that a building is too many for one.
    """
    units = round(int(area.homes.sum()) / homes_a_unit)
    if not 2 <= units <= area.buildings:
        raise ValueError(f"Units of {homes_a_unit} homes make {units}; there must be from 2 to {area.buildings}")
    found: dict[tuple[int, ...], Division] = {}
    for seed in range(first_seed, first_seed + alternatives):
        division = _divided(area, units, size_percent=size_percent, seed=seed)
        found.setdefault(division.unit, division)
    return tuple(sorted(found.values(), key=lambda one: (one.spread_permille, one.unit)))


def _divided(area: Area, units: int, *, size_percent: int, seed: int) -> Division:
    parts = Units.of(area, _by_size(area, units, seed=seed), count=units)
    fill(parts)  # METIS can leave one empty where an area has few buildings
    before = _spread(parts)
    ideal = int(area.homes.sum()) / units
    least, most = int(ideal * (100 - size_percent) / 100), int(ideal * (100 + size_percent) / 100)
    moves = mix(parts, least_homes=least, most_homes=most)
    return _told(parts, before=before, moves=moves)


def _by_size(area: Area, units: int, *, seed: int) -> list[int]:
    """Whole units of equal size, by METIS; each seed shows it the buildings in another order."""
    shown = sorted(range(area.buildings), key=lambda building: sha256(f"{seed} {building}".encode()).digest())
    place = {building: at for at, building in enumerate(shown)}
    _cut, unit = pymetis.part_graph(
        units,
        adjacency=[np.array([place[other] for other in area.beside[one]], dtype=np.int64) for one in shown],
        vweights=area.homes[shown].tolist(),
        options=pymetis.Options(seed=seed, contig=1),
        recursive=False,
    )
    return [unit[place[building]] for building in range(area.buildings)]


def _spread(units: Units) -> int:
    """The standard deviation of the shares, in thousandths."""
    uneven = sum(units.unevenness(number) for number in range(len(units.homes)))
    return isqrt(uneven // len(units.homes)) * 1000 // SHARE_PARTS


def _told(units: Units, *, before: int, moves: int) -> Division:
    numbers = {number: at for at, number in enumerate(dict.fromkeys(units.unit))}
    renumbered = tuple(numbers[number] for number in units.unit)
    inside: list[list[int]] = [[] for _unit in numbers]
    for building, number in enumerate(renumbered):
        inside[number].append(building)
    return Division(
        unit=renumbered,
        units=tuple(
            Unit(tuple(inside[at]), units.homes[number], units.counted[number]) for number, at in numbers.items()
        ),
        spread_permille=_spread(units),
        spread_before_permille=before,
        moves=moves,
    )

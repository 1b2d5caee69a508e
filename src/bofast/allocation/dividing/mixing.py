"""Moves buildings from unit to unit so that the counted homes are spread more evenly. Units stay whole and of a size.

Where the shares rise steeply across an area, whole units cannot be equally mixed. What is reached is told; balance is
not promised.

Source of the search: single node flips that keep districts contiguous, as in the study of districting plans (Chikina,
Frieze and Pegden 2017; DeFord, Duchin and Solomon 2021).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from bofast.allocation.dividing.area import Area

SHARE_PARTS = 1_000_000
"""Shares are reckoned in such parts of a whole, so that the same area is always divided alike."""


@dataclass
class Units:
    """Which unit each building is in, and what each unit holds."""

    area: Area
    unit: list[int]
    homes: list[int]
    counted: list[int]
    share: int  # of the whole area, in SHARE_PARTS

    @classmethod
    def of(cls, area: Area, unit: list[int], *, count: int) -> Units:
        """So many units, by a list of numbers from 0, one a building."""
        homes, counted = [0] * count, [0] * count
        for building, number in enumerate(unit):
            homes[number] += int(area.homes[building])
            counted[number] += int(area.counted[building])
        return cls(area, unit, homes, counted, share=SHARE_PARTS * sum(counted) // sum(homes))

    def unevenness(self, number: int) -> int:
        """How far a unit's share is from that of the whole area, squared."""
        share = SHARE_PARTS * self.counted[number] // self.homes[number]
        return (share - self.share) ** 2

    def move(self, building: int, to: int) -> None:
        """Put a building into another unit."""
        homes, counted = int(self.area.homes[building]), int(self.area.counted[building])
        for number, sign in ((self.unit[building], -1), (to, 1)):
            self.homes[number] += sign * homes
            self.counted[number] += sign * counted
        self.unit[building] = to

    def stays_whole_without(self, building: int) -> bool:
        """Whether the other buildings of its unit still hang together."""
        own = self.unit[building]
        ends = [other for other in self.area.beside[building] if self.unit[other] == own]
        if len(ends) < 2:
            return bool(ends)
        missing, seen, waiting = set(ends[1:]), {building, ends[0]}, deque([ends[0]])
        while waiting and missing:
            for other in self.area.beside[waiting.popleft()]:
                if other not in seen and self.unit[other] == own:
                    seen.add(other)
                    missing.discard(other)
                    waiting.append(other)
        return not missing


def fill(units: Units) -> None:
    """Give a building to each unit that has none, from the largest of those that have several and stay whole.

    There are as many buildings as units, or more.
    """
    for empty in [number for number, homes in enumerate(units.homes) if homes == 0]:
        can_give = [one for one in range(units.area.buildings) if units.stays_whole_without(one)]
        units.move(max(can_give, key=lambda one: (units.homes[units.unit[one]], -one)), empty)


def mix(units: Units, *, least_homes: int, most_homes: int) -> int:
    """Move buildings across borders while a move makes the shares more even; how many moves that took.

    A move is made when its unit stays whole, both units keep their size, and the two are together less uneven than
    before. So it ends.
    """
    moves = 0
    while (found := _better_moves(units, least_homes=least_homes, most_homes=most_homes)) > 0:
        moves += found
    return moves


def _better_moves(units: Units, *, least_homes: int, most_homes: int) -> int:
    moves = 0
    for building in range(units.area.buildings):
        for to in _units_beside(units, building):
            homes, own = int(units.area.homes[building]), units.unit[building]
            fits = units.homes[own] - homes >= least_homes and units.homes[to] + homes <= most_homes
            if fits and units.stays_whole_without(building) and _evens_out(units, building, to):
                moves += 1
                break
    return moves


def _units_beside(units: Units, building: int) -> Iterator[int]:
    own = units.unit[building]
    yield from sorted({units.unit[other] for other in units.area.beside[building]} - {own})


def _evens_out(units: Units, building: int, to: int) -> bool:
    """Move the building if that makes the two units less uneven together; else leave it."""
    own = units.unit[building]
    before = units.unevenness(own) + units.unevenness(to)
    units.move(building, to)
    if units.unevenness(own) + units.unevenness(to) < before:
        return True
    units.move(building, own)
    return False

"""Carries out what was decided: people change household and dwelling, and leave the register."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bofast.compiled import Int8s, Int16s, Int32s, Int64s, compiled
from bofast.registers.made_up.world import chance
from bofast.registers.made_up.world.deciding import BOUGHT, EMIGRATES, JOINS, OUT, STAYS, Fates
from bofast.registers.made_up.world.looking import NOBODY
from bofast.registers.made_up.world.people import CHILD, MAIN, PARTNER, Households, Now, People, some_day

_CHILD_GOES_ALONG = 0.35
_OWNS_AFTER_MOVING_OUT = 0.45
_STAYS_NEAR = 0.40
NOT_GONE, EMIGRATED, DIED = 0, 1, 2


class Moved(NamedTuple):
    """One row a person: the day on which the stay in the old dwelling ended (0: it goes on), and who is gone."""

    on: Int32s
    gone: Int8s


class Dwellings(NamedTuple):
    """Dwellings that stand empty since before this year, as stacks by area and tenure."""

    below: Int64s  # the next in the stack, by dwelling
    top: Int64s  # by area and tenure
    known: Int64s  # how many dwellings there are, as one number


def move_people(people: People, fates: Fates, today: Now) -> Moved:
    """Change every person's household and move-in as decided. `people` is changed in place."""
    moved = Moved(np.zeros(people.pid.size, dtype=np.int32), np.zeros(people.pid.size, dtype=np.int8))
    _move_people(people, fates, today, moved)
    return moved


@compiled
def _move_people(people: People, fates: Fates, today: Now, moved: Moved) -> None:
    leaving_days = chance.stream(today.seed, today.year, chance.LEAVING_DAY)
    split_days = chance.stream(today.seed, today.year, chance.SPLIT_DAY)
    going_along = chance.stream(today.seed, today.year, chance.CHILD_GOES)
    for person in range(people.pid.size):
        home, role, pid = people.home[person], people.role[person], people.pid[person]
        fate = fates.fate[home]
        goes_along = role == CHILD and chance.drawn(going_along, pid) < _CHILD_GOES_ALONG
        if fates.dies_on[person] != 0:
            moved.on[person], moved.gone[person] = fates.dies_on[person], DIED
        elif fate == EMIGRATES:
            moved.on[person], moved.gone[person] = fates.day[home], EMIGRATED
        elif fates.leaves_to[person] != NOBODY:
            moved.on[person] = some_day(today, chance.drawn(leaving_days, pid))
            people.home[person], people.role[person] = fates.leaves_to[person], MAIN
        elif fates.split_to[home] != NOBODY and (role == PARTNER or goes_along):
            moved.on[person] = some_day(today, chance.drawn(split_days, home))
            people.home[person] = fates.split_to[home]
            people.role[person] = MAIN if role == PARTNER else CHILD
        elif fate == JOINS:
            moved.on[person] = fates.day[home]
            people.home[person] = fates.host[home]
            people.role[person] = PARTNER if role == MAIN else CHILD
        elif fate != STAYS:
            moved.on[person] = fates.day[home]
        if moved.on[person] != 0 and moved.gone[person] == NOT_GONE:
            people.movein[person] = moved.on[person]


@compiled
def another_area(own: int, areas: int, first: float) -> int:
    """An area that is not one's own; the lower numbers are the larger areas."""
    area = 1 + int(areas * first**1.3)
    return area if area != own else 1 + own % areas


@compiled
def vacant(dwellings: Dwellings, area: int, owner: int) -> int:
    """A dwelling to move into: one that stands empty, or a new one."""
    stack = area * 2 + owner
    dwelling = dwellings.top[stack]
    if dwelling < 0:
        dwelling = dwellings.known[0]
        dwellings.known[0] += 1
        return int(dwelling)
    dwellings.top[stack] = dwellings.below[dwelling]
    return int(dwelling)


@compiled
def move_households(households: Households, fates: Fates, today: Now, dwellings: Dwellings) -> None:
    """Give every household that moves as one its new dwelling. What it leaves is vacated by `vacate`."""
    areas = chance.stream(today.seed, today.year, chance.AREA)
    owning = chance.stream(today.seed, today.year, chance.OWNING)
    for home in range(fates.fate.size):
        fate = fates.fate[home]
        if fate < OUT or fate > BOUGHT:
            continue
        key = households.key[home]
        if fate == OUT:
            households.area[home] = another_area(households.area[home], today.areas, chance.drawn(areas, key))
        owns = fate == BOUGHT or (fate == OUT and chance.drawn(owning, key) < _OWNS_AFTER_MOVING_OUT)
        households.owner[home] = 1 if owns else 0
        households.dwelling[home] = vacant(dwellings, households.area[home], households.owner[home])


@compiled
def settle_new(households: Households, first: int, today: Now, given: tuple[Int32s, Dwellings]) -> None:
    """Rented dwellings for the households that formed this year; `given` says from which household each came."""
    came_from, dwellings = given
    near = chance.stream(today.seed, today.year, chance.ARRIVAL)
    areas = chance.stream(today.seed, today.year, chance.AREA)
    for home in range(first, households.key.size):
        area = households.area[came_from[home - first]]
        if chance.drawn(near, households.key[home]) >= _STAYS_NEAR:
            area = another_area(area, today.areas, chance.drawn(areas, households.key[home]))
        households.area[home] = area
        households.dwelling[home] = vacant(dwellings, area, households.owner[home])


@compiled
def vacate(dwellings: Dwellings, left: Int64s, area: Int16s, owner: Int8s) -> None:
    """Put dwellings that were left on their stacks, for those who move next year."""
    for row in range(left.size):
        stack = area[row] * 2 + owner[row]
        dwellings.below[left[row]] = dwellings.top[stack]
        dwellings.top[stack] = left[row]

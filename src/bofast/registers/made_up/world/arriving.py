"""Households that come as they are: those who live there when the register begins, and those who immigrate later."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bofast.compiled import Int8s, Int16s, Int32s, Int64s, compiled
from bofast.registers.made_up.world import chance
from bofast.registers.made_up.world.living import UNKNOWN_WORK
from bofast.registers.made_up.world.people import CHILD, MAIN, PARTNER, Households, Now, People

_MOST_MEMBERS = 5
_PID_SALT, _HOUSEHOLD_SALT = 0x5DEECE66D, 0x2545F4914F
# Draws of one household; members draw from 20 + 8 x their number on.
_ALONE, _CHILDREN, _AGE, _YEARS, _DAY, _AREA, _OWNS = range(7)


class Kind(NamedTuple):
    """How those who come differ: by age, and in whether they have lived there for some years already."""

    youngest: int
    oldest: int
    lived_there: int  # 1: some years, by chance; 0: they come this year


LIVING_THERE = Kind(19, 88, 1)
IMMIGRATING = Kind(20, 48, 0)


class Serials(NamedTuple):
    """The numbers that were last given out."""

    people: int
    households: int


def household_keys(first: int, many: int) -> Int64s:
    """Keys of new households."""
    return _keys(first, many, _HOUSEHOLD_SALT)


def person_keys(first: int, many: int) -> Int64s:
    """Keys of new persons."""
    return _keys(first, many, _PID_SALT)


@compiled
def _keys(first: int, many: int, salt: int) -> Int64s:
    keys = np.empty(many, dtype=np.int64)
    for row in range(many):
        keys[row] = chance.scrambled(first + row, salt)
    return keys


def arrive(many: int, *, kind: Kind, first_row: int, serials: Serials, today: Now) -> tuple[People, Households]:
    """So many households with their members; dwellings and identity numbers are given later.

    `first_row` is the row of the first of these households among all.
    """
    households = Households(
        key=household_keys(serials.households, many),
        dwelling=np.full(many, -1, dtype=np.int64),
        area=np.zeros(many, dtype=np.int16),
        owner=np.zeros(many, dtype=np.int8),
    )
    room = _People(
        home=np.full(many * _MOST_MEMBERS, -1, dtype=np.int32),
        birth=np.zeros(many * _MOST_MEMBERS, dtype=np.int32),
        movein=np.zeros(many * _MOST_MEMBERS, dtype=np.int32),
        sex=np.zeros(many * _MOST_MEMBERS, dtype=np.int8),
        role=np.zeros(many * _MOST_MEMBERS, dtype=np.int8),
    )
    _fill(households, room, kind, today)
    filled = room.home >= 0
    home = room.home[filled]
    people = People(
        pid=person_keys(serials.people, home.size),
        home=home + np.int32(first_row),
        birth=room.birth[filled],
        movein=room.movein[filled],
        number=np.zeros(home.size, dtype=np.int16),
        work=np.full(home.size, UNKNOWN_WORK, dtype=np.int16),
        sex=room.sex[filled],
        role=room.role[filled],
    )
    return people, households


class _People(NamedTuple):
    home: Int32s
    birth: Int32s
    movein: Int32s
    sex: Int8s
    role: Int8s


@compiled
def _day_in(year: int, today: Now, draw: float) -> int:
    """A day from 2 January to 30 December of any year, counted from the first day of the year that is lived."""
    past = today.year - year
    leap_days = (today.year - 1) // 4 - (year - 1) // 4  # 1900 was none, which shifts a day and nothing else
    return today.first_day - 365 * past - leap_days + 2 + int(draw * 361)


@compiled
def _fill(households: Households, room: _People, kind: Kind, today: Now) -> None:
    of = chance.stream(today.seed, today.year, chance.ARRIVAL)
    for home in range(households.key.size):
        key = households.key[home] * 64
        youngest, span = kind.youngest, kind.oldest - kind.youngest
        age = youngest + int(span * chance.drawn(of, key + _AGE))
        alone = chance.drawn(of, key + _ALONE) < (0.48 if kind.lived_there == 1 else 0.6)
        children = _number_of_children(age, chance.drawn(of, key + _CHILDREN) * (1.8 if alone else 1.0))
        lived = 0
        if kind.lived_there == 1:
            lived = 1 + min(int(-7.0 * np.log(1.0 - chance.drawn(of, key + _YEARS))), age - 18, 40)
        since = _day_in(today.year - lived, today, chance.drawn(of, key + _DAY))
        households.area[home] = 1 + int(today.areas * chance.drawn(of, key + _AREA) ** 1.3)
        owns = chance.drawn(of, key + _OWNS) < (0.5 if kind.lived_there == 1 and age > 28 else 0.1)
        households.owner[home] = 1 if owns else 0
        for member in range((1 if alone else 2) + children):
            row = home * _MOST_MEMBERS + member
            draws = key + 20 + 8 * member
            role = MAIN if member == 0 else (PARTNER if member == 1 and not alone else CHILD)
            its_age = age
            if role == PARTNER:
                its_age = max(18, age - 4 + int(8 * chance.drawn(of, draws)))
            elif role == CHILD:
                its_age = int(min(24, age - 19) * chance.drawn(of, draws))
            room.home[row], room.role[row] = home, role
            room.birth[row] = _day_in(today.year - 1 - its_age, today, chance.drawn(of, draws + 1))
            room.movein[row] = max(since, room.birth[row])
            first_sex = 1 + int(2 * chance.drawn(of, key + 20 + 2))
            room.sex[row] = (3 - first_sex) if role == PARTNER else 1 + int(2 * chance.drawn(of, draws + 2))


@compiled
def _number_of_children(age: int, draw: float) -> int:
    if not 22 <= age <= 54:
        return 0
    if draw < 0.15:
        return 3
    if draw < 0.40:
        return 2
    return 1 if draw < 0.62 else 0


@compiled
def number(births: Int32s, counters: Int16s, first_day: int) -> Int16s:
    """The running number of each among those born on its day; `counters` remembers for the next who come."""
    numbers = np.empty(births.size, dtype=np.int16)
    for row in range(births.size):
        day = births[row] - first_day
        numbers[row] = counters[day]
        counters[day] += 1
    return numbers

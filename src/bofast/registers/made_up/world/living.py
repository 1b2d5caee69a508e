"""Births, and what people live from."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bofast.compiled import Floats, Int8s, Int16s, Int32s, compiled
from bofast.registers.made_up.world import chance
from bofast.registers.made_up.world.looking import NOBODY, Seen
from bofast.registers.made_up.world.moving import NOT_GONE, Moved
from bofast.registers.made_up.world.people import CHILD, PARTNER, WOMAN, Now, People, age_on_first_day, some_day

_MOST_CHILDREN = 5
BELOW_15, STUDYING, PENSIONED, UNKNOWN_WORK = 420, 310, 322, 0


class WorkCodes(NamedTuple):
    """What the adults of a country may live from: code and share, for those near to work and for those far from it."""

    codes: Int16s
    near: Floats  # cumulative shares
    far: Floats


def work_codes(country: str) -> WorkCodes:
    """SOCIO13 for Denmark; the coarser list that Norwegian statuses translate to for Norway."""
    shares = {
        "dk": (
            (131, 4, 0), (132, 22, 1), (133, 12, 2), (134, 38, 8), (135, 6, 4), (139, 4, 4), (112, 1, 0), (114, 5, 2),
            (120, 1, 0), (310, 4, 10), (210, 1, 9), (220, 1, 8), (321, 0, 20), (330, 0, 24), (410, 1, 8),
        ),
        "no": (
            (139, 84, 20), (110, 7, 3), (310, 4, 10), (210, 2, 9), (220, 2, 10), (321, 0, 20),
            (330, 0, 18), (410, 1, 10),
        ),
    }[country]  # fmt: skip
    codes, near, far = (np.array(column) for column in zip(*shares, strict=True))
    return WorkCodes(codes.astype(np.int16), _cumulated(near), _cumulated(far))


def _cumulated(shares: np.ndarray) -> Floats:
    upper: Floats = np.cumsum(shares / shares.sum())
    upper[-1] = 1.0
    return upper


class Born(NamedTuple):
    """One row a newborn."""

    home: Int32s
    birth: Int32s
    sex: Int8s


def births(people: People, *, seen: Seen, was_home: Int32s, moved: Moved, rate: float, today: Now) -> Born:
    """The children of the year; they live with their mother from the first day."""
    mothers = np.flatnonzero((people.sex == WOMAN) & (people.role != CHILD) & (moved.gone == NOT_GONE)).astype(np.int32)
    days = np.zeros(mothers.size, dtype=np.int32)
    sexes = np.zeros(mothers.size, dtype=np.int8)
    _births(people, today, (seen, was_home, rate), (mothers, days, sexes))
    with_child = days != 0
    return Born(people.home[mothers[with_child]], days[with_child], sexes[with_child])


@compiled
def _births(people: People, today: Now, given: tuple[Seen, Int32s, float], out: tuple[Int32s, Int32s, Int8s]) -> None:
    seen, was_home, rate = given
    mothers, days, sexes = out
    births_ = chance.stream(today.seed, today.year, chance.BIRTH)
    birth_days = chance.stream(today.seed, today.year, chance.BIRTH_DAY)
    sex = chance.stream(today.seed, today.year, chance.SEX)
    for row in range(mothers.size):
        mother = mothers[row]
        age = age_on_first_day(today, people.birth[mother])
        if not 19 <= age <= 42:
            continue
        home, pid = was_home[mother], people.pid[mother]
        likely = rate if 24 <= age <= 35 else 0.4 * rate
        alone = people.role[mother] != PARTNER and seen.partner[home] == NOBODY
        likely *= 0.25 if alone else 1.0
        likely *= 1.0 if seen.minors[home] < 2 else (0.4 if seen.minors[home] < 3 else 0.1)
        if seen.minors[home] < _MOST_CHILDREN and chance.drawn(births_, pid) < likely:
            day = some_day(today, chance.drawn(birth_days, pid))
            days[row] = max(day, people.movein[mother])
            sexes[row] = 1 if chance.drawn(sex, pid) < 0.513 else 2


@compiled
def update_work(people: People, codes: WorkCodes, rate: float, today: Now) -> None:
    """What each lives from in the year that ends: by age, else as the year before, else drawn anew.

    `today` is the year whose 1 January is being written. Three in four are near to work for life, so that families
    gain and lose their resources without all becoming alike.
    """
    changing = chance.stream(today.seed, today.year, chance.WORK_CHANGE)
    which = chance.stream(today.seed, today.year, chance.WORK)
    strength = chance.stream(today.seed, 0, chance.STRENGTH)
    for person in range(people.pid.size):
        age = age_on_first_day(today, people.birth[person])
        pid, code = people.pid[person], people.work[person]
        if age < 15:
            people.work[person] = BELOW_15
        elif age < 19:
            people.work[person] = STUDYING
        elif age >= 67:
            people.work[person] = PENSIONED
        elif code in (BELOW_15, UNKNOWN_WORK) or (code == STUDYING and age == 19) or chance.drawn(changing, pid) < rate:
            shares = codes.near if chance.drawn(strength, pid) < 0.75 else codes.far
            drawn = np.searchsorted(shares, chance.drawn(which, pid), side="right")
            people.work[person] = codes.codes[drawn]

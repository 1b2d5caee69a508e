"""The made-up world, year by year. Only the people who are alive are in memory, however many years are lived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from bofast.compiled import Int8s, Int16s, Int32s, Int64s, compiled
from bofast.registers.made_up.behaviour import Behaviour
from bofast.registers.made_up.world import arriving, living
from bofast.registers.made_up.world.deciding import STAYS, Fates, decide, odds_of
from bofast.registers.made_up.world.looking import NOBODY, look, mend_roles
from bofast.registers.made_up.world.moving import (
    NOT_GONE,
    Dwellings,
    Moved,
    move_households,
    move_people,
    settle_new,
    vacate,
)
from bofast.registers.made_up.world.people import (
    CALENDAR_FROM,
    CHILD,
    Households,
    Now,
    People,
    calendar_years,
    joined,
    now,
    taken,
)

_PERSONS_IN_HOUSEHOLD = 1.96
_PERSONS_IN_ARRIVING_HOUSEHOLD = 1.85
_LEAST_IMMIGRATION = 0.002


@dataclass(frozen=True, slots=True)
class Plan:
    """What world to make."""

    persons: int  # alive on the first 1 January
    first_year: int
    last_year: int
    areas: int
    country: str
    seed: int
    behaviour: Behaviour


@dataclass(frozen=True, slots=True)
class Ended:
    """Stays that ended in a year, one row each, and where the person went."""

    pid: Int64s
    dwelling: Int64s
    area: Int16s
    entered: Int32s  # days since 1970
    left: Int32s
    gone: Int8s  # 0 moved within the register, 1 emigrated, 2 died
    to_dwelling: Int64s  # -1 for those who are gone
    to_area: Int16s


@dataclass(frozen=True, slots=True)
class Year:
    """The register on 1 January, and what ended during the year before."""

    today: Now
    people: People
    households: Households
    ended: Ended | None  # None in the first year
    immigrants: Int64s  # pids of those who came from abroad during the year before, sorted


class World:
    """Made-up people. `years` lives through them once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._odds = odds_of(plan.behaviour)
        self._codes = living.work_codes(plan.country)
        self._year_of = calendar_years()
        self._counters: Int16s = np.zeros(self._year_of.size, dtype=np.int16)
        self._serials = arriving.Serials(1, 1)
        self._dwellings = Dwellings(
            np.full(0, -1, dtype=np.int64),
            np.full(2 * (plan.areas + 1), -1, dtype=np.int64),
            np.zeros(1, dtype=np.int64),
        )

    def years(self) -> Iterator[Year]:
        """The years of the plan. The arrays of a year are never changed afterwards."""
        year = self._first()
        yield year
        while year.today.year < self.plan.last_year:
            year = self._next(year)
            yield year

    def _today(self, year: int) -> Now:
        return now(year, seed=self.plan.seed, areas=self.plan.areas, year_of=self._year_of)

    def _first(self) -> Year:
        today = self._today(self.plan.first_year)
        many = max(1, round(self.plan.persons / _PERSONS_IN_HOUSEHOLD))
        people, households = self._arrive(many, kind=arriving.LIVING_THERE, first_row=0, today=today)
        people = _by_pid(people)
        living.update_work(people, self._codes, 0.0, today)
        return Year(today, people, households, None, np.zeros(0, dtype=np.int64))

    def _arrive(self, many: int, *, kind: arriving.Kind, first_row: int, today: Now) -> tuple[People, Households]:
        people, households = arriving.arrive(many, kind=kind, first_row=first_row, serials=self._serials, today=today)
        people = people._replace(number=arriving.number(people.birth, self._counters, CALENDAR_FROM))
        self._serials = arriving.Serials(self._serials.people + people.pid.size, self._serials.households + many)
        self._make_room(many)
        give_dwellings(households, self._dwellings)
        return people, households

    def _make_room(self, many: int) -> None:
        """The stacks must hold every dwelling that can become known."""
        needed = int(self._dwellings.known[0]) + many
        if needed > self._dwellings.below.size:
            more = np.full(needed + needed // 4 - self._dwellings.below.size, -1, dtype=np.int64)
            self._dwellings = self._dwellings._replace(below=np.concatenate([self._dwellings.below, more]))

    def _next(self, before: Year) -> Year:
        """Live through the year of `before`, up to the next 1 January."""
        today = before.today
        people = before.people._replace(
            home=before.people.home.copy(),
            movein=before.people.movein.copy(),
            role=before.people.role.copy(),
            work=before.people.work.copy(),
        )
        seen = look(people, households=before.households.key.size, today=today)
        fates, rows = decide(people, before.households, seen=seen, odds=self._odds, today=today)
        moved = move_people(people, fates, today)
        self._make_room(rows + before.households.key.size)
        households = self._new_homes(before, fates=fates, rows=rows)
        born = living.births(
            people, seen=seen, was_home=before.people.home, moved=moved, rate=self._odds.birth, today=today
        )
        ended = _ended(before, people=people, households=households, moved=moved)
        self._vacate(before.households, fates)
        return self._settled(people, households, born=born, ended=ended, moved=moved, today=today)

    def _new_homes(self, before: Year, *, fates: Fates, rows: int) -> Households:
        """Households after the moves of the year, those that formed at the end."""
        many = rows - before.households.key.size
        came_from = np.empty(many, dtype=np.int32)
        first = before.households.key.size
        split = np.flatnonzero(fates.split_to != NOBODY)
        came_from[fates.split_to[split] - first] = split
        leaving = np.flatnonzero(fates.leaves_to != NOBODY)
        came_from[fates.leaves_to[leaving] - first] = before.people.home[leaving]
        formed = Households(
            key=arriving.household_keys(self._serials.households, many),
            dwelling=np.full(many, -1, dtype=np.int64),
            area=np.zeros(many, dtype=np.int16),
            owner=np.zeros(many, dtype=np.int8),
        )
        self._serials = self._serials._replace(households=self._serials.households + many)
        households = joined([before.households, formed])
        move_households(households, fates, before.today, self._dwellings)
        settle_new(households, first, before.today, (came_from, self._dwellings))
        return households

    def _vacate(self, households: Households, fates: Fates) -> None:
        left = (fates.fate != STAYS)[: households.key.size]
        vacate(self._dwellings, households.dwelling[left], households.area[left], households.owner[left])

    def _settled(
        self, people: People, households: Households, *, born: living.Born, ended: Ended, moved: Moved, today: Now
    ) -> Year:
        """Leave out who is gone, add who came, put the roles right, and forget empty households."""
        remaining = taken(people, moved.gone == NOT_GONE)
        babies = self._babies(born)
        immigrants, their_homes = self._immigrants(
            present=remaining.pid.size + babies.pid.size, first_row=households.key.size, today=today
        )
        came = _by_pid(joined([babies, immigrants]))
        everybody = merged(remaining, came)
        homes = joined([households, their_homes])
        tomorrow = self._today(today.year + 1)
        everybody, homes = self._tidied(everybody, homes)
        living.update_work(everybody, self._codes, self._odds.work_change, tomorrow)
        return Year(tomorrow, everybody, homes, ended, np.sort(immigrants.pid))

    def _babies(self, born: living.Born) -> People:
        many = born.birth.size
        first = self._serials.people
        self._serials = self._serials._replace(people=first + many)
        return People(
            pid=arriving.person_keys(first, many),
            home=born.home,
            birth=born.birth,
            movein=born.birth.copy(),
            number=arriving.number(born.birth, self._counters, CALENDAR_FROM),
            work=np.full(many, living.UNKNOWN_WORK, dtype=np.int16),
            sex=born.sex,
            role=np.full(many, CHILD, dtype=np.int8),
        )

    def _immigrants(self, *, present: int, first_row: int, today: Now) -> tuple[People, Households]:
        years = today.year + 1 - self.plan.first_year
        wanted = self.plan.persons * (1 + self.plan.behaviour.rates.growth) ** years
        missing = max(wanted - present, _LEAST_IMMIGRATION * wanted)
        many = max(1, round(missing / _PERSONS_IN_ARRIVING_HOUSEHOLD))
        return self._arrive(many, kind=arriving.IMMIGRATING, first_row=first_row, today=today)

    def _tidied(self, people: People, households: Households) -> tuple[People, Households]:
        many = households.key.size
        main, partner, oldest = (np.full(many, NOBODY, dtype=np.int32) for _ in range(3))
        mend_roles(people, main, partner, oldest)
        lived_in = oldest != NOBODY
        new_row = np.cumsum(lived_in, dtype=np.int32) - np.int32(1)
        return people._replace(home=new_row[people.home]), taken(households, lived_in)


def _by_pid(people: People) -> People:
    return taken(people, np.argsort(people.pid, kind="stable"))


def _ended(before: Year, *, people: People, households: Households, moved: Moved) -> Ended:
    """The stays that ended, with the dwelling left and the one moved to."""
    who = np.flatnonzero(moved.on)
    old, new = before.people.home[who], people.home[who]
    gone = moved.gone[who]
    stays = gone == NOT_GONE
    return Ended(
        pid=people.pid[who],
        dwelling=before.households.dwelling[old],
        area=before.households.area[old],
        entered=before.people.movein[who],
        left=moved.on[who],
        gone=gone,
        to_dwelling=np.where(stays, households.dwelling[new], -1),
        to_area=np.where(stays, households.area[new], 0).astype(np.int16),
    )


@compiled
def give_dwellings(households: Households, dwellings: Dwellings) -> None:
    """A new dwelling for each household that arrives."""
    for home in range(households.key.size):
        households.dwelling[home] = dwellings.known[0]
        dwellings.known[0] += 1


def merged(one: People, other: People) -> People:
    """Two tables sorted by pid as one."""
    at = np.searchsorted(one.pid, other.pid)
    pairs: Iterable[tuple[np.ndarray, np.ndarray]] = zip(one, other, strict=True)
    return People(*(np.insert(first, at, second) for first, second in pairs))

"""What each household and person will do this year, before anybody does it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bofast.compiled import Floats, Int8s, Int32s, compiled
from bofast.registers.made_up.behaviour import AGE_STARTS, BAND_STARTS, Behaviour
from bofast.registers.made_up.world import chance
from bofast.registers.made_up.world.looking import HAS_CHILD, HAS_WORKER, NOBODY, Seen
from bofast.registers.made_up.world.people import (
    CALENDAR_FROM,
    CHILD,
    MAIN,
    Households,
    Now,
    People,
    age_on_first_day,
    some_day,
)

STAYS, OUT, INTERNAL, BOUGHT, EMIGRATES, JOINS = 0, 1, 2, 3, 4, 5
_AGES_OF_JOINING = (20, 69)
_LONGEST_LIFE = 108
_OLDEST_AGE = 160


class Odds(NamedTuple):
    """The behaviour as plain numbers, for the loops."""

    base: Floats  # by whole years lived in the dwelling
    oldest: Floats  # by age
    mortality: Floats  # by age
    area_groups: Floats
    resource_strong: float
    owner: float
    measure: float
    measure_from: int
    out_of_area: float
    internal_rented: float
    emigration: float
    leaving_home: float
    split: float
    joining: float
    birth: float
    work_change: float


def odds_of(behaviour: Behaviour) -> Odds:
    exits, rates = behaviour.exits, behaviour.rates
    return Odds(
        base=_by_year(exits.base, starts=BAND_STARTS),
        oldest=_by_year(exits.oldest, starts=AGE_STARTS),
        mortality=np.minimum(0.6, np.exp(-10.2 + 0.092 * np.arange(_OLDEST_AGE))) * rates.death,
        area_groups=np.array(exits.area_groups),
        resource_strong=exits.resource_strong,
        owner=exits.owner,
        measure=exits.measure,
        measure_from=exits.measure_from,
        out_of_area=exits.out_of_area,
        internal_rented=exits.internal_rented,
        emigration=rates.emigration,
        leaving_home=rates.leaving_home,
        split=rates.split,
        joining=rates.joining,
        birth=rates.birth,
        work_change=rates.work_change,
    )


def _by_year(values: tuple[float, ...], *, starts: tuple[int, ...]) -> Floats:
    """The value of the band that each whole year lies in."""
    return np.array(values)[np.searchsorted(starts, np.arange(_OLDEST_AGE), side="right") - 1]


class Fates(NamedTuple):
    """One row a household, but `dies_on` and `leaves_to`, which have one a person."""

    fate: Int8s
    day: Int32s  # of the move, the emigration or the joining
    host: Int32s  # whose dwelling a joining household moves to
    split_to: Int32s  # the new household of a partner who leaves, or NOBODY
    dies_on: Int32s  # 0 for those who live on
    leaves_to: Int32s  # the new household of a child who leaves home, or NOBODY


def decide(people: People, households: Households, *, seen: Seen, odds: Odds, today: Now) -> tuple[Fates, int]:
    """The fates of a year, and how many households there are with the new ones."""
    many = households.key.size
    fates = Fates(
        fate=np.zeros(many, dtype=np.int8),
        day=np.zeros(many, dtype=np.int32),
        host=np.full(many, NOBODY, dtype=np.int32),
        split_to=np.full(many, NOBODY, dtype=np.int32),
        dies_on=np.zeros(people.pid.size, dtype=np.int32),
        leaves_to=np.full(people.pid.size, NOBODY, dtype=np.int32),
    )
    deaths(people, seen, today, (odds, fates))
    exits(households, seen, today, (odds, fates))
    joinings(people, seen, today, (odds, households.key, fates))
    new_rows = splits(households.key, seen, today, (odds, fates))
    new_rows = leavings(people, today, odds, (fates, new_rows))
    return fates, int(new_rows)


@compiled
def deaths(people: People, seen: Seen, today: Now, given: tuple[Odds, Fates]) -> None:
    """Mortality rises by a tenth a year of age. Nobody leaves a minor without an adult."""
    odds, fates = given
    dying = chance.stream(today.seed, today.year, chance.DEATH)
    days = chance.stream(today.seed, today.year, chance.DEATH_DAY)
    for person in range(people.pid.size):
        age = age_on_first_day(today, people.birth[person])
        home = people.home[person]
        risk = odds.mortality[age]
        needed = seen.minors[home] > 0 and not (people.role[person] == MAIN and seen.partner[home] != NOBODY)
        if needed and people.role[person] != CHILD:
            continue
        too_old = age >= _LONGEST_LIFE and risk > 0
        if too_old or chance.drawn(dying, people.pid[person]) < risk:
            fates.dies_on[person] = some_day(today, chance.drawn(days, people.pid[person]))


@compiled
def eta(households: Households, seen: Seen, today: Now, given: tuple[Odds, int]) -> float:
    """The planted linear predictor of one household-year."""
    odds, home = given
    lived = max(0, today.year - 1 - today.year_of[seen.movein[home] - CALENDAR_FROM])
    area = households.area[home]
    value = odds.base[lived] + odds.oldest[seen.oldest[home]]
    value += odds.area_groups[area % odds.area_groups.size]
    if seen.flags[home] == HAS_CHILD | HAS_WORKER:
        value += odds.resource_strong
    if households.owner[home] == 1:
        value += odds.owner
    if area % 7 == 0 and today.year >= odds.measure_from:
        value += odds.measure
    return float(value)


@compiled
def exits(households: Households, seen: Seen, today: Now, given: tuple[Odds, Fates]) -> None:
    """Emigration first, and among those who stay in the country the planted exit, with its cause."""
    odds, fates = given
    away = chance.stream(today.seed, today.year, chance.EMIGRATION)
    exit_ = chance.stream(today.seed, today.year, chance.FATE)
    causes = chance.stream(today.seed, today.year, chance.CAUSE)
    days = chance.stream(today.seed, today.year, chance.FATE_DAY)
    for home in range(households.key.size):
        key = households.key[home]
        fates.day[home] = some_day(today, chance.drawn(days, key))
        if chance.drawn(away, key) < odds.emigration:
            fates.fate[home] = EMIGRATES
        elif chance.drawn(exit_, key) < -np.expm1(-np.exp(eta(households, seen, today, (odds, home)))):
            cause = chance.drawn(causes, key)
            if cause < odds.out_of_area:
                fates.fate[home] = OUT
            elif cause < odds.out_of_area + odds.internal_rented:
                fates.fate[home] = INTERNAL
            else:
                fates.fate[home] = BOUGHT


@compiled
def joinings(people: People, seen: Seen, today: Now, given: tuple[Odds, np.ndarray, Fates]) -> None:
    """Single women and men on the look-out are paired with the next one of about their age.

    Who looks out is drawn apart from who moves, so a guest household that vanishes tells nothing of its exit.
    """
    odds, keys, fates = given
    looking = chance.stream(today.seed, today.year, chance.JOINING)
    hosts = chance.stream(today.seed, today.year, chance.HOST)
    days = chance.stream(today.seed, today.year, chance.JOIN_DAY)
    waiting = np.full((3, 20), NOBODY, dtype=np.int32)
    for home in range(keys.size):
        adult = seen.main[home]
        if adult == NOBODY or seen.partner[home] != NOBODY or fates.fate[home] == EMIGRATES:
            continue
        age = age_on_first_day(today, people.birth[adult])
        in_age = _AGES_OF_JOINING[0] <= age <= _AGES_OF_JOINING[1]
        if not in_age or fates.dies_on[adult] != 0 or chance.drawn(looking, keys[home]) >= odds.joining:
            continue
        sex, band = people.sex[adult], age // 5
        other = waiting[3 - sex, band]
        if other == NOBODY:
            waiting[sex, band] = home
            continue
        waiting[3 - sex, band] = NOBODY
        guest, host = (home, other) if chance.drawn(hosts, keys[home]) < 0.5 else (other, home)
        earliest = fates.day[host] if fates.fate[host] != STAYS else today.first_day + 1
        last = today.first_day + today.days - 1
        fates.fate[guest] = JOINS
        fates.host[guest] = host
        fates.day[guest] = earliest + int(chance.drawn(days, keys[guest]) * (last - earliest + 1))


@compiled
def splits(keys: np.ndarray, seen: Seen, today: Now, given: tuple[Odds, Fates]) -> int:
    """Couples that part: the partner gets a household of the partner's own."""
    odds, fates = given
    parting = chance.stream(today.seed, today.year, chance.SPLIT)
    rows = keys.size
    for home in range(keys.size):
        if seen.partner[home] == NOBODY or seen.main[home] == NOBODY or fates.fate[home] == EMIGRATES:
            continue
        both_live = fates.dies_on[seen.partner[home]] == 0 and fates.dies_on[seen.main[home]] == 0
        if both_live and chance.drawn(parting, keys[home]) < odds.split:
            fates.split_to[home] = rows
            rows += 1
    return rows


@compiled
def leavings(people: People, today: Now, odds: Odds, given: tuple[Fates, int]) -> int:
    """Children at home of 18 or more who leave for a home of their own."""
    fates, rows = given
    leaving = chance.stream(today.seed, today.year, chance.LEAVING)
    for person in range(people.pid.size):
        if people.role[person] != CHILD or fates.dies_on[person] != 0:
            continue
        if fates.fate[people.home[person]] == EMIGRATES or age_on_first_day(today, people.birth[person]) < 18:
            continue
        if chance.drawn(leaving, people.pid[person]) < odds.leaving_home:
            fates.leaves_to[person] = rows
            rows += 1
    return rows

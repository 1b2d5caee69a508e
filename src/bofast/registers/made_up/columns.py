"""A made-up year as rows of the standard store."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from bofast.compiled import Bools, Int8s, Int16s, Int64s, compiled
from bofast.registers.made_up.world import chance
from bofast.registers.made_up.world.people import Now
from bofast.registers.made_up.world.years import Ended, Year
from bofast.registers.store import AREAS, EXITS, PERSONS, ROWS_IN_GROUP, STAYS, HomeTenure

_DWELLING_SALT = 0x369DEA0F31
_AREAS_IN_MUNICIPALITY = 20
_FIRST_MUNICIPALITY = {"dk": 101, "no": 3101}
_OF_RENTED_HOMES_SOCIAL = 0.6
_OF_OWNED_HOMES_COOPERATIVE = 0.1


def persons_of(year: Year, *, gaps: float, country: str) -> Iterator[pa.RecordBatch]:
    """The rows of a year in groups, sorted by pid, without those that the register lacks."""
    rows = np.flatnonzero(present(year.people.pid, today=year.today, gaps=gaps))
    for first in range(0, rows.size, ROWS_IN_GROUP):
        yield _persons(year, rows[first : first + ROWS_IN_GROUP], country)


def _persons(year: Year, rows: Int64s, country: str) -> pa.RecordBatch:
    people, households = year.people, year.households
    home = people.home[rows]
    dwelling, area, owner = households.dwelling[home], households.area[home], households.owner[home]
    columns = (
        people.pid[rows],
        households.key[home],
        dwelling_keys(dwelling),
        people.birth[rows],
        people.movein[rows],
        people.sex[rows],
        owner,
        people.work[rows],
        area,
        np.full(rows.size, year.today.year, dtype=np.int16),
        municipality_of(area, country=country),
        people.role[rows],
        tenure_of(dwelling, owner),
    )
    return pa.record_batch([pa.array(c).cast(f.type) for c, f in zip(columns, PERSONS, strict=True)], schema=PERSONS)


@compiled
def _present(pids: Int64s, today: Now, gaps: float) -> Bools:
    of = chance.stream(today.seed, today.year, chance.GAP)
    there = np.empty(pids.size, dtype=np.bool_)
    for row in range(pids.size):
        there[row] = chance.drawn(of, pids[row]) >= gaps
    return there


def present(pids: Int64s, *, today: Now, gaps: float) -> Bools:
    """Who is in the register this year; a share of the person-years is missing at random."""
    return _present(pids, today, gaps)


@compiled
def dwelling_keys(serials: Int64s) -> Int64s:
    """The keys of dwellings; -1 stays -1."""
    keys = np.empty(serials.size, dtype=np.int64)
    for row in range(serials.size):
        keys[row] = chance.scrambled(serials[row], _DWELLING_SALT) if serials[row] >= 0 else -1
    return keys


@compiled
def tenure_of(dwellings: Int64s, owner: Int8s) -> Int8s:
    """How each dwelling is held (`HomeTenure`): fixed for the dwelling as long as it stays owned or rented."""
    of = chance.stream(0, 0, chance.TENURE)
    tenure = np.empty(dwellings.size, dtype=np.int8)
    for row in range(dwellings.size):
        draw = chance.drawn(of, dwellings[row])
        if owner[row] == 1:
            tenure[row] = _COOPERATIVE if draw < _OF_OWNED_HOMES_COOPERATIVE else _OWNED
        else:
            tenure[row] = _SOCIAL if draw < _OF_RENTED_HOMES_SOCIAL else _PRIVATE
    return tenure


_OWNED, _COOPERATIVE = int(HomeTenure.OWNED), int(HomeTenure.COOPERATIVE)
_SOCIAL, _PRIVATE = int(HomeTenure.RENTED_SOCIAL), int(HomeTenure.RENTED_PRIVATE)


def municipality_of(area: Int16s, *, country: str) -> Int16s:
    """Twenty areas make a municipality; the numbers begin where the country's do."""
    numbers = _FIRST_MUNICIPALITY[country] + area.astype(np.int32) // _AREAS_IN_MUNICIPALITY
    return numbers.astype(np.int16)


def stays_from(ended: Ended) -> pa.RecordBatch:
    """The stays that ended in a year."""
    columns = (ended.pid, dwelling_keys(ended.dwelling), ended.area, ended.entered, ended.left)
    return pa.record_batch([pa.array(c).cast(f.type) for c, f in zip(columns, STAYS, strict=True)], schema=STAYS)


def open_stays(year: Year) -> pa.RecordBatch:
    """The stays that go on when the register ends."""
    people, households = year.people, year.households
    columns = (
        pa.array(people.pid),
        pa.array(dwelling_keys(households.dwelling[people.home])),
        pa.array(households.area[people.home]),
        pa.array(people.movein).cast(pa.date32()),
        pa.nulls(people.pid.size, pa.date32()),
    )
    return pa.record_batch(list(columns), schema=STAYS)


def exits_from(ended: Ended) -> pa.RecordBatch:
    """Who emigrated or died in a year."""
    gone = ended.gone != 0
    columns = (ended.pid[gone], ended.gone[gone], ended.left[gone])
    return pa.record_batch([pa.array(c).cast(f.type) for c, f in zip(columns, EXITS, strict=True)], schema=EXITS)


def areas_table(areas: int, *, country: str) -> pa.RecordBatch:
    """Every area with a name that nobody takes for a real one."""
    numbers = np.arange(1, areas + 1, dtype=np.int16)
    names = [f"Område {number}" for number in numbers]
    return pa.record_batch([numbers, names, municipality_of(numbers, country=country)], schema=AREAS)

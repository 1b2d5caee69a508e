"""The state that is carried from year to year: one row a person, one a household, as columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import numpy as np

from bofast.compiled import Int8s, Int16s, Int32s, Int64s, compiled

CALENDAR_FROM = -40_177
"""1 January 1860, in days since 1970: nobody in the register is older."""

MAN, WOMAN = 1, 2
MAIN, PARTNER, CHILD = 1, 2, 3


class People(NamedTuple):
    """One row a person, sorted by `pid`."""

    pid: Int64s
    home: Int32s  # the row of the household
    birth: Int32s  # days since 1970
    movein: Int32s
    number: Int16s  # running number among those born on one day, for the made-up identity numbers
    work: Int16s  # as SOCIO13
    sex: Int8s
    role: Int8s


class Households(NamedTuple):
    """One row a household, in no order that means anything."""

    key: Int64s
    dwelling: Int64s
    area: Int16s
    owner: Int8s


class Now(NamedTuple):
    """The year that is being lived. Numba takes it as it is."""

    year: int
    first_day: int  # 1 January, in days since 1970
    days: int
    seed: int
    areas: int
    year_of: Int16s  # the calendar year of each day since CALENDAR_FROM


Rows = TypeVar("Rows", People, Households)


def calendar_years() -> Int16s:
    """The calendar year of each day from 1860 to 2060."""
    days = np.arange(CALENDAR_FROM, 33_238).astype("datetime64[D]")
    years: Int16s = (days.astype("datetime64[Y]").astype(np.int64) + 1970).astype(np.int16)
    return years


def first_day_of(year: int) -> int:
    """1 January as days since 1970."""
    return int(np.datetime64(f"{year}-01-01", "D").astype(np.int64))


def now(year: int, *, seed: int, areas: int, year_of: Int16s) -> Now:
    first_day = first_day_of(year)
    return Now(year, first_day, first_day_of(year + 1) - first_day, seed, areas, year_of)


@compiled
def age_on_first_day(today: Now, birth: int) -> int:
    """Whole years on 1 January. Nobody is born on a 1 January, so the years alone decide."""
    return int(today.year - 1 - today.year_of[birth - CALENDAR_FROM])


@compiled
def some_day(today: Now, chance: float) -> int:
    """A day from 2 January to 31 December: what happens on a 1 January would be seen only a year later."""
    return today.first_day + 1 + int(chance * (today.days - 1))


def joined(parts: Sequence[Rows]) -> Rows:
    """The rows of the parts, one after another."""
    kind = type(parts[0])
    return kind(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def taken(rows: Rows, which: np.ndarray) -> Rows:
    """The rows with these numbers, or where this is true."""
    return type(rows)(*(column[which] for column in rows))

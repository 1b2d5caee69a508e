"""Identity numbers for made-up people: anybody who knows the form sees that they can be nobody's.

Denmark: a day of birth plus 60. Norway: a month of birth plus 80 (Skatteetaten's own test series), with right control
digits. Numbers that only *look* real, for planted faults, are of people born 1858-1899: nobody alive has one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bofast.compiled import Int16s, Int32s, Int64s
from bofast.rules.identity_number import K1_WEIGHTS, K2_WEIGHTS, TENOR_MONTH

DIGITS: Mapping[str, int] = {"dk": 10, "no": 11}

_MADE_UP_DAY = 60
_MOST_A_DAY = {"dk": 4_000, "no": 350}
_DATES_AT_A_TIME = 2_000


class TooManyPeople(ValueError):
    """More people were born on one day than there are numbers for."""


def numbers_for(births: Int32s, numbers: Int16s, *, country: str) -> Int64s:
    """The identity number of each, as a whole number; `as_text` writes it.

    Raises: TooManyPeople.
    """
    if numbers.size and int(numbers.max()) >= _MOST_A_DAY[country]:
        raise TooManyPeople("Identity numbers run out at this size; make the register as a store, or smaller.")
    return _BY_COUNTRY[country](births, numbers)


def as_text(numbers: Int64s, *, digits: int) -> pa.Array:
    """Numbers as text of one length, with leading zeros."""
    return pc.utf8_lpad(pa.array(numbers).cast(pa.string()), digits, "0")


def looking_real(texts: pa.Array) -> pa.Array:
    """Numbers in the form of issued ones, one for each text and of its length: of people born 1858-1899."""
    rows = np.arange(len(texts))
    date_part = ((1 + rows % 28) * 100 + 1 + rows // 28 % 12) * 100 + 58 + rows // 336 % 42
    round_ = rows // 14_112
    if pc.max(pc.utf8_length(texts)).as_py() == DIGITS["no"]:
        dates, at = np.unique(date_part, return_inverse=True)
        wanted = _with_control_digits(dates, np.full(dates.size, 500))[at, round_]
        return as_text(wanted, digits=DIGITS["no"])
    return as_text((date_part * 10_000 + 5_000 + round_).astype(np.int64), digits=DIGITS["dk"])


def _dates(births: Int32s) -> tuple[Int64s, Int64s, Int64s]:
    """Day, month and calendar year."""
    days = births.astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    years = days.astype("datetime64[Y]").astype(np.int64) + 1970
    return (days - months).astype(np.int64) + 1, months.astype(np.int64) % 12 + 1, years


def _danish(births: Int32s, numbers: Int16s) -> Int64s:
    """Day + 60, month, year, and a running number that tells the century as a real one's does."""
    day, month, year = _dates(births)
    first = np.where(year >= 2000, 4_000, np.where(year < 1900, 5_000, 0))
    date_part = ((day + _MADE_UP_DAY) * 100 + month) * 100 + year % 100
    return np.asarray(date_part * 10_000 + first + numbers, dtype=np.int64)


def _norwegian(births: Int32s, numbers: Int16s) -> Int64s:
    """Day, month + 80, year, the individual number and the control digits."""
    unique, at = np.unique(births, return_inverse=True)
    wanted = np.empty(births.size, dtype=np.int64)
    for first in range(0, unique.size, _DATES_AT_A_TIME):
        dates = unique[first : first + _DATES_AT_A_TIME]
        here = (at >= first) & (at < first + _DATES_AT_A_TIME)
        wanted[here] = _all_numbers(dates)[at[here] - first, numbers[here]]
    return wanted


def _all_numbers(births: Int32s) -> Int64s:
    """Every made-up number that exists for each date; one row a date."""
    day, month, year = _dates(births)
    date_part = (day * 100 + month + TENOR_MONTH) * 100 + year % 100
    return _with_control_digits(date_part, np.where(year >= 2000, 500, 0))


def _with_control_digits(date_part: Int64s, first: Int64s) -> Int64s:
    """Numbers with the individual numbers from the first on; those that have control digits stand first in a row."""
    nine = date_part[:, None] * 1_000 + first[:, None] + np.arange(500)
    k1 = -_weighted(nine, K1_WEIGHTS) % 11
    k2 = -_weighted(nine * 10 + k1 % 10, K2_WEIGHTS) % 11
    order = np.argsort((k1 == 10) | (k2 == 10), axis=1, kind="stable")
    return np.asarray(np.take_along_axis((nine * 10 + k1) * 10 + k2, order, axis=1))


def _weighted(numbers: Int64s, weights: tuple[int, ...]) -> Int64s:
    total = np.zeros(numbers.shape, dtype=np.int64)
    left = numbers.copy()
    for weight in reversed(weights):
        total += weight * (left % 10)
        left //= 10
    return total


_BY_COUNTRY: Mapping[str, Callable[[Int32s, Int16s], Int64s]] = {"dk": _danish, "no": _norwegian}

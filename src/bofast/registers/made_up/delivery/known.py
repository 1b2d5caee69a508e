"""What the writer of files must remember over the years: everybody's number, and where every dwelling lies."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from bofast.compiled import Int16s, Int64s
from bofast.registers.made_up.columns import dwelling_keys
from bofast.registers.made_up.delivery.numbers import DIGITS, as_text, numbers_for
from bofast.registers.made_up.world.years import Year

_KEY_DIGITS = 13
_NUMBER_DIGITS = 9


class Known:
    """Numbers by person and areas by dwelling; `learn` is told each year in turn."""

    def __init__(self, country: str) -> None:
        self.country = country
        self._pids: Int64s = np.zeros(0, dtype=np.int64)
        self._numbers: Int64s = np.zeros(0, dtype=np.int64)
        self.area_of: Int16s = np.zeros(0, dtype=np.int16)

    def learn(self, year: Year) -> None:
        """Take in who is new, and which dwellings are."""
        people = year.people
        at = np.searchsorted(self._pids, people.pid)
        inside = np.minimum(at, max(0, self._pids.size - 1))
        new = np.ones(people.pid.size, dtype=bool) if not self._pids.size else self._pids[inside] != people.pid
        numbers = numbers_for(people.birth[new], people.number[new], country=self.country)
        self._pids = np.insert(self._pids, at[new], people.pid[new])
        self._numbers = np.insert(self._numbers, at[new], numbers)
        for dwellings, areas in self._seen(year):
            self._learn_areas(dwellings, areas)

    @staticmethod
    def _seen(year: Year) -> list[tuple[Int64s, Int16s]]:
        seen = [(year.households.dwelling, year.households.area)]
        if year.ended is not None:
            moved = year.ended.gone == 0
            seen.append((year.ended.to_dwelling[moved], year.ended.to_area[moved]))
        return seen

    def _learn_areas(self, dwellings: Int64s, areas: Int16s) -> None:
        most = int(dwellings.max(initial=-1)) + 1
        if most > self.area_of.size:
            more = np.zeros(most - self.area_of.size, dtype=np.int16)
            self.area_of = np.concatenate([self.area_of, more])
        self.area_of[dwellings] = areas

    def persons(self, pids: Int64s) -> pa.Array:
        """The identity numbers of these, as text."""
        return as_text(self._numbers[np.searchsorted(self._pids, pids)], digits=DIGITS[self.country])

    def dwellings(self) -> Int64s:
        """Every dwelling that anybody has lived in."""
        return np.flatnonzero(self.area_of).astype(np.int64)


def key_text(keys: Int64s) -> pa.Array:
    """A key of the store as the text that stands in a file."""
    return as_text(keys, digits=_KEY_DIGITS)


def dwelling_text(dwellings: Int64s) -> pa.Array:
    """The address id of dwellings."""
    return key_text(dwelling_keys(dwellings))


def unit_text(dwellings: Int64s) -> pa.Array:
    """The dwelling's own id, which is not its address's."""
    return as_text(dwelling_keys(dwellings) + 2 * 10**_KEY_DIGITS, digits=_KEY_DIGITS + 1)


def running_text(dwellings: Int64s) -> pa.Array:
    """The number of an address within its municipality."""
    return as_text(dwellings, digits=_NUMBER_DIGITS)

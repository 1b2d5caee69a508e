"""The list: households in lines of their own kind by time, the longest waiting first."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from heapq import heapify, heappop, heapreplace
from typing import NamedTuple

from bofast.allocation.policy.kinds import From, Kind, Line, Size

_Places = list[tuple[int, int]]
"""(since, household), rising."""
_ANYWHERE = -1
_TENANTS = -1


class Waiting(NamedTuple):
    """A household in line.

    Attributes:
        department: where it rents now; None for a newcomer.
        own_rooms: of that home; it wants more. 0 for a newcomer.
        since: the day from which its time counts.
    """

    size: Size
    department: int | None
    own_rooms: int
    nominated_class: int
    since: int


class WaitingList:
    """Who waits, each in the line of her kind."""

    def __init__(self) -> None:
        self._told: dict[int, Waiting] = {}
        self._places: defaultdict[_Name, _Places] = defaultdict(list)
        self._seen: dict[tuple[Line, int], list[list[_Part]]] = {}

    def __len__(self) -> int:
        return len(self._told)

    def __contains__(self, household: int) -> bool:
        return household in self._told

    def since(self, household: int) -> int:
        """The day from which a household's time counts."""
        return self._told[household].since

    def join(self, household: int, told: Waiting) -> None:
        """Stand in line. A household that is there already stands anew."""
        self.leave(household)
        self._told[household] = told
        for name in _names_of(told):
            insort(self._places[name], (told.since, household))

    def leave(self, household: int) -> None:
        """Leave the line; nothing happens where the household does not stand in it."""
        told = self._told.pop(household, None)
        if told is None:
            return
        for name in _names_of(told):
            places = self._places[name]
            del places[bisect_left(places, (told.since, household))]

    def in_order(self, line: Line, *, department: int, rooms: int) -> Iterator[int]:
        """Households who want a home of so many rooms there, those further ahead first.

        Nobody may join or leave until the last one asked for has been given.
        """
        told = self._told
        for parts in self._parts(line, department):
            for household, elsewhere_than in _merged(parts):
                waiting = told[household]
                if waiting.own_rooms < rooms and waiting.department != elsewhere_than:
                    yield household

    def _parts(self, line: Line, department: int) -> list[list[_Part]]:
        """The places of each group of a line, looked up once for each department."""
        parts = self._seen.get((line, department))
        if parts is None:
            parts = [[self._part(kind, department) for kind in equals] for equals in line.groups]
            self._seen[line, department] = parts
        return parts

    def _part(self, kind: Kind, department: int) -> _Part:
        elsewhere_than = department if kind.comes_from is From.OTHER_DEPARTMENT else _ANYWHERE
        return self._places[_name(kind, department)], elsewhere_than


_Part = tuple[_Places, int]
"""Those of one kind, and the department whose tenants among them stand elsewhere in the line."""


def _merged(parts: list[_Part]) -> Iterator[tuple[int, int]]:
    """Who stands in any of the parts, by time and then by number, and whose tenants that part leaves out."""
    heads = [(places[0], number, 1) for number, (places, _elsewhere) in enumerate(parts) if places]
    heapify(heads)
    while heads:
        (_since, household), number, after = heads[0]
        places, elsewhere_than = parts[number]
        yield household, elsewhere_than
        if after < len(places):
            heapreplace(heads, (places[after], number, after + 1))
        else:
            heappop(heads)


_Name = tuple[Size, int, int]
"""Size; a newcomer's class from 0, or _TENANTS; of tenants, the department, or _ANYWHERE. Plain numbers hash fast."""


def _names_of(told: Waiting) -> tuple[_Name, ...]:
    """A tenant stands in the line of her department and in that of all tenants; a newcomer in one."""
    if told.department is None:
        return ((told.size, told.nominated_class, _ANYWHERE),)
    return ((told.size, _TENANTS, told.department), (told.size, _TENANTS, _ANYWHERE))


def _name(kind: Kind, department: int) -> _Name:
    match kind.comes_from:
        case From.SAME_DEPARTMENT:
            return (kind.size, _TENANTS, department)
        case From.OTHER_DEPARTMENT:
            return (kind.size, _TENANTS, _ANYWHERE)
        case From.OUTSIDE:
            return (kind.size, kind.nominated_class, _ANYWHERE)

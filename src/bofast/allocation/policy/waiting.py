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
        self._seen: dict[tuple[Line, int, int], _Groups] = {}

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
        for anywhere, here in zip(self._anywhere(line, rooms), self._here(line, department, rooms), strict=True):
            for household, is_elsewhere in _merged(anywhere + here):
                if not is_elsewhere or told[household].department != department:
                    yield household

    def _anywhere(self, line: Line, rooms: int) -> _Groups:
        """The places of each group of a line that are the same for every department, looked up once."""
        groups = self._seen.get((line, _ANYWHERE, rooms))
        if groups is None:
            groups = self._seen[line, _ANYWHERE, rooms] = [
                [
                    (self._places[name], kind.comes_from is From.OTHER_DEPARTMENT)
                    for kind in equals
                    if kind.comes_from is not From.SAME_DEPARTMENT
                    for name in _names(kind, _ANYWHERE, rooms)
                ]
                for equals in line.groups
            ]
        return groups

    def _here(self, line: Line, department: int, rooms: int) -> _Groups:
        """The places of each group of a line that are the department's own, looked up once for each."""
        groups = self._seen.get((line, department, rooms))
        if groups is None:
            groups = self._seen[line, department, rooms] = [
                [
                    (self._places[name], False)
                    for kind in equals
                    if kind.comes_from is From.SAME_DEPARTMENT
                    for name in _names(kind, department, rooms)
                ]
                for equals in line.groups
            ]
        return groups


_Part = tuple[_Places, bool]
"""Those of one kind, and whether tenants of the department itself stand elsewhere in the line."""
_Groups = list[list[_Part]]


def _merged(parts: list[_Part]) -> Iterator[_Placed]:
    """Who stands in any of the parts, by time and then by number, and whether that part is of those elsewhere."""
    heads = [(places[0], number, 1) for number, (places, _elsewhere) in enumerate(parts) if places]
    heapify(heads)
    while heads:
        (_since, household), number, after = heads[0]
        places, is_elsewhere = parts[number]
        yield household, is_elsewhere
        if after < len(places):
            heapreplace(heads, (places[after], number, after + 1))
        else:
            heappop(heads)


_Placed = tuple[int, bool]
_Name = tuple[Size, int, int, int]
"""Size; a newcomer's class from 0, or _TENANTS; of tenants, the department, or _ANYWHERE; the rooms they have.

Plain numbers hash fast. By rooms, so that nobody is passed over anew at each home that is no larger than her own.
"""


def _names_of(told: Waiting) -> tuple[_Name, ...]:
    """A tenant stands in the line of her department and in that of all tenants; a newcomer in one."""
    if told.department is None:
        return ((told.size, told.nominated_class, _ANYWHERE, 0),)
    own = told.own_rooms
    return ((told.size, _TENANTS, told.department, own), (told.size, _TENANTS, _ANYWHERE, own))


def _names(kind: Kind, department: int, rooms: int) -> Iterator[_Name]:
    """Where those of a kind stand who want so many rooms: newcomers, or tenants of every smaller size of home."""
    if kind.comes_from is From.OUTSIDE:
        yield (kind.size, kind.nominated_class, department, 0)
        return
    for own_rooms in range(rooms):
        yield (kind.size, _TENANTS, department, own_rooms)

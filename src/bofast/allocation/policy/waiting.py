"""The list: households who stand alike in one line each by time, the longest waiting first."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from heapq import merge
from typing import NamedTuple

from bofast.allocation.policy.kinds import From, Kind, Line, Size, Standing, Verdicts

_Places = list[int]
"""Rising; each the day from which time counts, and below it the household."""
_HOUSEHOLD_BITS = 32
_HOUSEHOLD = (1 << _HOUSEHOLD_BITS) - 1
_ANYWHERE = -1


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
    """Who waits: each stands in a line for homes of each size that it wants and may have."""

    def __init__(self, verdicts: Verdicts, *, rooms: Collection[int]) -> None:
        """An empty list, for homes of these sizes."""
        self._verdicts, self._rooms = verdicts, frozenset(rooms)
        self._told: dict[int, Waiting] = {}
        self._lines: defaultdict[tuple[Standing, int], _Places] = defaultdict(list)
        self._lines_of: dict[_Asking, list[_Places]] = {}

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
        place = told.since << _HOUSEHOLD_BITS | household
        for line in self._asked_by(told):
            insort(line, place)

    def leave(self, household: int) -> None:
        """Leave the line; nothing happens where the household does not stand in it."""
        told = self._told.pop(household, None)
        if told is None:
            return
        place = told.since << _HOUSEHOLD_BITS | household
        for line in self._asked_by(told):
            del line[bisect_left(line, place)]

    def in_order(self, line: Line, *, department: int) -> Iterator[int]:
        """Households who want such a home there, those further ahead first.

        Nobody may join or leave until the last one asked for has been given.
        """
        for equals in line.groups:
            for place in merge(*self._parts(equals, department)):
                yield place & _HOUSEHOLD

    def _parts(self, equals: Iterable[Standing], department: int) -> Iterator[Iterable[int]]:
        """The lines of those who stand equal at a home of a department."""
        for standing in equals:
            is_here = standing.comes_from is From.SAME_DEPARTMENT
            line = self._lines.get((standing, department if is_here else _ANYWHERE))
            if line:
                yield self._elsewhere(line, department) if standing.comes_from is From.OTHER_DEPARTMENT else line

    def _elsewhere(self, line: _Places, department: int) -> Iterator[int]:
        told = self._told
        return (place for place in line if told[place & _HOUSEHOLD].department != department)

    def _asked_by(self, told: Waiting) -> list[_Places]:
        """The lines that such a household stands in: for each size of home and each kind that it is seen as."""
        asking = told[:-1]
        lines = self._lines_of.get(asking)
        if lines is None:
            lines = self._lines_of[asking] = [
                self._lines[standing, where]
                for kind, where in _kinds_of(told)
                for rooms in self._rooms
                if rooms > told.own_rooms and (standing := self._verdicts.standing(kind, rooms=rooms)) is not None
            ]
        return lines


_Asking = tuple[Size, int | None, int, int]
"""All of a household's Waiting but the time."""


def _kinds_of(told: Waiting) -> tuple[tuple[Kind, int], ...]:
    """A tenant is of one kind in her own department and of another elsewhere; a newcomer is of one kind everywhere."""
    if told.department is None:
        return ((Kind(told.size, From.OUTSIDE, told.nominated_class), _ANYWHERE),)
    own, other = (Kind(told.size, place, 0) for place in (From.SAME_DEPARTMENT, From.OTHER_DEPARTMENT))
    return ((own, told.department), (other, _ANYWHERE))

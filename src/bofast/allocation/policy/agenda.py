"""What will happen on which day: a short heap for each day, since days are many and what happens on one is little."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush


class Agenda:
    """Things that will befall households and homes before the years are over.

    Of the things of one day, those of a lower number come first, and of one number those of a lower household or home.
    """

    def __init__(self, days: int) -> None:
        self._of_day: list[list[tuple[int, int]]] = [[] for _day in range(days)]

    def plan(self, day: int, what: int, whom: int) -> None:
        """Have something happen on a day from 0, today or later; what lies behind the last day is forgotten."""
        if day < len(self._of_day):
            heappush(self._of_day[day], (what, whom))

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        """Day, what and whom, in order; more may be planned while this goes on."""
        for day, things in enumerate(self._of_day):
            while things:
                what, whom = heappop(things)
                yield day, what, whom

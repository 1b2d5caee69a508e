"""Two years of people, both in the order of their keys, walked side by side: who stayed, moved, came and went.

Each person of the year before stands in the state with the stay that was going on then. Nothing is sorted, and no
table is looked up at random but the counts themselves.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bofast.compiled import Int8s, Int16s, Int32s, Int64s, compiled
from bofast.registers.stays.events import Event, Flow
from bofast.registers.stays.question import LONGEST

_STAYED, _LOST, _OUT, _INTERNAL = int(Event.STAYED), int(Event.LOST), int(Event.OUT), int(Event.INTERNAL)
_STOCK, _FROM_AREA, _FROM_OUTSIDE = int(Flow.STOCK), int(Flow.IN_FROM_AREA), int(Flow.IN_FROM_OUTSIDE)
_TO_AREA, _FLOW_INTERNAL = int(Flow.OUT_TO_AREA), int(Flow.INTERNAL)
_INTO, _OUT_OF = int(Flow.GREW_INTO), int(Flow.GREW_OUT_OF)
NOBODY = -1
HERE, ABSENT, AWAITED, CLOSED = 0, 1, 2, 3
"""Whether somebody of the year before is here. AWAITED may still come back; CLOSED are all when a register ends."""
END = LONGEST - 1


class Rows(NamedTuple):
    """The people of a year as they are linked, by person, rising."""

    person: Int64s
    dwelling: Int64s
    place: Int64s  # what one stays in
    area: Int16s
    lived: Int8s  # years in the dwelling
    tenure: Int8s
    group: Int8s  # of the population: 0 or 1, else NOT_COUNTED
    pattern: Int32s  # else NOT_COUNTED


class State(NamedTuple):
    """The people of the year before, each with the stay that goes on."""

    person: Int64s
    dwelling: Int64s
    place: Int64s
    area: Int16s
    group: Int8s
    pattern: Int32s  # of the last year
    first_pattern: Int32s  # of the year in which the stay came under observation
    entry: Int8s  # years stayed then
    stayed: Int8s  # years stayed in the last year
    missed: Int8s  # years without a row since


class Stay(NamedTuple):
    """The stays that go on, as in `State`."""

    first_pattern: Int32s
    entry: Int8s
    stayed: Int8s


class Ending(NamedTuple):
    """How the last year ended for everybody of it."""

    event: Int8s  # Event
    whether: Int8s  # HERE, ABSENT, AWAITED or CLOSED
    next_area: Int16s  # moved to; else 0


class Tables(NamedTuple):
    """What is counted into. Sizes as in `Counts`, without the years of the flows, and with a last pattern for all who
    are not counted: their pattern is -1.
    """

    years: Int64s
    left_out: Int64s
    entered: Int64s
    left: Int64s
    flows: Int64s
    remained: Int64s  # [area, group before + 1, group after + 1] people who were in the area a year before
    moves: Int64s


@compiled
def is_rising(person: Int64s) -> bool:
    """Whether every key is above the one before."""
    row = 1
    while row < person.size and person[row] > person[row - 1]:
        row += 1
    return row >= person.size


class Link(NamedTuple):
    """Two years side by side: the rows of a part, everybody of the year before, and what is to be filled in."""

    new: Rows
    old: State
    ending: Ending
    stay: Stay
    by_dwelling: int  # 1: a move within the area ends a stay


def link(part: Link, tables: Tables, was: int) -> int:
    """Find everybody in the year before: how it ended for them, what flowed, and the stay that goes on or begins.

    `was` is the row of the year before to go on from; returned is the one that the next part goes on from.
    """
    of = np.empty(part.new.person.size, dtype=np.int32)
    was = _match(part.new.person, part.old.person, was, of)
    _end(part, of)
    _flow(part.new, part.old, of, tables)
    _go_on(part, of)
    return was


@compiled
def _match(person: Int64s, before: Int64s, was: int, of: Int32s) -> int:
    """For each person the row of the year before, or NOBODY. Both are in the order of the keys."""
    for row in range(person.size):
        key = person[row]
        while was < before.size and before[was] < key:
            was += 1
        of[row] = was if was < before.size and before[was] == key else NOBODY
    return was


@compiled
def _end(part: Link, of: Int32s) -> None:
    """How the year ended for whoever of the year before is here."""
    place, area, tenure = part.new.place, part.new.area, part.new.tenure
    old_place, old_area, missed = part.old.place, part.old.area, part.old.missed
    event, whether, next_area = part.ending.event, part.ending.whether, part.ending.next_area
    by_dwelling = part.by_dwelling
    for row in range(of.size):
        was = of[row]
        if was == NOBODY:
            continue
        whether[was] = HERE
        if place[row] == old_place[was]:
            event[was] = _STAYED
        elif missed[was]:
            event[was] = _LOST
        else:
            inside = by_dwelling and area[row] == old_area[was]
            event[was] = (_INTERNAL if inside else _OUT) + tenure[row]
            next_area[was] = area[row]


@compiled
def _flow(new: Rows, old: State, of: Int32s, tables: Tables) -> None:
    """The flows of those who are here. Those who were in the area already are counted in `remained`.

    Nearly everybody was; whether they are counted among the population is as good as a throw of a coin, which would
    cost a wrong guess of the processor a row, so that they are counted without asking.
    """
    area, group, dwelling = new.area, new.group, new.dwelling
    old_area, old_group, old_dwelling, missed = old.area, old.group, old.dwelling, old.missed
    flows, remained, moves = tables.flows, tables.remained, tables.moves
    for row in range(of.size):
        was, now, here = of[row], group[row], area[row]
        if was == NOBODY or missed[was] > 0:
            if now >= 0:
                flows[here, now, _FROM_OUTSIDE] += 1
            continue
        before, there = old_group[was], old_area[was]
        if here == there:
            remained[here, before + 1, now + 1] += 1
            if dwelling[row] != old_dwelling[was] and now >= 0 and before >= 0:
                flows[here, before, _FLOW_INTERNAL] += 1
        elif now >= 0 and before >= 0:
            flows[there, before, _TO_AREA] += 1
            flows[here, now, _FROM_AREA] += 1
            moves[there, here] += 1
        elif now >= 0:
            flows[here, now, _INTO] += 1
        elif before >= 0:
            flows[there, before, _OUT_OF] += 1


@compiled
def _go_on(part: Link, of: Int32s) -> None:
    """Of everybody who is here the stay that goes on or begins: its first pattern, years at entry, and years by now."""
    place, lived, pattern = part.new.place, part.new.lived, part.new.pattern
    old_place, old_first, old_entry = part.old.place, part.old.first_pattern, part.old.entry
    old_stayed, missed = part.old.stayed, part.old.missed
    first, entry, stayed = part.stay.first_pattern, part.stay.entry, part.stay.stayed
    for row in range(of.size):
        was = of[row]
        if was != NOBODY and old_place[was] == place[row]:
            first[row], entry[row] = old_first[was], old_entry[was]
            stayed[row] = min(old_stayed[was] + 1 + missed[was], END)
        else:
            first[row], entry[row], stayed[row] = pattern[row], lived[row], lived[row]


def add_remained(tables: Tables, stayers: Int64s) -> None:
    """What follows from those who were in the area already, and the stock: whoever stayed, came or grew into it."""
    flows, remained = tables.flows, tables.remained
    stayers += remained[:, 1:, 1:]
    flows[:, :, _INTO] += remained[:, 0, 1:]
    flows[:, :, _OUT_OF] += remained[:, 1:, 0]
    came = flows[:, :, _FROM_OUTSIDE] + flows[:, :, _FROM_AREA] + flows[:, :, _INTO]
    flows[:, :, _STOCK] = came + stayers.sum(axis=1)
    remained[:] = 0


@compiled
def stock(new: Rows, flows: Int64s) -> None:
    """The first year: everybody is there, and nobody is known to have come."""
    area, group = new.area, new.group
    for row in range(area.size):
        if group[row] >= 0:
            flows[area[row], group[row], _STOCK] += 1


def begin(new: Rows, stay: Stay) -> None:
    """The stays of the first year, which come under observation with the years already lived there."""
    stay.first_pattern[:], stay.entry[:], stay.stayed[:] = new.pattern, new.lived, new.lived

"""Two years of people, both in the order of their keys, walked side by side: who stayed, moved, came and went.

Each person of the year before stands in the state with the stay that was going on then. Nothing is sorted, and no
table is looked up at random but the counts themselves.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from bofast.registers.compiled import Int8s, Int16s, Int32s, Int64s, compiled
from bofast.registers.engines.native.covariates import NOT_COUNTED
from bofast.registers.stays.events import LEFT_OUT, Event, Flow
from bofast.registers.stays.question import LONGEST

_LOST, _ABROAD, _OUT, _INTERNAL = int(Event.LOST), int(Event.ABROAD), int(Event.OUT), int(Event.INTERNAL)
_STOCK, _FROM_AREA, _FROM_OUTSIDE = int(Flow.STOCK), int(Flow.IN_FROM_AREA), int(Flow.IN_FROM_OUTSIDE)
_TO_AREA, _GONE, _FLOW_LOST = int(Flow.OUT_TO_AREA), int(Flow.OUT_OF_REGISTER), int(Flow.LOST)
_FLOW_INTERNAL, _INTO, _OUT_OF = int(Flow.INTERNAL), int(Flow.GREW_INTO), int(Flow.GREW_OUT_OF)
NOBODY = -1
CLOSING = 2
_END = LONGEST - 1


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
    """How the last year ended for everybody of it: an Event; and 1 where one waits for them, CLOSING at the end."""

    event: Int8s
    wait: Int8s


class Exits(NamedTuple):
    """Who left the register before this 1 January and after the last, by person, rising; 1 abroad, 2 dead."""

    person: Int64s
    cause: Int8s


class Tables(NamedTuple):
    """The counts of one part of the people. The leading sizes are those of `Counts`, without the years of the flows."""

    years: Int64s
    left_out: Int64s
    entered: Int64s
    left: Int64s
    flows: Int64s
    stayers: Int64s
    moves: Int64s


def matched(person: Int64s, before: Int64s) -> Int32s:
    """For each person the row of the year before, or NOBODY. Both are in the order of the keys."""
    of = np.empty(person.size, dtype=np.int32)
    _match(person, before, of)
    return of


@compiled
def _match(person: Int64s, before: Int64s, of: Int32s) -> None:
    was = 0
    for row in range(person.size):
        key = person[row]
        while was < before.size and before[was] < key:
            was += 1
        of[row] = was if was < before.size and before[was] == key else NOBODY


@compiled
def reasons(person: Int64s, gone: Exits) -> Int8s:
    """How each person has left the register, if it is known: an event; else LOST."""
    event = np.full(person.size, _LOST, dtype=np.int8)
    gone_person, cause = gone.person, gone.cause
    at = 0
    for left in range(gone_person.size):
        while at < person.size and person[at] < gone_person[left]:
            at += 1
        if at < person.size and person[at] == gone_person[left]:
            event[at] = _ABROAD - 1 + cause[left]
    return event


@compiled
def events(new: Rows, old: State, of: Int32s, ending: tuple[Int8s, int]) -> Int16s:
    """How the year ended for whoever of the year before is here. Returns the areas moved to.

    `ending` is the events to be filled in, and 1 where a move within the area ends a stay.
    """
    event, internal = ending
    place, area, tenure = new.place, new.area, new.tenure
    old_place, old_area, missed = old.place, old.area, old.missed
    next_area = np.zeros(event.size, dtype=np.int16)
    for row in range(of.size):
        was = of[row]
        if was == NOBODY:
            continue
        if place[row] == old_place[was]:
            event[was] = 0
        elif missed[was]:
            event[was] = _LOST
        else:
            inside = internal and area[row] == old_area[was]
            event[was] = (_INTERNAL if inside else _OUT) + tenure[row]
            next_area[was] = area[row]
    return next_area


@compiled
def came(new: Rows, old: State, of: Int32s, tables: Tables) -> None:
    """The flows of those who are here."""
    area, group, dwelling = new.area, new.group, new.dwelling
    old_area, old_group, old_dwelling, missed = old.area, old.group, old.dwelling, old.missed
    flows, stayers, moves = tables.flows, tables.stayers, tables.moves
    for row in range(of.size):
        was, now, here = of[row], group[row], area[row]
        is_new = was == NOBODY or missed[was] > 0
        before = NOT_COUNTED if is_new else old_group[was]
        if now >= 0:
            flows[here, now, _STOCK] += 1
            if is_new:
                flows[here, now, _FROM_OUTSIDE] += 1
            elif before < 0:
                flows[here, now, _INTO] += 1
        elif before >= 0:
            flows[old_area[was], before, _OUT_OF] += 1
        if now >= 0 and before >= 0:
            there = old_area[was]
            if here == there:
                stayers[here, before, now] += 1
                flows[here, before, _FLOW_INTERNAL] += dwelling[row] != old_dwelling[was]
            else:
                flows[there, before, _TO_AREA] += 1
                flows[here, now, _FROM_AREA] += 1
                moves[there, here] += 1


@compiled
def went(old: State, is_here: Int8s, event: Int8s, flows: Int64s) -> None:
    """The flows of those of the year before who are not here."""
    area, group, missed = old.area, old.group, old.missed
    for was in range(is_here.size):
        if not is_here[was] and group[was] >= 0 and missed[was] == 0:
            flows[area[was], group[was], _FLOW_LOST if event[was] == _LOST else _GONE] += 1


@compiled
def here_of(of: Int32s, before: int) -> Int8s:
    """1 for each row of the year before that is here."""
    here = np.zeros(before, dtype=np.int8)
    for row in range(of.size):
        if of[row] != NOBODY:
            here[of[row]] = 1
    return here


@compiled
def waiting(old: State, is_here: Int8s, event: Int8s, gaps: int) -> Int8s:
    """1 for those not here who may still come back to the same stay. Whoever has waited in vain was lost."""
    wait = np.zeros(event.size, dtype=np.int8)
    missed = old.missed
    for was in range(event.size):
        if not is_here[was]:
            if event[was] == _LOST and missed[was] < gaps:
                wait[was] = 1
            elif missed[was]:
                event[was] = _LOST
    return wait


@compiled
def count_years(old: State, ending: Ending, status: Int8s, tables: Tables) -> None:
    """The person-years of the year before, by how they ended."""
    event, wait = ending
    pattern, stayed = old.pattern, old.stayed
    years, left_out = tables.years, tables.left_out
    for was in range(event.size):
        if pattern[was] >= 0 and not wait[was]:
            how = status[event[was]]
            if how == LEFT_OUT:
                left_out[pattern[was], stayed[was]] += 1
            else:
                years[pattern[was], stayed[was], how] += 1


@compiled
def end_stays(old: State, ending: Ending, status: Int8s, tables: Tables) -> tuple[Int32s, Int8s]:
    """Count the stays that leave observation: their rows, and after how many years. Those of no time are left out.

    A stay that goes on at the end of the register leaves with the event STAYED and in `wait` CLOSING.
    """
    event, wait = ending
    first, entry, stayed = old.first_pattern, old.entry, old.stayed
    entered, left = tables.entered, tables.left
    rows, exits = np.empty(event.size, dtype=np.int32), np.empty(event.size, dtype=np.int8)
    stays = 0
    for was in range(event.size):
        if first[was] < 0 or wait[was] == 1 or (event[was] == 0 and wait[was] == 0):
            continue
        how = status[event[was]]
        last = exit_of(stayed[was], how, wait[was])
        if last > entry[was]:
            entered[first[was], entry[was]] += 1
            left[first[was], last, max(how, 0)] += 1
            rows[stays], exits[stays] = was, last
            stays += 1
    return rows[:stays], exits[:stays]


@compiled
def exit_of(stayed: int, how: int, closing: int) -> int:
    """Years stayed when a stay leaves observation: at the last year seen, where the year after is not known."""
    return stayed if how == LEFT_OUT or closing == CLOSING else min(stayed + 1, _END)


def gone_on(new: Rows, old: State, of: Int32s) -> Stay:
    """Of everybody who is here the stay that goes on or begins: its first pattern, years at entry, and years by now."""
    stay = Stay(np.empty(of.size, dtype=np.int32), np.empty(of.size, dtype=np.int8), np.empty(of.size, dtype=np.int8))
    _go_on(new, old, of, stay)
    return stay


@compiled
def _go_on(new: Rows, old: State, of: Int32s, stay: Stay) -> None:
    place, lived, pattern = new.place, new.lived, new.pattern
    old_place, old_first, old_entry = old.place, old.first_pattern, old.entry
    old_stayed, missed = old.stayed, old.missed
    first, entry, stayed = stay.first_pattern, stay.entry, stay.stayed
    for row in range(of.size):
        was = of[row]
        if was != NOBODY and old_place[was] == place[row]:
            first[row], entry[row] = old_first[was], old_entry[was]
            stayed[row] = min(old_stayed[was] + 1 + missed[was], _END)
        else:
            first[row], entry[row], stayed[row] = pattern[row], lived[row], lived[row]


@compiled
def stock(new: Rows, flows: Int64s) -> None:
    """The first year: everybody is there, and nobody is known to have come."""
    area, group = new.area, new.group
    for row in range(area.size):
        if group[row] >= 0:
            flows[area[row], group[row], _STOCK] += 1


def state_of(new: Rows, stay: Stay) -> State:
    """The next state: everybody who is here, with the stay that goes on or begins."""
    missed = np.zeros(new.person.size, dtype=np.int8)
    return State(new.person, new.dwelling, new.place, new.area, new.group, new.pattern, *stay, missed)


def with_waiting(state: State, old: State, wait: Int8s) -> State:
    """The state with those who have missed a year and may come back, in the order of the keys."""
    rows = np.flatnonzero(wait == 1)
    columns: list[Any] = [column[rows] for column in old]
    still = State(*columns)._replace(missed=old.missed[rows] + np.int8(1))
    order = np.argsort(np.concatenate((state.person, still.person)), kind="stable")
    together: Any = zip(state, still, strict=True)
    return State(*(np.concatenate((here, gone))[order] for here, gone in together))

"""How a year ended for everybody of it, once the year after has been linked: what is counted, and which stays end."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from bofast.compiled import Int8s, Int32s, Int64s, compiled
from bofast.registers.engines.native.kept_arrays import KeptArrays
from bofast.registers.engines.native.linking import ABSENT, AWAITED, CLOSED, END, Ending, State, Tables
from bofast.registers.stays.events import LEFT_OUT, Event, Flow

_STAYED, _LOST, _ABROAD = int(Event.STAYED), int(Event.LOST), int(Event.ABROAD)
_GONE, _FLOW_LOST = int(Flow.OUT_OF_REGISTER), int(Flow.LOST)


class Exits(NamedTuple):
    """Who left the register before this 1 January and after the last, by person, rising; 1 abroad, 2 dead."""

    person: Int64s
    cause: Int8s


class Ended(NamedTuple):
    """The stays that have ended: their rows in the state, and the years stayed when they left observation."""

    row: Int32s
    exit: Int8s


def nobody_here(old: State, gone: Exits, *, kept: KeptArrays) -> Ending:
    """The ending before anybody is found in the year after: out of the register if that is known, else lost."""
    rows = old.person.size
    ending = Ending(
        event=kept.scratch("event", rows, np.int8),
        whether=kept.scratch("whether", rows, np.int8),
        next_area=kept.scratch("next_area", rows, np.int16),
    )
    ending.event[:], ending.whether[:], ending.next_area[:] = _LOST, ABSENT, 0
    _tell_who_left(old.person, gone, ending.event)
    return ending


@compiled
def _tell_who_left(person: Int64s, gone: Exits, event: Int8s) -> None:
    gone_person, cause = gone.person, gone.cause
    at = 0
    for left in range(gone_person.size):
        while at < person.size and person[at] < gone_person[left]:
            at += 1
        if at < person.size and person[at] == gone_person[left]:
            event[at] = _ABROAD - 1 + cause[left]


def register_ends(old: State) -> Ending:
    """Whoever is in the last year leaves observation, and whoever was waited for was lost."""
    awaited = old.missed > 0
    event = np.where(awaited, np.int8(_LOST), np.int8(_STAYED))
    whether = np.where(awaited, np.int8(ABSENT), np.int8(CLOSED))
    return Ending(event, whether, np.zeros(event.size, dtype=np.int16))


@compiled
def flow_out(old: State, ending: Ending, flows: Int64s) -> None:
    """The flows of those of the year before who are not here."""
    area, group, missed = old.area, old.group, old.missed
    event, whether = ending.event, ending.whether
    for was in range(whether.size):
        if whether[was] == ABSENT and group[was] >= 0 and missed[was] == 0:
            flows[area[was], group[was], _FLOW_LOST if event[was] == _LOST else _GONE] += 1


@compiled
def wait_for(old: State, ending: Ending, gaps: int) -> None:
    """Those not here may still come back to the same stay. Whoever has waited in vain was lost."""
    event, whether, missed = ending.event, ending.whether, old.missed
    for was in range(event.size):
        if whether[was] == ABSENT:
            if event[was] == _LOST and missed[was] < gaps:
                whether[was] = AWAITED
            elif missed[was]:
                event[was] = _LOST


@compiled
def end_year(old: State, ending: Ending, status: Int8s, tables: Tables) -> Ended:
    """Count the person-years of the year before by how they ended, and the stays that leave observation.

    Stays of no time are left out.
    """
    event, whether = ending.event, ending.whether
    pattern, first, entry, stayed = old.pattern, old.first_pattern, old.entry, old.stayed
    years, left_out, entered, left = tables.years, tables.left_out, tables.entered, tables.left
    rows, exits = np.empty(event.size, dtype=np.int32), np.empty(event.size, dtype=np.int8)
    stays = 0
    for was in range(event.size):
        if whether[was] == AWAITED:
            continue
        how = status[event[was]]
        closed = whether[was] == CLOSED
        if not closed:
            if how == LEFT_OUT:
                left_out[pattern[was], stayed[was]] += 1
            else:
                years[pattern[was], stayed[was], how] += 1
        if first[was] >= 0 and (closed or event[was] != _STAYED):
            last = stayed[was] if closed or how == LEFT_OUT else min(stayed[was] + 1, END)
            if last > entry[was]:
                entered[first[was], entry[was]] += 1
                left[first[was], last, max(how, 0)] += 1
                rows[stays], exits[stays] = was, last
                stays += 1
    return Ended(rows[:stays], exits[:stays])


def with_awaited(state: State, old: State, whether: Int8s) -> State:
    """The state with those who have missed a year and may come back, in the order of the keys."""
    rows = np.flatnonzero(whether == AWAITED)
    columns: list[Any] = [column[rows] for column in old]
    still = State(*columns)._replace(missed=old.missed[rows] + np.int8(1))
    order = np.argsort(np.concatenate((state.person, still.person)), kind="stable")
    together: Any = zip(state, still, strict=True)
    return State(*(np.concatenate((here, gone))[order] for here, gone in together))

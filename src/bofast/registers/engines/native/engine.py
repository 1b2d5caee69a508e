"""Answers a question from a store, a year at a time: memory follows the people of two years, not all person-years."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from bofast.registers.compiled import Int16s
from bofast.registers.engines.native import linking
from bofast.registers.engines.native.exits import Exits
from bofast.registers.engines.native.reading import columns_for, years_read
from bofast.registers.engines.native.stays_writer import Stays, stays_writer
from bofast.registers.engines.native.year_rows import Coding, YearOfHouseholds, rows_of
from bofast.registers.stays.counts import Counts
from bofast.registers.stays.events import FLOWS, Event
from bofast.registers.stays.question import LONGEST, Place, Question
from bofast.registers.store import Store

Told = Callable[[int, int], None]
"""Told after each year: the year, and how many rows have been read."""


def nothing_told(_year: int, _rows: int) -> None:
    """For whoever does not ask how far it has come."""


def count(store: Store, question: Question, *, stays_to: Path | None = None, told: Told = nothing_told) -> Counts:
    """Count what is asked. With `stays_to`, the table of stays is written there too.

    Raises: StoreError, if the store lacks a year or is not in order.
    """
    counting = _Counting(store, question)
    with stays_writer(stays_to) as write:
        rows = 0
        # Years are decoded and their households made in a thread of their own, while the year before is linked.
        for year in years_read(store, columns=columns_for(question), then=counting.coding.households_of):
            write(counting.add(year))
            rows += year.rows
            told(year.year, rows)
        write(counting.close())
        return counting.counts(rows)


class _Counting:
    """One run: the tables, and the state of the last year."""

    def __init__(self, store: Store, question: Question) -> None:
        years, areas = store.years(), store.about().areas + 1
        self.question, self.first_year, self.last_year = question, years[0], years[-1]
        self.coding = Coding.of(question, first_year=years[0], last_year=years[-1], areas=areas)
        self.status = np.array(question.outcomes.status, dtype=np.int8)
        self.exits = Exits.of(store, days=self.coding.days)
        self.flows = np.zeros((len(years), areas, 2, FLOWS), dtype=np.int64)
        self.stayers = np.zeros((len(years), areas, 2, 2), dtype=np.int64)
        shape = (question.patterns, LONGEST)
        self.tables = linking.Tables(
            years=np.zeros((*shape, question.states), dtype=np.int64),
            left_out=np.zeros(shape, dtype=np.int64),
            entered=np.zeros(shape, dtype=np.int64),
            left=np.zeros((*shape, question.states), dtype=np.int64),
            flows=self.flows[0],
            stayers=self.stayers[0],
            moves=np.zeros((areas, areas), dtype=np.int64),
        )
        self.state: linking.State | None = None

    def add(self, year: YearOfHouseholds) -> Stays | None:
        """Count a year more; the stays that ended before it."""
        at = year.year - self.first_year
        tables = self.tables._replace(flows=self.flows[at], stayers=self.stayers[at])
        new, old = rows_of(year, coding=self.coding), self.state
        if old is None:
            linking.stock(new, tables.flows)
            self.state = linking.state_of(new, linking.Stay(new.pattern, new.lived, new.lived))
            return None
        of = linking.matched(new.person, old.person)
        here = linking.here_of(of, old.person.size)
        event = linking.reasons(old.person, self.exits.before(year.year))
        next_area = linking.events(new, old, of, (event, int(self.question.place is Place.DWELLING)))
        wait = linking.waiting(old, here, event, self.question.gaps)
        linking.came(new, old, of, tables)
        linking.went(old, here, event, tables.flows)
        state = linking.state_of(new, linking.gone_on(new, old, of))
        self.state = linking.with_waiting(state, old, wait) if self.question.gaps else state
        return self._end(old, linking.Ending(event, wait), next_area=next_area, before=year.year)

    def close(self) -> Stays | None:
        """The register ends: whoever is in it leaves observation, and whoever was waited for was lost."""
        old = self.state
        if old is None:
            return None
        event = np.where(old.missed > 0, np.int8(Event.LOST), np.int8(Event.STAYED))
        wait = np.where(old.missed > 0, np.int8(0), np.int8(linking.CLOSING))
        nowhere = np.zeros(event.size, dtype=np.int16)
        return self._end(old, linking.Ending(event, wait), next_area=nowhere, before=self.last_year + 1)

    def _end(self, old: linking.State, ending: linking.Ending, *, next_area: Int16s, before: int) -> Stays:
        linking.count_years(old, ending, self.status, self.tables)
        rows, exits = linking.end_stays(old, ending, self.status, self.tables)
        return Stays(
            person=old.person[rows],
            place=old.place[rows],
            area=old.area[rows],
            next_area=next_area[rows],
            entry=old.entry[rows],
            exit=exits,
            pattern=old.first_pattern[rows],
            event=ending.event[rows],
            before=before,
        )

    def counts(self, rows: int) -> Counts:
        tables = self.tables
        return Counts(
            first_year=self.first_year,
            years=tables.years,
            left_out=tables.left_out,
            entered=tables.entered,
            left=tables.left,
            flows=self.flows,
            stayers=self.stayers,
            moves=tables.moves,
            rows=rows,
        )

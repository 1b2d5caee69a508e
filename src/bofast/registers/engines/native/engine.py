"""Answers a question from a store, a year at a time: memory follows the people of two years, not all person-years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from bofast.registers.engines.native import linking
from bofast.registers.engines.native.ahead import ahead
from bofast.registers.engines.native.coding import Coding
from bofast.registers.engines.native.ending import (
    end_year,
    flow_out,
    nobody_here,
    register_ends,
    wait_for,
    with_awaited,
)
from bofast.registers.engines.native.exits import Exits
from bofast.registers.engines.native.kept_arrays import KeptArrays
from bofast.registers.engines.native.reading import YearFile, columns_for, every_year, rows_of_year
from bofast.registers.engines.native.stays_writer import Stays, stays_writer
from bofast.registers.engines.native.year_households import Households, households_of
from bofast.registers.engines.native.year_rows import ComingYear
from bofast.registers.stays.counts import Counts
from bofast.registers.stays.events import FLOWS
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
    with stays_writer(stays_to) as write, _thread() as making, _thread() as reading:
        counting, rows = _Counting(store, question, reading=reading), 0
        for year in ahead(counting.households(), beside=making):
            write(counting.add(year))
            rows += year.rows
            told(year.year, rows)
        write(counting.close())
        return counting.counts(rows)


def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1)


class _Counting:
    """One run: the tables, and the state of the last year."""

    def __init__(self, store: Store, question: Question, *, reading: ThreadPoolExecutor) -> None:
        years, areas = every_year(store), store.about().areas + 1
        self.store, self.question, self.columns = store, question, columns_for(question)
        self.reading = reading
        self.first_year, self.last_year = years[0], years[-1]
        self.coding = Coding.of(question, first_year=years[0], last_year=years[-1], areas=areas)
        self.status = np.array(question.outcomes.status, dtype=np.int8)
        self.exits = Exits.of(store, days=self.coding.days)
        self.flows = np.zeros((len(years), areas, 2, FLOWS), dtype=np.int64)
        self.stayers = np.zeros((len(years), areas, 2, 2), dtype=np.int64)
        shape = (question.patterns + 1, LONGEST)
        self.tables = linking.Tables(
            years=np.zeros((*shape, question.states), dtype=np.int64),
            left_out=np.zeros(shape, dtype=np.int64),
            entered=np.zeros(shape, dtype=np.int64),
            left=np.zeros((*shape, question.states), dtype=np.int64),
            flows=self.flows[0],
            remained=np.zeros((areas, 3, 3), dtype=np.int64),
            moves=np.zeros((areas, areas), dtype=np.int64),
        )
        self.state: linking.State | None = None
        self.kept = KeptArrays(most_rows=max(rows_of_year(store, year) for year in years), turns=2)

    def households(self) -> Iterator[Households]:
        """Of every year. While a year is linked, those of the next are made."""
        return households_of(self.store, columns=self.columns.of_households, coding=self.coding)

    def add(self, year: Households) -> Stays | None:
        """Count a year more; the stays that ended before it."""
        self.kept.next_year()
        at = year.year - self.first_year
        tables = self.tables._replace(flows=self.flows[at])
        file = YearFile.of(self.store, year.year, columns=self.columns.of_links, take=self.kept.array)
        coming, old = ComingYear.of(year, file, coding=self.coding, kept=self.kept), self.state
        self.state = coming.state
        if old is not None:
            return self._link(coming, old, tables)
        self._begin(coming, tables)
        return None

    def _begin(self, coming: ComingYear, tables: linking.Tables) -> None:
        for part in ahead(coming.parts(), beside=self.reading):
            new = coming.rows(part)
            linking.stock(new, tables.flows)
            linking.begin(new, coming.stay(part))

    def _link(self, coming: ComingYear, old: linking.State, tables: linking.Tables) -> Stays:
        year, gaps = coming.file.year, self.question.gaps
        ending = nobody_here(old, self.exits.before(year), kept=self.kept)
        by_dwelling = int(self.question.place is Place.DWELLING)
        was = 0
        for part in ahead(coming.parts(), beside=self.reading):
            two = linking.Link(coming.rows(part), old, ending, coming.stay(part), by_dwelling)
            was = linking.link(two, tables, was)
        linking.add_remained(tables, self.stayers[year - self.first_year])
        flow_out(old, ending, tables.flows)
        if gaps:
            wait_for(old, ending, gaps)
            self.state = with_awaited(coming.state, old, ending.whether)
        return self._end(old, ending, before=year)

    def close(self) -> Stays | None:
        """The register ends."""
        old = self.state
        return None if old is None else self._end(old, register_ends(old), before=self.last_year + 1)

    def _end(self, old: linking.State, ending: linking.Ending, *, before: int) -> Stays:
        ended = end_year(old, ending, self.status, self.tables)
        return Stays(
            person=old.person[ended.row],
            place=old.place[ended.row],
            area=old.area[ended.row],
            next_area=ending.next_area[ended.row],
            entry=old.entry[ended.row],
            exit=ended.exit,
            pattern=old.first_pattern[ended.row],
            event=ending.event[ended.row],
            before=before,
        )

    def counts(self, rows: int) -> Counts:
        tables = self.tables
        return Counts(
            first_year=self.first_year,
            years=tables.years[:-1],
            left_out=tables.left_out[:-1],
            entered=tables.entered[:-1],
            left=tables.left[:-1],
            flows=self.flows,
            stayers=self.stayers,
            moves=tables.moves,
            rows=rows,
        )

"""Counts of linked rows, as table operations whose answers are small, added into the tables of `Counts`."""

from __future__ import annotations

from typing import Any, NamedTuple

import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt

from bofast.registers.stays.counts import Counts
from bofast.registers.stays.events import FLOWS, LEFT_OUT, Event, Flow
from bofast.registers.stays.question import LONGEST, Question

_END = LONGEST - 1
Column = npt.NDArray[np.int64]


class Linked(NamedTuple):
    """One or all steps between two years.

    Attributes:
        ends: one row a person-year that is over: pattern, first_pattern, entry, stayed, event, closing (the register
            ends, and the stay may go on).
        links: one row a person and pair of years: year (the later), there and before (null: not here before), here and
            now (null: not here any more), internal (1: to another dwelling), gone (1: abroad or dead).
        stock: one row a person counted: year, here, now.
    """

    ends: ir.Table
    links: ir.Table
    stock: ir.Table


class Tables:
    """The counts so far."""

    def __init__(self, question: Question, *, years: tuple[int, ...], areas: int) -> None:
        self.question, self.first_year = question, years[0]
        shape = (question.patterns, LONGEST)
        self.years = np.zeros((*shape, question.states), dtype=np.int64)
        self.left_out = np.zeros(shape, dtype=np.int64)
        self.entered = np.zeros(shape, dtype=np.int64)
        self.left = np.zeros((*shape, question.states), dtype=np.int64)
        self.flows = np.zeros((len(years), areas, 2, FLOWS), dtype=np.int64)
        self.stayers = np.zeros((len(years), areas, 2, 2), dtype=np.int64)
        self.moves = np.zeros((areas, areas), dtype=np.int64)
        self.status = np.array(question.outcomes.status, dtype=np.int64)

    def add_years(self, counted: dict[str, Column]) -> None:
        """Person-years by pattern, years stayed and event."""
        how = self.status[counted["event"]]
        out = how == LEFT_OUT
        np.add.at(self.left_out, (counted["pattern"][out], counted["stayed"][out]), counted["n"][out])
        at = (counted["pattern"][~out], counted["stayed"][~out], how[~out])
        np.add.at(self.years, at, counted["n"][~out])

    def add_stays(self, counted: dict[str, Column]) -> None:
        """Stays by first pattern, entry, years stayed, event and whether the register ended first."""
        how, stayed = self.status[counted["event"]], counted["stayed"]
        known = (how != LEFT_OUT) & (counted["closing"] == 0)
        last = np.where(known, np.minimum(stayed + 1, _END), stayed)
        took = last > counted["entry"]
        first, n = counted["first_pattern"][took], counted["n"][took]
        np.add.at(self.entered, (first, counted["entry"][took]), n)
        np.add.at(self.left, (first, last[took], np.maximum(how[took], 0)), n)

    def add_stock(self, counted: dict[str, Column]) -> None:
        stock, year = self.flows[..., int(Flow.STOCK)], counted["year"] - self.first_year
        np.add.at(stock, (year, counted["here"], counted["now"]), counted["n"])

    def add_links(self, counted: dict[str, Column]) -> None:
        """Links by year, areas and classes; -2 where somebody is not here, -1 where here but not counted."""
        year, n = counted["year"] - self.first_year, counted["n"]
        there, before, here, now = (counted[name] for name in ("there", "before", "here", "now"))
        was, is_now, same = before >= 0, now >= 0, there == here
        self._flow((before == _NOT_HERE) & is_now, Flow.IN_FROM_OUTSIDE, (year, here, now), n)
        self._flow((before == _NOT_COUNTED) & is_now, Flow.GREW_INTO, (year, here, now), n)
        self._flow(was & (now == _NOT_COUNTED), Flow.GREW_OUT_OF, (year, there, before), n)
        absent = was & (now == _NOT_HERE)
        self._flow(absent & (counted["gone"] == 1), Flow.OUT_OF_REGISTER, (year, there, before), n)
        self._flow(absent & (counted["gone"] == 0), Flow.LOST, (year, there, before), n)
        moved = was & is_now & ~same
        self._flow(moved, Flow.OUT_TO_AREA, (year, there, before), n)
        self._flow(moved, Flow.IN_FROM_AREA, (year, here, now), n)
        np.add.at(self.moves, (there[moved], here[moved]), n[moved])
        stays = was & is_now & same
        self._flow(stays & (counted["internal"] == 1), Flow.INTERNAL, (year, here, before), n)
        np.add.at(self.stayers, (year[stays], here[stays], before[stays], now[stays]), n[stays])

    def _flow(self, which: npt.NDArray[np.bool_], flow: Flow, at: tuple[Column, Column, Column], n: Column) -> None:
        year, area, group = (part[which] for part in at)
        np.add.at(self.flows[..., int(flow)], (year, area, group), n[which])

    def counts(self, rows: int) -> Counts:
        return Counts(
            self.first_year,
            self.years,
            self.left_out,
            self.entered,
            self.left,
            self.flows,
            self.stayers,
            self.moves,
            rows,
        )


_NOT_HERE, _NOT_COUNTED = -2, -1


def years_of(ends: ir.Table) -> ir.Table:
    over = ends.filter((ends.pattern >= 0) & (ends.closing == 0))
    return over.group_by("pattern", "stayed", "event").agg(n=over.count())


def stays_of(ends: ir.Table) -> ir.Table:
    over = ends.filter((ends.first_pattern >= 0) & ((ends.event != int(Event.STAYED)) | (ends.closing == 1)))
    return over.group_by("first_pattern", "entry", "stayed", "event", "closing").agg(n=over.count())


def links_of(links: ir.Table) -> ir.Table:
    told = links.filter((links.before >= 0) | (links.now >= 0))
    return told.group_by("year", "there", "before", "here", "now", "internal", "gone").agg(n=told.count())


def stock_of(stock: ir.Table) -> ir.Table:
    counted = stock.filter(stock.now >= 0)
    return counted.group_by("year", "here", "now").agg(n=counted.count())


def fetched(connection: Any, table: ir.Table) -> dict[str, Column]:
    """A small answer as columns of whole numbers; what is null is told as not here."""
    answer = connection.to_pyarrow(table)
    return {
        name: np.asarray(answer[name].fill_null(_NOT_HERE).to_numpy(zero_copy_only=False), dtype=np.int64)
        for name in answer.column_names
    }


def add_all(tables: Tables, connection: Any, linked: Linked) -> None:
    tables.add_years(fetched(connection, years_of(linked.ends)))
    tables.add_stays(fetched(connection, stays_of(linked.ends)))
    tables.add_links(fetched(connection, links_of(linked.links)))
    tables.add_stock(fetched(connection, stock_of(linked.stock)))

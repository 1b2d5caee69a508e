"""All years at once: for engines that spread rows over machines, where a small step costs what a large one does."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

from bofast.registers.engines.tables.coding import coded
from bofast.registers.engines.tables.counting import Linked, Tables, add_all
from bofast.registers.engines.tables.streaming import first_exits, move
from bofast.registers.stays.counts import Counts
from bofast.registers.stays.events import Event
from bofast.registers.stays.question import LONGEST, Question
from bofast.registers.store import Store

_END = LONGEST - 1
_INTS = "int32"


def count_whole(connection: Any, store: Store, question: Question) -> Counts:
    """Count what is asked on an Ibis connection, with every year of the store as one table."""
    years = store.years()
    persons = connection.read_parquet(str(store.root / "persons" / "*.parquet"), table_name="persons_of_all_years")
    exits = connection.read_parquet(str(store.exits), table_name="exits_of_all_years")
    rows = coded(persons, question, first_year=years[0])
    linked = linked_rows(rows, first_exits(exits), question=question, last_year=years[-1]).cache()
    tables = Tables(question, years=years, areas=store.about().areas + 1)
    add_all(tables, connection, linked_of(linked, last_year=years[-1], first_year=years[0]))
    return tables.counts(int(connection.execute(linked.count())))


def linked_rows(rows: ir.Table, exits: ir.Table, *, question: Question, last_year: int) -> ir.Table:
    """Every person-year with its stay, how its year ended, and who was here the year before and after."""
    person = ibis.window(group_by="pid", order_by="year")
    so_far = ibis.cumulative_window(group_by="pid", order_by="year")
    rows = rows.mutate(
        last_seen=rows.year.lag().over(person),
        next_year=rows.year.lead().over(person),
        next_place=rows.place.lead().over(person),
        next_dwelling=rows.dwelling.lead().over(person),
        next_area=rows.area.lead().over(person),
        next_grp=rows.grp.lead().over(person),
        next_tenure=rows.tenure.lead().over(person),
        missing=(rows.year + 1).cast(_INTS),
    )
    rows = rows.left_join(exits, [rows.pid == exits.x_pid, rows.missing == exits.missing_from]).drop("missing_from")
    rows = rows.mutate(event=_event(rows, question=question, last_year=last_year).cast(_INTS))
    goes_on = (rows.event.lag().over(person) == int(Event.STAYED)).fill_null(False)
    rows = rows.mutate(begins=goes_on.ifelse(0, 1).cast(_INTS))
    rows = rows.mutate(stay=rows.begins.sum().over(so_far))
    of_stay = ibis.window(group_by=["pid", "stay"], order_by="year")
    rows = rows.mutate(
        first_pattern=rows.pattern.first().over(of_stay),
        entry=rows.lived.first().over(of_stay),
        since=rows.year.first().over(of_stay),
    )
    stayed = ibis.least(rows.entry + (rows.year - rows.since).cast(_INTS), _END).cast(_INTS)
    return rows.mutate(stayed=stayed, closing=(rows.year == last_year).ifelse(1, 0).cast(_INTS))


def _event(rows: ir.Table, *, question: Question, last_year: int) -> Any:
    within = (rows.next_year - rows.year <= 1 + question.gaps).fill_null(False)
    following = (rows.next_year - rows.year == 1).fill_null(False)
    known = rows.cause.notnull()
    return ibis.cases(
        (rows.year == last_year, int(Event.STAYED)),
        (~following & known, int(Event.ABROAD) - 1 + rows.cause),
        (within & (rows.next_place == rows.place), int(Event.STAYED)),
        (following, move(rows.next_area, rows.area, rows.next_tenure, question=question)),
        else_=int(Event.LOST),
    )


def linked_of(rows: ir.Table, *, first_year: int, last_year: int) -> Linked:
    """The rows as they are counted."""
    ends = rows.select("pattern", "first_pattern", "entry", "stayed", "event", "closing")
    # A stay ends with the last row of it: the others only carry it on.
    here = rows.filter(rows.year < last_year)
    following = (here.next_year - here.year == 1).fill_null(False)
    moved = following & (here.next_dwelling != here.dwelling).fill_null(False)
    went_on = here.select(
        year=(here.year + 1).cast(_INTS),
        there=here.area,
        before=here.grp,
        here=following.ifelse(here.next_area, ibis.null("int16")),
        now=following.ifelse(here.next_grp, ibis.null(_INTS)),
        internal=moved.ifelse(1, 0).cast(_INTS),
        gone=(~following & here.cause.notnull()).ifelse(1, 0).cast(_INTS),
    )
    new = rows.filter((rows.year > first_year) & (rows.last_seen.isnull() | (rows.year - rows.last_seen > 1)))
    came = new.select(
        year=new.year.cast(_INTS),
        there=ibis.null("int16"),
        before=ibis.null(_INTS),
        here=new.area,
        now=new.grp,
        internal=ibis.literal(0, _INTS),
        gone=ibis.literal(0, _INTS),
    )
    stock = rows.select(year=rows.year.cast(_INTS), here=rows.area, now=rows.grp)
    return Linked(ends, went_on.union(came), stock)

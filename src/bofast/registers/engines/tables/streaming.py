"""A year at a time on DuckDB: what is carried is one row a person, so memory follows the people and not their years."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir

from bofast.registers.engines.tables.coding import coded
from bofast.registers.engines.tables.counting import Linked, Tables, add_all, fetched, stays_of, stock_of, years_of
from bofast.registers.stays.counts import Counts
from bofast.registers.stays.events import Event
from bofast.registers.stays.question import LONGEST, Place, Question
from bofast.registers.store import Store, StoreError

Told = Callable[[int, int], None]
_END = LONGEST - 1
_INTS = "int32"


def nothing_told(_year: int, _rows: int) -> None:
    """For whoever does not ask how far it has come."""


def count(
    store: Store, question: Question, *, memory: str | None = None, spill: Path | None = None, told: Told = nothing_told
) -> Counts:
    """Count what is asked, on DuckDB. `memory` bounds what it holds ("512MB"); what does not fit goes to `spill`.

    Raises: StoreError, if the store lacks a year.
    """
    years = store.years()
    if not years or years[-1] - years[0] + 1 != len(years):
        raise StoreError(f"{store.root} has not every year between its first and last: {', '.join(map(str, years))}.")
    connection = ibis.duckdb.connect(**_settings(memory, spill))
    try:
        return _Streaming(connection, store, question).count(told)
    finally:
        connection.disconnect()


def _settings(memory: str | None, spill: Path | None) -> dict[str, Any]:
    chosen: dict[str, Any] = {"preserve_insertion_order": False}
    if memory is not None:
        chosen["memory_limit"] = memory
    if spill is not None:
        chosen["temp_directory"] = str(spill)
    return chosen


class _Streaming:
    def __init__(self, connection: Any, store: Store, question: Question) -> None:
        self.connection, self.store, self.question = connection, store, question
        self.years = store.years()
        self.tables = Tables(question, years=self.years, areas=store.about().areas + 1)
        self.exits = _exits(connection, store)

    def count(self, told: Told) -> Counts:
        rows = 0
        for year in self.years:
            new = self._new(year)
            rows += int(self.connection.execute(new.count()))
            if year == self.years[0]:
                stock = new.select("year", here=new.n_area, now=new.n_grp)
                self.tables.add_stock(fetched(self.connection, stock_of(stock)))
                self._written(f"state_{year}", _begun(new))
            else:
                self._link(year, new)
            self._forget(f"new_{year}")
            told(year, rows)
        self._close()
        return self.tables.counts(rows)

    def _new(self, year: int) -> ir.Table:
        persons = self.connection.read_parquet(self.store.persons(year), table_name="persons_now")
        rows = coded(persons, self.question, first_year=self.years[0])
        # Where one stays in a dwelling, place and dwelling are the same key: carried once.
        twice = {"year", "dwelling"} if self.question.place is Place.DWELLING else {"year"}
        named = rows.select("year", **{f"n_{name}": rows[name] for name in rows.columns if name not in twice})
        return self._written(f"new_{year}", named)

    def _written(self, name: str, table: ir.Table) -> ir.Table:
        return self.connection.create_table(name, table, temp=True)

    def _forget(self, name: str) -> None:
        # In words of its own: Ibis 12 writes a DROP without its table with newer releases of sqlglot.
        self.connection.raw_sql(f'DROP TABLE "{name}"').fetchall()

    def _link(self, year: int, new: ir.Table) -> None:
        state = self.connection.table(f"state_{year - 1}")
        left = self.exits.filter(self.exits.missing_from == year)
        linked = self._written(f"linked_{year}", _linked(new, state, left, question=self.question))
        ends = linked.filter(linked.s_pid.notnull() & (linked.waits == 0)).select(
            pattern=ibis._.s_pattern,
            first_pattern=ibis._.s_first_pattern,
            entry=ibis._.s_entry,
            stayed=ibis._.s_stayed,
            event=ibis._.event,
            closing=ibis.literal(0, _INTS),
        )
        stock = new.select("year", here=new.n_area, now=new.n_grp)
        add_all(self.tables, self.connection, Linked(ends, _links(linked, year=year), stock))
        self._written(f"state_{year}", _next_state(linked))
        self._forget(f"linked_{year}")
        self._forget(f"state_{year - 1}")

    def _close(self) -> None:
        """The register ends: whoever is in it leaves observation, and whoever was waited for was lost."""
        state = self.connection.table(f"state_{self.years[-1]}")
        lost = state.s_missed > 0
        ends = state.select(
            pattern=state.s_pattern,
            first_pattern=state.s_first_pattern,
            entry=state.s_entry,
            stayed=state.s_stayed,
            event=lost.ifelse(int(Event.LOST), int(Event.STAYED)).cast(_INTS),
            closing=lost.ifelse(0, 1).cast(_INTS),
        )
        self.tables.add_years(fetched(self.connection, years_of(ends)))
        self.tables.add_stays(fetched(self.connection, stays_of(ends)))


def _exits(connection: Any, store: Store) -> ir.Table:
    """Who left the register: x_pid, cause, and the 1 January on which they are first missing."""
    if not store.exits.exists():
        columns = {"x_pid": "int64", "cause": _INTS, "missing_from": _INTS}
        return connection.create_table("exits_known", schema=ibis.schema(columns), temp=True)
    exits = connection.read_parquet(store.exits, table_name="exits_read")
    return connection.create_table("exits_known", first_exits(exits), temp=True)


def first_exits(exits: ir.Table) -> ir.Table:
    """Each person's exits, one a year."""
    on = exits["on"]
    on_the_first = (on.month() == 1) & (on.day() == 1)
    dated = exits.mutate(missing_from=(on.year() + on_the_first.ifelse(0, 1)).cast(_INTS))
    return dated.group_by(x_pid=dated.pid, missing_from=dated.missing_from).agg(cause=dated.cause.min().cast(_INTS))


def move(here: Any, there: Any, tenure: Any, *, question: Question) -> Any:
    """The event of a move to another place."""
    if question.place is not Place.DWELLING:
        return (int(Event.OUT) + tenure).cast(_INTS)
    return ((here == there).ifelse(int(Event.INTERNAL), int(Event.OUT)) + tenure).cast(_INTS)


def _linked(new: ir.Table, state: ir.Table, exits: ir.Table, *, question: Question) -> ir.Table:
    both = new.outer_join(state, new.n_pid == state.s_pid)
    rows = both.left_join(exits, both.s_pid == exits.x_pid).drop("missing_from")
    absent, missed = rows.n_pid.isnull(), rows.s_missed
    known = rows.cause.notnull()
    waits = absent & ~known & (missed < question.gaps)
    event = ibis.cases(
        (rows.s_pid.isnull(), ibis.null(_INTS)),
        (absent & (missed > 0), int(Event.LOST)),
        (absent & known, int(Event.ABROAD) - 1 + rows.cause),
        (absent, int(Event.LOST)),
        (rows.n_place == rows.s_place, int(Event.STAYED)),
        (missed > 0, int(Event.LOST)),
        else_=move(rows.n_area, rows.s_area, rows.n_tenure, question=question),
    )
    return rows.mutate(event=event.cast(_INTS), waits=waits.ifelse(1, 0).fill_null(0).cast(_INTS), known=known)


def _links(linked: ir.Table, *, year: int) -> ir.Table:
    """Who was here a year before and who is here now; whoever missed that year counts as not here before."""
    here_before = linked.s_pid.notnull() & (linked.s_missed == 0)
    told = linked.filter(linked.n_pid.notnull() | here_before)
    before = told.s_pid.notnull() & (told.s_missed == 0)
    moved = before & told.n_pid.notnull() & (_dwelling(told, "n") != _dwelling(told, "s"))
    return told.select(
        year=ibis.literal(year, _INTS),
        there=before.ifelse(told.s_area, ibis.null("int16")),
        before=before.ifelse(told.s_grp, ibis.null(_INTS)),
        here=told.n_area,
        now=told.n_grp,
        internal=moved.ifelse(1, 0).cast(_INTS),
        gone=(told.n_pid.isnull() & told.known).ifelse(1, 0).cast(_INTS),
    )


def _dwelling(rows: ir.Table, when: str) -> Any:
    """The dwelling, now (n) or in the state (s)."""
    return rows[f"{when}_dwelling" if f"{when}_dwelling" in rows.columns else f"{when}_place"]


def _begun(new: ir.Table) -> ir.Table:
    apart = {"s_dwelling": new.n_dwelling} if "n_dwelling" in new.columns else {}
    return new.select(
        s_pid=new.n_pid,
        **apart,
        s_place=new.n_place,
        s_area=new.n_area,
        s_grp=new.n_grp,
        s_pattern=new.n_pattern,
        s_first_pattern=new.n_pattern,
        s_entry=new.n_lived,
        s_stayed=new.n_lived,
        s_missed=ibis.literal(0, _INTS),
    )


def _next_state(linked: ir.Table) -> ir.Table:
    rows = linked.filter(linked.n_pid.notnull() | (linked.waits == 1))
    waits = rows.waits == 1
    goes_on = waits | (rows.n_place == rows.s_place).fill_null(False)
    stayed = ibis.least(rows.s_stayed + 1 + rows.s_missed, _END)
    apart = {"s_dwelling": waits.ifelse(rows.s_dwelling, rows.n_dwelling)} if "n_dwelling" in rows.columns else {}
    return rows.select(
        s_pid=waits.ifelse(rows.s_pid, rows.n_pid),
        **apart,
        s_place=waits.ifelse(rows.s_place, rows.n_place),
        s_area=waits.ifelse(rows.s_area, rows.n_area),
        s_grp=waits.ifelse(rows.s_grp, rows.n_grp),
        s_pattern=waits.ifelse(rows.s_pattern, rows.n_pattern),
        s_first_pattern=goes_on.ifelse(rows.s_first_pattern, rows.n_pattern),
        s_entry=goes_on.ifelse(rows.s_entry, rows.n_lived),
        s_stayed=waits.ifelse(rows.s_stayed, goes_on.ifelse(stayed, rows.n_lived)).cast(_INTS),
        s_missed=waits.ifelse(rows.s_missed + 1, 0).cast(_INTS),
    )

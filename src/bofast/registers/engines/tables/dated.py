"""Dated stays counted into the same cells as yearly ones, by table operations that run on DuckDB and on Spark.

What somebody is like is told on 1 January and holds for the year that follows; where she lives is told by the spell.
So a spell is cut at every 1 January, and its parts are joined again where the pattern stays the same. A year in whose
first table the person is missing is not observed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np

from bofast.registers.engines.tables.coding import with_patterns
from bofast.registers.engines.tables.counting import Column, fetched
from bofast.registers.estimates.arrays import added_up
from bofast.registers.estimates.cells import SpellCells
from bofast.registers.stays.dated.homes import one_home_a_day
from bofast.registers.stays.dated.rule import DatedRule, Observed, Residence
from bofast.registers.stays.dated.spells import ended, spells_in
from bofast.registers.stays.question import Question
from bofast.registers.store import HomeTenure, Store, StoreError

_INTS = "int32"
_OF_THE_HOME = ("owner", "tenure", "municipality")


@dataclass(frozen=True, slots=True)
class _Read:
    """The tables of a store."""

    stays: ir.Table
    exits: ir.Table
    persons: ir.Table


@dataclass(frozen=True, eq=False)
class CountedSpells:
    """What is counted of dated spells, in days since each began.

    Attributes:
        cells: of all spells.
        distinct: of each person's first spell in a pattern alone, so that every person counts once.
        ends: spells whose end was seen, or that go on at the end: pattern, event, crossed (1: it held a 1 January),
            n spells of so many distinct persons; one column each.
    """

    cells: SpellCells
    distinct: SpellCells
    ends: dict[str, Column]


def counted_spells(connection: Any, store: Store, question: Question, *, rule: DatedRule) -> CountedSpells:
    """The spells of whom the question asks for, by its covariates and outcomes.

    Of the question, `place` and `gaps` say nothing here: `rule` does.

    Raises: StoreError, if the store has no dated stays, or no departments where they are asked for.
    """
    read = _read(connection, store)
    spells = _spells(connection, store, question, read=read, rule=rule).cache()
    parts = _parts(spells, read.persons, question, years=store.years()).cache()
    closed = parts.filter(parts.closes).group_by("pattern", "event", "crossed")
    return CountedSpells(
        _counted(connection, parts, question),
        _counted(connection, parts.filter(parts.is_first), question),
        fetched(connection, closed.agg(n=ibis._.count(), persons=ibis._.pid.nunique())),
    )


def dated_cells(connection: Any, store: Store, question: Question, *, rule: DatedRule) -> SpellCells:
    """The cells of `counted_spells`, where nothing else is asked for."""
    return counted_spells(connection, store, question, rule=rule).cells


def _counted(connection: Any, parts: ir.Table, question: Question) -> SpellCells:
    entered = fetched(connection, parts.filter(parts.begins).group_by("pattern", "since").agg(n=ibis._.count()))
    left = parts.filter(parts.ends).group_by("pattern", "until", "event").agg(n=ibis._.count())
    return _cells(entered, fetched(connection, left), question)


def dated_spells(connection: Any, store: Store, question: Question, *, rule: DatedRule) -> ir.Table:
    """The spells of everybody, as `stays.dated.spells.ended` gives them; the tenure as the question's outcomes need it.

    Raises: StoreError.
    """
    return _spells(connection, store, question, read=_read(connection, store), rule=rule)


def _read(connection: Any, store: Store) -> _Read:
    if not store.stays.exists():
        raise StoreError(f"{store.root} has no dated stays. Ask for the yearly study, or ingest BEFBOP or BOSTEDER.")
    persons = connection.read_parquet(str(store.root / "persons" / "*.parquet"), table_name="persons_of_dated")
    stays = connection.read_parquet(str(store.stays), table_name="stays_dated")
    if not store.exits.exists():
        return _Read(stays, stays.filter(ibis.literal(False)).select("pid", cause=0, on=stays["from"]), persons)
    return _Read(stays, connection.read_parquet(str(store.exits), table_name="exits_of_dated"), persons)


def _spells(connection: Any, store: Store, question: Question, *, read: _Read, rule: DatedRule) -> ir.Table:
    homes = one_home_a_day(read.stays, read.exits).cache()
    spells = spells_in(homes, _places(connection, store, read, rule=rule), rule=rule).cache()
    dwellings = _dwellings(read.persons, question).select("dwid", "year", tenure="held")
    return ended(spells, read.exits, dwellings, rule=rule, seen=Observed.of(store))


def _dwellings(persons: ir.Table, question: Question) -> ir.Table:
    """Each dwelling on each 1 January on which anybody lived there; `held` is the tenure as outcomes tell it."""
    held = persons.tenure if question.outcomes.by_tenure else persons.owner * int(HomeTenure.OWNED)
    of_dwelling = persons.group_by("dwid", year=persons.year.cast(_INTS))
    return of_dwelling.agg(held=held.max(), **{fact: persons[fact].max() for fact in _OF_THE_HOME})


def _places(connection: Any, store: Store, read: _Read, *, rule: DatedRule) -> ir.Table:
    """The place of each home, of those that have one."""
    match rule.residence:
        case Residence.MUNICIPALITY:
            # Municipalities are renumbered: the newest number holds for the whole time.
            known = read.persons.filter(read.persons.municipality > 0)
            return known.group_by("dwid").agg(place=known.municipality.argmax(known.year).cast("int64"))
        case Residence.DEPARTMENT:
            return _departments(connection, store)
        case _:
            return read.stays.group_by("dwid").agg(place=read.stays.area.max().cast("int64"))


def _departments(connection: Any, store: Store) -> ir.Table:
    """The organisation's own departments, numbered from 1 by name."""
    if not store.tenancies.exists():
        raise StoreError(f"{store.root} has no tenancies, so no department is known. Ingest LEIEFORHOLD.")
    homes = connection.read_parquet(str(store.tenancies), table_name="tenancies_of_dated")
    named = homes.group_by("dwid").agg(department=homes.department.max())
    rank = ibis.dense_rank().over(ibis.window(order_by="department"))
    return named.select("dwid", place=(rank + 1).cast("int64"))


def _parts(spells: ir.Table, persons: ir.Table, question: Question, *, years: tuple[int, ...]) -> ir.Table:
    """The parts of spells between two 1 Januaries, with their patterns.

    Out: pid, pattern, since, until (days since the spell began), event (STAYED where it goes on), crossed; whether an
    episode of one pattern begins or ends with the part, the spell closes with it, and it is the person's first.
    """
    cut = _with_homes(_cut(spells), _dwellings(persons, question))
    rows = persons.left_join(cut, [persons.pid == cut.s_pid, persons.year.cast(_INTS) == cut.s_year])
    own = {fact: ibis.coalesce(rows[f"s_{fact}"], rows[fact]) for fact in ("area", *_OF_THE_HOME)}
    told = with_patterns(rows.mutate(**own), question, first_year=years[0])
    parts = told.filter(told.since.notnull() & (told.pattern >= 0))
    spell = ibis.window(group_by=["pid", "entered_on"], order_by="since")
    goes_on = (parts.pattern == parts.pattern.lag().over(spell)) & (parts.since == parts.until.lag().over(spell))
    went_on = (parts.pattern == parts.pattern.lead().over(spell)) & (parts.until == parts.since.lead().over(spell))
    first = parts.entered_on.min().over(ibis.window(group_by=["pid", "pattern"]))
    return parts.select(
        "pid",
        "pattern",
        "since",
        "until",
        "event",
        "crossed",
        "closes",
        begins=~goes_on.fill_null(False),
        ends=~went_on.fill_null(False),
        is_first=parts.entered_on == first,
    )


def _with_homes(cut: ir.Table, dwellings: ir.Table) -> ir.Table:
    """What the home is like, for parts that begin with a move: on the coming 1 January, or else on the one before.

    On 1 January itself the person lived elsewhere, so her own row tells of another home. Where neither is known, the
    part is left out.
    """
    facts = ("dwid", "year", *_OF_THE_HOME)
    after = dwellings.select(**{f"after_{fact}": dwellings[fact] for fact in facts})
    before = dwellings.select(**{f"before_{fact}": dwellings[fact] for fact in facts})
    rows = cut.mutate(home=cut.moved_in.ifelse(cut.dwid, ibis.null("int64")), next_year=cut.year + 1)
    rows = rows.left_join(after, [rows.home == after.after_dwid, rows.next_year == after.after_year])
    rows = rows.left_join(before, [rows.home == before.before_dwid, rows.year == before.before_year])
    home = {f"s_{fact}": ibis.coalesce(rows[f"after_{fact}"], rows[f"before_{fact}"]) for fact in _OF_THE_HOME}
    told = rows.filter(rows.home.isnull() | rows.after_dwid.notnull() | rows.before_dwid.notnull())
    return told.select(
        "entered_on",
        "since",
        "until",
        "event",
        "crossed",
        "closes",
        s_pid=told.pid,
        s_year=told.year,
        s_area=told.area,
        **home,
    )


def _cut(spells: ir.Table) -> ir.Table:
    """A row a spell and calendar year in which it was seen: pid, year, dwid, area, entered_on, since, until, event;
    whether it begins there with a move, whether it closes, and whether the spell held any 1 January.
    """
    begun = spells.entered_on.epoch_days()
    first = spells.entered_on.year() + ((begun + spells.seen_from - _new_year(spells.entered_on.year())) // 366)
    last = spells.entered_on.year() + ((begun + spells.seen_until - _new_year(spells.entered_on.year())) // 365)
    # Spark takes no cast around what it spreads over rows.
    each = spells.mutate(in_year=ibis.range(first, last + 1).unnest())
    each = each.mutate(year=each.in_year.cast(_INTS))
    begins, ends = (_new_year(year) - each.entered_on.epoch_days() for year in (each.year, each.year + 1))
    rows = each.mutate(
        moved_in=begins < 0,
        since=ibis.greatest(each.seen_from, begins).cast(_INTS),
        until=ibis.least(each.seen_until, ends).cast(_INTS),
    )
    rows = rows.filter(rows.since < rows.until)
    closes = rows.until == rows.seen_until
    whole_years = rows.left_on.year() > rows.entered_on.year()
    return rows.select(
        "pid",
        "year",
        "dwid",
        "area",
        "entered_on",
        "moved_in",
        "since",
        "until",
        closes=closes,
        event=closes.ifelse(rows.event, 0).cast(_INTS),
        crossed=(whole_years | (rows.entered_on == ibis.date(rows.entered_on.year(), 1, 1))).ifelse(1, 0).cast(_INTS),
    )


def _new_year(year: Any) -> Any:
    """The day number of 1 January."""
    return ibis.date(year, 1, 1).epoch_days()


def _cells(entered: Any, left: Any, question: Question) -> SpellCells:
    times = np.unique(np.concatenate((entered["since"], left["until"]))).astype(np.float64)
    status = np.maximum(np.array(question.outcomes.status, dtype=np.int64)[left["event"]], 0)
    causes = question.states - 1
    came = entered["pattern"] * times.size + np.searchsorted(times, entered["since"])
    went = (left["pattern"] * times.size + np.searchsorted(times, left["until"])) * (causes + 1) + status
    return SpellCells(question.patterns, causes, times, *added_up(came, entered["n"]), *added_up(went, left["n"]))

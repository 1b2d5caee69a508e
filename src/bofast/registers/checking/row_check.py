"""Checks the rows of one file in two passes: one over every column, one over the keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from bofast.registers.checking.faults import Fault, FaultKind, shown
from bofast.registers.checking.identity import SUSPICIOUS_SHARE, looks_real
from bofast.registers.checking.opening import Opened
from bofast.registers.checking.reading import Matched, Read, rows_as_read
from bofast.registers.checking.rows import RowTest, tests_of
from bofast.registers.contracts.catalogue import Recognised
from bofast.registers.contracts.contract import Kind

_IDS = frozenset({Kind.ID, Kind.PERSON_ID})
_CODES_SHOWN = 5
_REJECTS = "rejects_table='bofast_broken', rejects_scan='bofast_scans', store_rejects=true)"


@dataclass(frozen=True, slots=True)
class RowsOf:
    """A file whose columns were found."""

    name: str
    known: Recognised
    file: Opened
    found: Matched

    def relation(self) -> str:
        return rows_as_read(self.found.read, relation=self.file.relation)

    def relation_with_rejects(self) -> str:
        """The same rows; reading them also fills the table of the rows that were left out."""
        relation = self.file.relation if self.file.rejects is None else f"{self.file.rejects}, {_REJECTS}"
        return rows_as_read(self.found.read, relation=relation)

    def ids(self) -> tuple[Read, ...]:
        return tuple(read for read in self.found.read if read.column.kind in _IDS)

    def persons(self) -> tuple[Read, ...]:
        return tuple(read for read in self.found.read if read.column.kind is Kind.PERSON_ID)


@dataclass(frozen=True, slots=True)
class RowFindings:
    """What the rows of a file hold, and what is wrong with them."""

    count: int
    faults: tuple[Fault, ...]
    id_lengths: Mapping[str, int]


def check_rows(rows: RowsOf, *, connection: duckdb.DuckDBPyConnection, today: date) -> RowFindings:
    """Every fault in the rows of a file, counted.

    Raises: duckdb.Error, when the file breaks off.
    """
    tests = list(tests_of(rows.known.contract, rows.found.read, period=rows.known.period, today=today))
    ids, persons = rows.ids(), rows.persons()
    wanted = [
        "count(*)",
        *(f"count(*) FILTER ({test.where})" for test in tests),
        *(f"histogram(length({read.text}))" for read in ids),
        *(f"count(*) FILTER ({looks_real(read.text)})" for read in persons),
    ]
    answers = iter(_one(", ".join(wanted), rows.relation_with_rejects(), connection=connection))
    count = int(next(answers))
    failed = [(test, number) for test in tests if (number := next(answers))]
    # Numbers have no length: their leading zeros are lost, which is a fault of its own.
    of_ids = [(read, next(answers) or {}) for read in ids]
    histograms = {read: counts for read, counts in of_ids if counts and not read.is_number}
    faults = [*_of_tests(rows, failed, connection=connection), *_broken_rows(rows, connection=connection)]
    lengths = {read.column.name: _usual(counts) for read, counts in histograms.items()}
    for read, counts in histograms.items():
        faults += _odd_lengths(rows.name, read, counts)
    for read in persons:
        faults += _real_numbers(rows.name, read, next(answers), count=count)
    faults += _keys(rows, connection=connection)
    return RowFindings(count, tuple(faults), lengths)


def _one(select: str, relation: str, *, connection: duckdb.DuckDBPyConnection) -> tuple[Any, ...]:
    return tuple(connection.execute(f"SELECT {select} FROM {relation}").fetchall()[0])  # noqa: S608 - our own SQL


def _of_tests(
    rows: RowsOf, failed: Sequence[tuple[RowTest, int]], *, connection: duckdb.DuckDBPyConnection
) -> Iterator[Fault]:
    """The faults of the tests that failed, each with its first row."""
    if not failed:
        return
    numbered = f"(SELECT *, row_number() OVER () AS row_at FROM {rows.relation()})"  # noqa: S608 - our own SQL
    wanted = ", ".join(f"min(row_at) FILTER ({test.where})" for test, _ in failed)
    for (test, count), first in zip(failed, _one(wanted, numbered, connection=connection), strict=True):
        found = _codes_found(rows, test, connection=connection)
        yield Fault(rows.name, test.kind, test.column, count, found, first)


def _codes_found(rows: RowsOf, test: RowTest, *, connection: duckdb.DuckDBPyConnection) -> str:
    """What was found; codes are shown only where they are too short to be anybody's number."""
    if test.kind is not FaultKind.CODE_NOT_VALID:
        return test.found
    value = rows.found.by_name()[test.column].value
    short = f"{test.where} AND length(CAST({value} AS VARCHAR)) <= 3"
    codes = _one(f"list_sort(list(DISTINCT {value}) FILTER ({short}))", rows.relation(), connection=connection)[0] or []
    listed = ", ".join(shown(code) if isinstance(code, str) else str(code) for code in codes[:_CODES_SHOWN])
    return f"{test.found}: {listed}" if listed else test.found


def _broken_rows(rows: RowsOf, *, connection: duckdb.DuckDBPyConnection) -> Iterator[Fault]:
    """Rows of a CSV file with too few or too many fields, which reading left out."""
    if rows.file.rejects is None:
        return
    count, first = _one("count(DISTINCT line), min(line)", "bofast_broken", connection=connection)
    connection.execute("DROP TABLE bofast_broken; DROP TABLE bofast_scans")
    if count:
        says = "rows of another length than the header"
        yield Fault(rows.name, FaultKind.BROKEN_ROW, "", count, says, first - 1)


def _usual(counts: Mapping[int, int]) -> int:
    return max(counts, key=lambda length: (counts[length], length))


def _odd_lengths(name: str, read: Read, counts: Mapping[int, int]) -> Iterator[Fault]:
    others = sum(counts.values()) - counts[_usual(counts)]
    if others:
        says = f"ids of another length than {_usual(counts)}"
        yield Fault(name, FaultKind.ID_LENGTH, read.column.name, others, says)


def _real_numbers(name: str, read: Read, found: int, *, count: int) -> Iterator[Fault]:
    if found > SUSPICIOUS_SHARE * count:
        says = "ids in the form of real identity numbers"
        yield Fault(name, FaultKind.REAL_IDENTITY_NUMBERS, read.column.name, found, says)


def _keys(rows: RowsOf, *, connection: duckdb.DuckDBPyConnection) -> Iterator[Fault]:
    """Rows too many for one key; and people in two households or two homes at once."""
    contract, reads = rows.known.contract, rows.found.by_name()
    if not set(contract.key) <= set(reads):
        return
    key = [reads[name].value for name in contract.key]
    if contract.day_column in reads:
        key.append(reads[contract.day_column].value)
    known = " AND ".join(f"{part} IS NOT NULL" for part in key)
    household = reads[contract.household].value if contract.household in reads else "0"
    grouped = (
        f"(SELECT count(*) AS many, min({household}) IS DISTINCT FROM max({household}) AS two"  # noqa: S608 - our SQL
        f" FROM {rows.relation()} WHERE {known} GROUP BY {', '.join(key)} HAVING count(*) > 1)"
    )
    counted = "coalesce(sum(many - 1) FILTER (NOT two), 0), coalesce(sum(many - 1) FILTER (two), 0)"
    same, two = _one(counted, grouped, connection=connection)
    if same:
        says = "rows beyond the first of a key"
        yield Fault(rows.name, FaultKind.DUPLICATE_KEY, ", ".join(contract.key), int(same), says)
    if two:
        yield Fault(rows.name, FaultKind.TWO_HOUSEHOLDS, str(contract.household), int(two), "rows beyond the first")
    yield from _two_homes(rows, reads, connection=connection)


def _two_homes(rows: RowsOf, reads: Mapping[str, Read], *, connection: duckdb.DuckDBPyConnection) -> Iterator[Fault]:
    contract = rows.known.contract
    if contract.stays is None or not set(contract.stays) <= set(reads):
        return
    person = reads[contract.key[0]].value
    first, last = (reads[name].value for name in contract.stays)
    following = (
        f"(SELECT {last} AS ends, lead({first}) OVER (PARTITION BY {person} ORDER BY {first}) AS next,"  # noqa: S608
        f" {first} AS begins FROM {rows.relation()} WHERE {person} IS NOT NULL)"
    )
    overlaps = "next > begins AND (ends IS NULL OR next < ends)"
    (count,) = _one(f"count(*) FILTER ({overlaps})", following, connection=connection)
    if count:
        says = "stays that begin before the last ended"
        yield Fault(rows.name, FaultKind.TWO_HOMES, contract.stays[0], count, says)

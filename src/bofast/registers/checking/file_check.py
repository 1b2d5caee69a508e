"""Checks one delivered file against its contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from bofast.registers.checking.faults import Fault, FaultKind, shown
from bofast.registers.checking.identity import SUSPICIOUS_SHARE, looks_real
from bofast.registers.checking.opening import FORMS, CannotOpen, Opened, opened
from bofast.registers.checking.reading import Matched, Read, matched, rows_as_read
from bofast.registers.checking.report import FileReport
from bofast.registers.checking.rows import RowTest, tests_of
from bofast.registers.contracts.catalogue import CONTRACTS, Recognised, recognised
from bofast.registers.contracts.contract import Contract, Kind, Period
from bofast.registers.scratch import Workplace

_IDS = frozenset({Kind.ID, Kind.PERSON_ID})
_CODES_SHOWN = 5


def check_file(path: Path, *, name: str, today: date, at: Workplace) -> FileReport:
    """Hold one file against its contract.

    `name` is how the file is called in the report. Nothing of a cell's content is in the report.
    """
    known = recognised(path.name.removesuffix(path.suffix)) if path.suffix.lower() in FORMS else None
    if known is None:
        return _report(
            name, None, [Fault(name, FaultKind.UNKNOWN_FILE, "", 1, "a file of no register with a contract")]
        )
    try:
        file = opened(path, connection=at.connection, scratch=at.folder)
        return _checked(file, name=name, known=known, today=today, at=at)
    except CannotOpen as why:
        kind = FaultKind.EMPTY_FILE if path.stat().st_size == 0 else FaultKind.UNREADABLE
        return _report(name, known, [Fault(name, kind, "", 1, str(why))])
    except duckdb.Error:
        # DuckDB's own words may quote a row.
        return _report(name, known, [Fault(name, FaultKind.UNREADABLE, "", 1, "the file breaks off or is damaged")])


def _report(
    name: str,
    known: Recognised | None,
    faults: Sequence[Fault],
    *,
    rows: int = 0,
    id_lengths: Mapping[str, int] | None = None,
) -> FileReport:
    return FileReport(
        file=name,
        register=known.contract.name if known else "",
        period=known.period if known else Period(None),
        rows=rows,
        faults=tuple(sorted(faults, key=lambda fault: (fault.kind, fault.column))),
        id_lengths=id_lengths or {},
    )


def _checked(file: Opened, *, name: str, known: Recognised, today: date, at: Workplace) -> FileReport:
    found = matched(known.contract, file, year=known.period.year)
    if not found.read:
        other = _better_fit(known.contract, file, year=known.period.year)
        kind = FaultKind.WRONG_REGISTER if other else FaultKind.NO_HEADER
        says = f"the columns of {other}" if other else "no column of the contract"
        return _report(name, known, [Fault(name, kind, "", 1, says)])
    faults = list(_of_columns(found, file=file, name=name, known=known))
    checking = _Checking(name, known, file, found, at.connection)
    rows, of_rows = checking.rows(today)
    if rows == 0:
        faults.append(Fault(name, FaultKind.EMPTY_FILE, "", 1, "a header and no rows"))
    faults += [*of_rows, *checking.broken_rows(), *checking.keys()]
    lengths, odd = checking.id_lengths()
    return _report(name, known, [*faults, *odd, *checking.real_numbers(rows)], rows=rows, id_lengths=lengths)


def _of_columns(found: Matched, *, file: Opened, name: str, known: Recognised) -> Iterator[Fault]:
    other = _better_fit(known.contract, file, year=known.period.year)
    if other is not None:
        yield Fault(name, FaultKind.WRONG_REGISTER, "", 1, f"the columns of {other}")
        return
    for column in found.missing:
        yield Fault(name, FaultKind.MISSING_COLUMN, column.name, 1, "no such column")
    for column, called in found.renamed:
        yield Fault(name, FaultKind.RENAMED_COLUMN, column.name, 1, f"a column {shown(called)}")
    for called in found.unknown:
        yield Fault(name, FaultKind.UNKNOWN_COLUMN, shown(called), 1, "a column that the contract does not have")
    for called in found.twice:
        yield Fault(name, FaultKind.COLUMN_TWICE, shown(called), 1, "two columns of this name")
    for read in found.read:
        if read.column.kind in _IDS and read.is_number:
            yield Fault(name, FaultKind.ID_TYPE, read.column.name, 1, f"numbers ({read.physical.type.lower()})")


def _better_fit(contract: Contract, file: Opened, *, year: int | None) -> str | None:
    """Another register that has all its needed columns in the file, where this one lacks half or more of its own."""
    lacks = len(matched(contract, file, year=year).missing)
    if 2 * lacks < len(contract.columns_in(year)):
        return None
    names = {column.name.upper() for column in file.columns}
    for other in CONTRACTS.values():
        needed = {column.name.upper() for column in other.columns_in(year) if column.needed}
        if other is not contract and len(needed) > 2 and needed <= names:
            return other.name
    return None


@dataclass(frozen=True, slots=True)
class _Checking:
    """One file on its way through the tests of its rows."""

    name: str
    known: Recognised
    file: Opened
    found: Matched
    connection: duckdb.DuckDBPyConnection

    @property
    def relation(self) -> str:
        return rows_as_read(self.found.read, relation=self.file.relation)

    def _one(self, select: str) -> tuple[Any, ...]:
        rows = self.connection.execute(f"SELECT {select} FROM {self.relation}").fetchall()  # noqa: S608 - our SQL
        return tuple(rows[0])

    def rows(self, today: date) -> tuple[int, list[Fault]]:
        """How many rows there are, and the faults in them with the first row of each."""
        tests = list(tests_of(self.known.contract, self.found.read, period=self.known.period, today=today))
        counts = self._one(", ".join(["count(*)", *(f"count(*) FILTER ({test.where})" for test in tests)]))
        failed = [(test, count) for test, count in zip(tests, counts[1:], strict=True) if count]
        first = self._first_rows([test for test, _ in failed])
        return counts[0], [
            Fault(self.name, test.kind, test.column, count, self._found(test), row)
            for (test, count), row in zip(failed, first, strict=True)
        ]

    def _first_rows(self, tests: Sequence[RowTest]) -> tuple[int, ...]:
        if not tests:
            return ()
        wanted = ", ".join(f"min(row_at) FILTER ({test.where})" for test in tests)
        numbered = f"(SELECT *, row_number() OVER () AS row_at FROM {self.relation})"  # noqa: S608 - our SQL
        return tuple(self.connection.execute(f"SELECT {wanted} FROM {numbered}").fetchall()[0])  # noqa: S608 - our SQL

    def _found(self, test: RowTest) -> str:
        """What was found; a code is shown only where it is too short to be anybody's number."""
        if test.kind is not FaultKind.CODE_NOT_VALID:
            return test.found
        value = self.found.by_name()[test.column].value
        select = f"list_sort(list(DISTINCT {value}) FILTER ({test.where} AND length(CAST({value} AS VARCHAR)) <= 3))"
        codes = self._one(select)[0] or []
        listed = ", ".join(shown(code) if isinstance(code, str) else str(code) for code in codes[:_CODES_SHOWN])
        return f"{test.found}: {listed}" if listed else test.found

    def broken_rows(self) -> Iterator[Fault]:
        """Rows of a CSV file with too few or too many fields, which reading left out."""
        if self.file.rejects is None:
            return
        at = "rejects_table='bofast_broken', rejects_scan='bofast_scans', store_rejects=true"
        self.connection.execute(f"SELECT count(*) FROM {self.file.rejects}, {at})").fetchall()  # noqa: S608 - our SQL
        (count, first) = self.connection.execute(
            "SELECT count(DISTINCT line), min(line) FROM bofast_broken"
        ).fetchall()[0]
        self.connection.execute("DROP TABLE bofast_broken; DROP TABLE bofast_scans")
        if count:
            yield Fault(self.name, FaultKind.BROKEN_ROW, "", count, "rows of another length than the header", first - 1)

    def keys(self) -> Iterator[Fault]:
        """Rows too many for one key; and people in two households or two homes at once."""
        contract, reads = self.known.contract, self.found.by_name()
        if not set(contract.key) <= set(reads):
            return
        key = [reads[name].value for name in contract.key]
        if contract.day_column in reads:
            key.append(reads[contract.day_column].value)
        known = " AND ".join(f"{part} IS NOT NULL" for part in key)
        household = reads[contract.household].value if contract.household in reads else "0"
        # The shortest statement that keeps only keys with more than one row; what is unique never leaves the aggregate.
        grouped = (
            f"SELECT count(*) AS many, min({household}) IS DISTINCT FROM max({household}) AS two"  # noqa: S608 - our SQL
            f" FROM {self.relation} WHERE {known} GROUP BY {', '.join(key)} HAVING count(*) > 1"
        )
        select = "coalesce(sum(many - 1) FILTER (NOT two), 0), coalesce(sum(many - 1) FILTER (two), 0)"
        same, two = self.connection.execute(f"SELECT {select} FROM ({grouped})").fetchall()[0]  # noqa: S608 - our SQL
        columns = ", ".join(contract.key)
        if same:
            yield Fault(self.name, FaultKind.DUPLICATE_KEY, columns, int(same), "rows beyond the first of a key")
        if two:
            yield Fault(self.name, FaultKind.TWO_HOUSEHOLDS, str(contract.household), int(two), "rows beyond the first")
        yield from self._two_homes(reads)

    def _two_homes(self, reads: Mapping[str, Read]) -> Iterator[Fault]:
        contract = self.known.contract
        if contract.stays is None or not set(contract.stays) <= set(reads):
            return
        person = reads[contract.key[0]].value
        first, last = (reads[name].value for name in contract.stays)
        following = (
            f"SELECT {last} AS ends, lead({first}) OVER (PARTITION BY {person} ORDER BY {first}) AS next,"  # noqa: S608
            f" {first} AS begins FROM {self.relation}"
        )
        overlaps = "next > begins AND (ends IS NULL OR next < ends)"
        select = f"SELECT count(*) FILTER ({overlaps}) FROM ({following})"  # noqa: S608 - our SQL
        (count,) = self.connection.execute(select).fetchall()[0]
        if count:
            yield Fault(
                self.name, FaultKind.TWO_HOMES, contract.stays[0], count, "stays that begin before the last ended"
            )

    def id_lengths(self) -> tuple[dict[str, int], list[Fault]]:
        """The usual length of each kind of id, and the rows that have another."""
        reads = [read for read in self.found.read if read.column.kind in _IDS]
        if not reads:
            return {}, []
        histograms = self._one(", ".join(f"histogram(length({read.text}))" for read in reads))
        usual: dict[str, int] = {}
        odd: list[Fault] = []
        for read, counts in zip(reads, histograms, strict=True):
            if not counts or read.is_number:
                continue
            name = read.column.name
            usual[name] = max(counts, key=lambda length: (counts[length], length))
            others = sum(count for length, count in counts.items() if length != usual[name])
            if others:
                says = f"ids of another length than {usual[name]}"
                odd.append(Fault(self.name, FaultKind.ID_LENGTH, name, others, says))
        return usual, odd

    def real_numbers(self, rows: int) -> Iterator[Fault]:
        reads = [read for read in self.found.read if read.column.kind is Kind.PERSON_ID]
        for read in reads:
            (count,) = self._one(f"count(*) FILTER ({looks_real(read.text)})")
            if count > SUSPICIOUS_SHARE * rows:
                says = "ids in the form of real identity numbers"
                yield Fault(self.name, FaultKind.REAL_IDENTITY_NUMBERS, read.column.name, count, says)

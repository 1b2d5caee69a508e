"""Checks one delivered file against its contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb

from bofast.registers.checking.faults import Fault, FaultKind, shown
from bofast.registers.checking.opening import FORMS, CannotOpen, Opened, opened
from bofast.registers.checking.reading import Matched, matched
from bofast.registers.checking.report import FileReport
from bofast.registers.checking.row_check import RowsOf, check_rows
from bofast.registers.contracts.catalogue import CONTRACTS, Recognised, recognised
from bofast.registers.contracts.contract import Contract, Kind, Period
from bofast.registers.scratch import Workplace

_IDS = frozenset({Kind.ID, Kind.PERSON_ID})


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
    except (duckdb.InterruptException, duckdb.OutOfMemoryException):
        raise
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
    rows = check_rows(RowsOf(name, known, file, found), connection=at.connection, today=today)
    if rows.count == 0:
        faults.append(Fault(name, FaultKind.EMPTY_FILE, "", 1, "a header and no rows"))
    return _report(name, known, [*faults, *rows.faults], rows=rows.count, id_lengths=rows.id_lengths)


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

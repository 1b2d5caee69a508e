"""What is wrong with the rows of one file, counted in one pass, and where it begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bofast.registers.checking.faults import FaultKind
from bofast.registers.checking.opening import text
from bofast.registers.checking.reading import Read
from bofast.registers.contracts.contract import Column, Contract, Kind, Period

_MOJIBAKE = text("Ã[\\x{0080}-\\x{00BF}\\x{2020}\\x{02DC}\\x{2026}]|\\x{FFFD}")
"""UTF-8 read as windows-1252 (æøå, ÆØÅ and their like), and what no encoding has."""
_ID_KINDS = frozenset({Kind.ID, Kind.PERSON_ID})


@dataclass(frozen=True, slots=True)
class RowTest:
    """SQL that is true in a faulty row, and what to say about it."""

    kind: FaultKind
    column: str
    where: str
    found: str


def tests_of(contract: Contract, reads: Iterable[Read], *, period: Period, today: date) -> Iterator[RowTest]:
    """Every test of the rows of a file, column by column."""
    last_day = min(period.last_day() or today, today)
    by_name = {}
    for read in reads:
        by_name[read.column.name] = read
        yield from _missing(read)
        yield from _of_kind(read, year=period.year, last_day=last_day)
    if contract.day_column in by_name and period.month is not None:
        day = by_name[contract.day_column].value
        own = f"(year({day}) = {period.year} AND month({day}) = {period.month})"
        yield RowTest(
            FaultKind.MIXED_QUARTERS, contract.day_column, f"NOT {own}", "another day of status than the name"
        )
    if contract.stays and set(contract.stays) <= set(by_name):
        first, last = (by_name[name].value for name in contract.stays)
        yield RowTest(FaultKind.ENDS_BEFORE_IT_BEGINS, contract.stays[1], f"{last} <= {first}", "spells without a day")


def _missing(read: Read) -> Iterator[RowTest]:
    if read.column.missing is not None:
        return
    kind = FaultKind.BLANK_ID if read.column.kind in _ID_KINDS else FaultKind.MISSING_VALUE
    yield RowTest(kind, read.column.name, f"{read.text} IS NULL", "nothing")


def _of_kind(read: Read, *, year: int | None, last_day: date) -> Iterator[RowTest]:
    column = read.column
    if column.kind is Kind.DAY:
        yield from _days(read, last_day=last_day)
    elif column.kind in {Kind.WHOLE, Kind.CODE}:
        unread = f"{read.text} IS NOT NULL AND {read.value} IS NULL"
        yield RowTest(FaultKind.WRONG_TYPE, column.name, unread, f"no {Kind.WHOLE}")
        yield from _limits(read)
    if column.codes is not None:
        yield _codes(read, year=year)
    if column.kind is Kind.TEXT:
        broken = f"regexp_matches({read.text}, {_MOJIBAKE})"
        yield RowTest(FaultKind.BROKEN_ENCODING, column.name, broken, "letters that were read in a wrong encoding")


def _days(read: Read, *, last_day: date) -> Iterator[RowTest]:
    column = read.column
    unread = f"{read.text} IS NOT NULL AND {read.value} IS NULL AND NOT {read.endless}"
    yield RowTest(FaultKind.WRONG_TYPE, column.name, unread, "no day")
    if column.lowest is not None:
        yield RowTest(
            FaultKind.OUT_OF_RANGE,
            column.name,
            f"{read.value} < DATE '{column.lowest}'",
            f"days before {column.lowest}",
        )
    if not column.may_lie_ahead:
        yield RowTest(FaultKind.FUTURE_DATE, column.name, f"{read.value} > DATE '{last_day}'", f"days after {last_day}")


def _limits(read: Read) -> Iterator[RowTest]:
    lowest, highest = read.column.lowest, read.column.highest
    if lowest is None or highest is None:
        return
    outside = f"{read.value} NOT BETWEEN {lowest} AND {highest}"
    yield RowTest(FaultKind.OUT_OF_RANGE, read.column.name, outside, f"numbers outside {lowest} to {highest}")


def _codes(read: Read, *, year: int | None) -> RowTest:
    codes = codes_in(read.column, year=year)
    listed = ", ".join(text(code) if isinstance(code, str) else str(code) for code in codes)
    when = "the list" if year is None else f"the list of {year}"
    return RowTest(
        FaultKind.CODE_NOT_VALID, read.column.name, f"{read.value} NOT IN ({listed})", f"codes that are not in {when}"
    )


def codes_in(column: Column, *, year: int | None) -> list[int | str]:
    """The codes that a column may hold in a year."""
    return [code.value for code in column.codes.in_year(year)] if column.codes else []

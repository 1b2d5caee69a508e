"""What a contract says: what a row is, its key, and every column with type, unit, codes and what missing means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """How a column's values are read."""

    PERSON_ID = "person id"  # text of one length; never shown
    ID = "id"  # text of one length: a household, an address, a dwelling
    DAY = "day"
    WHOLE = "whole number"
    CODE = "code"  # a whole number from a code list
    LETTER = "letter code"  # text from a code list
    TEXT = "text"


class Delivered(StrEnum):
    """How a register comes in files."""

    ON_A_DAY = "one file a day of status, named by year and month"
    YEARLY = "one file a year"
    WHOLE = "one file with all years"


@dataclass(frozen=True, slots=True)
class Code:
    """One code, and the years in which it is used; None means no limit."""

    value: int | str
    label: str
    first_year: int | None = None
    last_year: int | None = None

    def holds_in(self, year: int) -> bool:
        return (self.first_year or year) <= year <= (self.last_year or year)


@dataclass(frozen=True, slots=True)
class CodeList:
    """A closed list of codes with its source."""

    name: str
    source: str
    codes: tuple[Code, ...]
    verified: bool = True  # False: taken from a secondary source

    def in_year(self, year: int | None) -> tuple[Code, ...]:
        """The codes of a year; all of them where the year is not known."""
        return tuple(code for code in self.codes if year is None or code.holds_in(year))


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `missing` says what a missing value means; None means that it may not be missing."""

    name: str
    kind: Kind
    meaning: str
    missing: str | None = None
    unit: str | None = None
    codes: CodeList | None = None
    lowest: int | date | None = None
    highest: int | None = None
    first_year: int | None = None
    last_year: int | None = None
    also_called: tuple[str, ...] = ()
    may_lie_ahead: bool = False  # a day after the file's own
    needed: bool = True  # whether the column must be there

    def holds_in(self, year: int | None) -> bool:
        if year is None:
            return True
        return (self.first_year or year) <= year <= (self.last_year or year)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The time a file tells of, as its name says it; no year for a file with all years."""

    year: int | None
    month: int | None = None

    def last_day(self) -> date | None:
        """The last day that the file can know of."""
        if self.year is None:
            return None
        if self.month is None or self.month == 12:
            return date(self.year, 12, 31)
        return date.fromordinal(date(self.year, self.month + 1, 1).toordinal() - 1)

    def __str__(self) -> str:
        if self.year is None:
            return "all years"
        return str(self.year) if self.month is None else f"{self.year}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class Contract:
    """What one register must look like when it is delivered."""

    name: str
    country: str
    title: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    delivered: Delivered
    file_names: str  # a regular expression of the file's name without ending: groups year, month
    source: str
    household: str | None = None  # the column of the household, where a person may be in one only
    stays: tuple[str, str] | None = None  # first and last day of spells that must not overlap in a person
    day_column: str | None = None  # the column that repeats the file's day of status
    changes: tuple[str, ...] = ()
    also_delivered: frozenset[str] = frozenset()  # known columns that bofast does not read
    note: str = ""

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def columns_in(self, year: int | None) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.holds_in(year))

    def period_of(self, stem: str) -> Period | None:
        """The time that a file of this name tells of, or None if the name is not this register's."""
        match = re.fullmatch(self.file_names, stem, re.IGNORECASE)
        if match is None:
            return None
        found = match.groupdict()
        return Period(
            year=int(found["year"]) if found.get("year") else None,
            month=int(found["month"]) if found.get("month") else None,
        )

"""A column of a file as SQL: its text, and its value as the contract says, null where it cannot be read so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bofast.registers.checking.opening import TWICE, Opened, Physical, quoted
from bofast.registers.contracts.contract import Column, Contract, Kind

_WHOLE_TYPES = frozenset({"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"})
_REAL_TYPES = frozenset({"FLOAT", "DOUBLE"})
_SAS_ZERO = "DATE '1960-01-01'"
_LAST_SAS_DAY = 110_000  # in the year 2261
_ID_KINDS = frozenset({Kind.ID, Kind.PERSON_ID})


@dataclass(frozen=True, slots=True)
class Read:
    """A column of the contract as it stands in a file.

    `text`, `value` and `endless` are names of columns in `rows_as_read`: what is written, what it means (null where it
    cannot be read), and whether a day is written as the end of time.
    """

    column: Column
    physical: Physical
    place: int

    @property
    def text(self) -> str:
        return f"t{self.place}"

    @property
    def value(self) -> str:
        return f"v{self.place}" if self.column.kind in {Kind.DAY, Kind.WHOLE, Kind.CODE} else self.text

    @property
    def endless(self) -> str:
        return f"e{self.place}"

    @property
    def is_number(self) -> bool:
        return self.physical.type in _WHOLE_TYPES | _REAL_TYPES or self.physical.type.startswith("DECIMAL")


@dataclass(frozen=True, slots=True)
class Matched:
    """The columns of a file beside those of its contract."""

    read: tuple[Read, ...]
    missing: tuple[Column, ...]
    renamed: tuple[tuple[Column, str], ...]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]

    def by_name(self) -> dict[str, Read]:
        return {read.column.name: read for read in self.read}


def matched(contract: Contract, opened: Opened, *, year: int | None) -> Matched:
    """Find the contract's columns whatever the case of their names; a near miss counts as renamed."""
    physical = {column.name.upper(): column for column in opened.columns if not column.name.endswith(TWICE)}
    twice = tuple(column.name.removesuffix(TWICE) for column in opened.columns if column.name.endswith(TWICE))
    found: list[Read] = []
    missing: list[Column] = []
    for column in contract.columns_in(year):
        called = next((n for n in (column.name, *column.also_called) if n.upper() in physical), None)
        if called is not None:
            found.append(Read(column, physical.pop(called.upper()), len(found)))
        elif column.needed:
            missing.append(column)
    known = {name.upper() for name in contract.also_delivered} | {column.name.upper() for column in contract.columns}
    unknown = [column.name for name, column in physical.items() if name not in known]
    renamed = _renamed(missing, unknown)
    return Matched(
        read=tuple(found),
        missing=tuple(column for column in missing if column not in {c for c, _ in renamed}),
        renamed=renamed,
        unknown=tuple(name for name in unknown if name not in {n for _, n in renamed}),
        twice=twice,
    )


def _renamed(missing: list[Column], unknown: list[str]) -> tuple[tuple[Column, str], ...]:
    pairs = []
    left = list(unknown)
    for column in missing:
        near = get_close_matches(column.name.upper(), [name.upper() for name in left], n=1, cutoff=0.75)
        if near:
            name = next(name for name in left if name.upper() == near[0])
            left.remove(name)
            pairs.append((column, name))
    return tuple(pairs)


def rows_as_read(reads: Sequence[Read], *, relation: str) -> str:
    """SQL that stands after FROM: the rows of a file with each column as text and as value."""
    raw, meant = [], []
    for read in reads:
        name = quoted(read.physical.name)
        kept = f"CAST({name} AS HUGEINT)" if read.column.kind in _ID_KINDS and read.is_number else name
        raw += [f"{name} AS r{read.place}", f"nullif(nullif(trim(CAST({kept} AS VARCHAR)), ''), '.') AS {read.text}"]
        meant.append(read.text)
        if read.value != read.text:
            meant.append(f"{_meaning(read)} AS {read.value}")
        if read.column.kind is Kind.DAY:
            meant.append(f"{_never_ends(read)} AS {read.endless}")
    written = f"SELECT {', '.join(raw)} FROM {relation}"  # noqa: S608 - names of columns, quoted
    return f"(SELECT {', '.join(meant)} FROM ({written}))"  # noqa: S608 - names that were made here


def _meaning(read: Read) -> str:
    if read.column.kind is Kind.DAY:
        return _day(read)
    if read.physical.type in _WHOLE_TYPES:
        return f"CAST(r{read.place} AS BIGINT)"
    is_whole = rf"regexp_full_match({read.text}, '-?\d{{1,17}}(\.0+)?')"
    return f"CASE WHEN {is_whole} THEN CAST(split_part({read.text}, '.', 1) AS BIGINT) END"


def _day(read: Read) -> str:
    """A day as dates, as SAS days since 1960, or as text in the ways that deliveries write it; year 9999 is missing."""
    text, raw = read.text, f"r{read.place}"
    if _is_day(read.physical.type):
        day = f"CAST({raw} AS DATE)"
    elif read.is_number:
        day = f"CASE WHEN abs({raw}) < {_LAST_SAS_DAY} THEN {_SAS_ZERO} + CAST({raw} AS INTEGER) END"
    else:
        day = (
            rf"CASE WHEN regexp_full_match({text}, '\d{{4}}-\d{{2}}-\d{{2}}([ T]00:00:00.*)?')"
            rf" THEN TRY_CAST(left({text}, 10) AS DATE)"
            rf" WHEN regexp_full_match({text}, '-?\d{{1,5}}') THEN {_SAS_ZERO} + CAST({text} AS INTEGER)"
            rf" WHEN regexp_full_match({text}, '\d{{8}}') THEN CAST(try_strptime({text}, '%Y%m%d') AS DATE)"
            rf" ELSE CAST(try_strptime({text}, ['%d%b%Y', '%d-%m-%Y', '%d.%m.%Y']) AS DATE) END"
        )
    return f"CASE WHEN NOT {_never_ends(read)} THEN {day} END"


def _never_ends(read: Read) -> str:
    """SQL that is true where the day is written as the end of time, which means that it is missing."""
    if read.physical.type == "VARCHAR":
        # At least eight signs: 19999 is a day of SAS, and no end of time.
        return rf"coalesce(regexp_full_match({read.text}, '9999.{{4,}}|.{{4,}}9999'), false)"
    if _is_day(read.physical.type):
        return f"coalesce(year(CAST(r{read.place} AS DATE)) >= 9999, false)"
    return "false"


def _is_day(type_: str) -> bool:
    return type_ == "DATE" or type_.startswith("TIMESTAMP")

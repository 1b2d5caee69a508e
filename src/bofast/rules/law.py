"""The law of a day: dated parameters, looked up by day and group. Nothing is guessed, nothing runs on.

`load_law` reads the files once; `Law.with_rows` lays an office's own rows on top. What a rule needs, it gets by

    law.row("bostotte/caps", on=day, persons=4).money

and keeps the row as its evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from bofast.rules.parameter_check import Complaint, check_text, require
from bofast.rules.parameter_file import ParameterTable, check_together, read_table
from bofast.rules.parameter_row import Origin, ParameterRow
from bofast.rules.parameter_rows import read_row
from bofast.vocabulary.errors import BrokenParameterFile, MissingParameter
from bofast.vocabulary.spells import Spell, join_touching

PARAMETERS = Path(__file__).parent / "parameters"
EVERYWHERE = "everywhere"
"""The folder of parameters that no country sets: statistics' definitions and standards, such as norms of space."""
KNOWN_ELSEWHERE_ALONE = "nothing in the law of this country"
KNOWN_NOWHERE = "nothing; an office enters it"
"""What is known of a figure that has no row at all, as `MissingParameter` and the pages tell it."""
_MOST_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class _Missing:
    """No row holds: how the parameter and the group are called, and what is known instead."""

    name: str
    known: str


class Law:
    """All parameter tables of a country, with an office's own rows before the shipped ones.

    Two laws with the same rows have the same `version` and are equal.
    """

    __slots__ = ("_remembered", "_rows", "tables", "version")

    def __init__(self, tables: Mapping[str, ParameterTable], *, office_rows: Iterable[ParameterRow] = ()) -> None:
        self.tables = tables
        self._rows = {name: list(table.rows) for name, table in tables.items()}
        for row in office_rows:
            self._rows[row.parameter].append(row)
        for rows in self._rows.values():
            rows.sort(key=lambda row: (row.origin is Origin.OFFICE, row.precision), reverse=True)
        self.version = _version(self._rows)
        self._remembered: dict[tuple[object, ...], ParameterRow | _Missing] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Law) and self.version == other.version

    def __hash__(self) -> int:
        return hash(self.version)

    def row(self, parameter: str, *, on: date, **group: object) -> ParameterRow:
        """The row that holds on a day for a group; an office's row comes before a shipped one.

        Raises: MissingParameter, naming what is known, also for what only another country's law has; KeyError for a
            parameter that no file has.
        """
        key = (parameter, on, *group, *group.values())
        found = self._remembered.get(key)
        if found is None:
            found = self._find(parameter, on=on, group=group)
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = found
        if isinstance(found, _Missing):
            raise MissingParameter(found.name, on=on, known=found.known)
        return found

    def rows(self, parameter: str) -> tuple[ParameterRow, ...]:
        """Every row of a parameter, the office's own first."""
        return tuple(self._rows[parameter])

    def with_rows(self, rows: Iterable[Mapping[str, Any]]) -> Law:
        """This law with an office's own rows, which come before the shipped ones on their days.

        Each mapping has `parameter` and what a row in a file has.
        Raises: BrokenParameterFile, naming the row and what to do.
        """
        return Law(self.tables, office_rows=office_rows(rows, tables=self.tables))

    def _find(self, parameter: str, *, on: date, group: Mapping[str, object]) -> ParameterRow | _Missing:
        if parameter not in self.tables and table_of_any_country(parameter) is not None:
            return _Missing(parameter, KNOWN_ELSEWHERE_ALONE)
        table = self.tables[parameter]
        if set(group) != set(table.groups):
            raise TypeError(f"{parameter} is asked by {sorted(group)}, not by {sorted(table.groups)}")
        for row in self._rows[parameter]:
            if row.holds_on(on) and row.is_for(group):
                return row
        asked = ", ".join(f"{key}={value}" for key, value in group.items())
        name = f"{parameter} ({asked})" if asked else parameter
        return _Missing(name, _known(self._rows[parameter], group=group))


def _known(rows: list[ParameterRow], *, group: Mapping[str, object]) -> str:
    spells = join_touching(row.spell for row in rows if row.is_for(group))
    if spells:
        return "; ".join(f"{spell.entered_on} to {_last_day(spell)}" for spell in spells)
    return f"only {'; '.join(sorted({row.group_text() for row in rows}))}" if rows else KNOWN_NOWHERE


def _last_day(spell: Spell) -> str:
    return "further notice" if spell.left_on is None else str(spell.left_on - timedelta(days=1))


def office_rows(rows: Iterable[Mapping[str, Any]], *, tables: Mapping[str, ParameterTable]) -> tuple[ParameterRow, ...]:
    """Checked rows that an office has entered; the shape of a row in a file, and `parameter`.

    Raises: BrokenParameterFile, naming the row and what to do.
    """
    read = [_office_row(row, number=number, tables=tables) for number, row in enumerate(rows, start=1)]
    for name in sorted({row.parameter for row in read}):
        try:
            check_together(tuple(row for row in read if row.parameter == name), set_anew=tables[name].set_anew)
        except Complaint as complaint:
            raise BrokenParameterFile(f"the office's rows of {name}: {complaint}") from complaint
    return tuple(read)


def _office_row(row: Mapping[str, Any], *, number: int, tables: Mapping[str, ParameterTable]) -> ParameterRow:
    try:
        require(isinstance(row, Mapping), f"it is {row!r}", "Write `{parameter: act/name, first_day: …, value: …}`.")
        name = check_text(row.get("parameter"), what="`parameter`")
        require(name in tables, f"`parameter` is {name!r}", f"Known are: {', '.join(sorted(tables))}.")
        table = tables[name]
        rest = {key: value for key, value in row.items() if key != "parameter"}
        return read_row(
            rest, parameter=name, unit=table.unit, kind=table.kind, groups=table.groups, origin=Origin.OFFICE
        )
    except Complaint as complaint:
        raise BrokenParameterFile(f"the office's rows, row {number}: {complaint}") from complaint


def _version(rows: Mapping[str, list[ParameterRow]]) -> str:
    content = "\n".join(repr(row) for name in sorted(rows) for row in rows[name])
    return sha256(content.encode()).hexdigest()[:16]


@lru_cache(maxsize=8)
def load_law(country: str = "no", *, folder: Path = PARAMETERS) -> Law:
    """The law of a country from its files, read once in the life of a process, with what is the same everywhere.

    Raises: BrokenParameterFile; FileNotFoundError for a country without parameters.
    """
    if country not in (known := countries(folder)):
        raise FileNotFoundError(f"No parameters for the country {country!r}. Known: {', '.join(known)}.")
    files = {name: path for place in (EVERYWHERE, country) for name, path in _files(folder / place)}
    return Law({name: read_table(path, name=name) for name, path in files.items()})


def countries(folder: Path = PARAMETERS) -> list[str]:
    """The countries whose law is here."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name != EVERYWHERE)


def table_of_any_country(parameter: str) -> ParameterTable | None:
    """A parameter as the first country that has it describes it; nothing for a name that no file has."""
    laws = (load_law(country) for country in countries())
    return next((law.tables[parameter] for law in laws if parameter in law.tables), None)


def _files(of_country: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(of_country.glob("*/*.yaml")):
        yield str(path.relative_to(of_country).with_suffix("")), path

"""Reads and checks one parameter file. The format is `docs/reference/parameters.md`.

Every way of being wrong has its own sentence: which file, which row, what was found, what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import yaml

try:  # in C, where PyYAML brings it: a fraction of the time, and a start reads some eighty files
    from yaml import CSafeLoader as _Safe
except ImportError:
    from yaml import SafeLoader as _Safe  # type: ignore[assignment]

from bofast.rules.parameter_check import Complaint, check_choice, check_keys, check_text, require
from bofast.rules.parameter_row import Band, Kind, ParameterRow, Unit
from bofast.rules.parameter_rows import GroupShape, read_row
from bofast.vocabulary.errors import BrokenParameterFile

LANGUAGES = ("en", "nb", "da")
_REQUIRED = frozenset({"description", "unit", "kind", "rows"})
_OPTIONAL = frozenset({"groups", "set_anew", "every_row"})
_EVERY_ROW = frozenset({"first_day", "last_day", "source", "verified", "note"})

SetAnew = Literal["yearly", "when_changed"]


@dataclass(frozen=True, slots=True)
class ParameterTable:
    """A parameter with all its rows; `set_anew` yearly means that no row may run on without a last day."""

    name: str
    description: Mapping[str, str]
    unit: Unit
    kind: Kind
    groups: Mapping[str, GroupShape]
    set_anew: SetAnew
    rows: tuple[ParameterRow, ...]


def read_table(path: Path, *, name: str) -> ParameterTable:
    """One file as a checked table.

    Raises: BrokenParameterFile, naming the file, the row and what to do.
    """
    try:
        return table_from(yaml_content(path), name=name)
    except Complaint as complaint:
        raise BrokenParameterFile(f"{path}: {complaint}") from complaint


def table_from(content: Any, *, name: str) -> ParameterTable:
    """The content of a file as a checked table.

    Raises: Complaint.
    """
    require(isinstance(content, Mapping), f"the file is a {type(content).__name__}", "Write `key: value` lines.")
    check_keys(content, required=_REQUIRED, optional=_OPTIONAL, where="the file")
    every_row = content.get("every_row") or {}
    check_keys(every_row, required=frozenset(), optional=_EVERY_ROW, where="every_row")
    head = ParameterTable(
        name=name,
        description=_description(content["description"]),
        unit=Unit(check_choice(content["unit"], among=[unit.value for unit in Unit], what="unit")),
        kind=Kind(check_choice(content["kind"], among=[kind.value for kind in Kind], what="kind")),
        groups=_groups(content.get("groups") or {}),
        set_anew=_set_anew(content.get("set_anew", "when_changed")),
        rows=(),
    )
    return _with_rows(head, content["rows"], every_row=every_row)


def _with_rows(head: ParameterTable, rows: Any, *, every_row: Mapping[str, Any]) -> ParameterTable:
    require(
        isinstance(rows, list), f"`rows` is {rows!r}", "Write a list of rows, or `rows: []` if only offices know it."
    )
    read = tuple(_numbered_row({**every_row, **row}, head=head, number=number) for number, row in _mappings(rows))
    check_together(read, set_anew=head.set_anew)
    return ParameterTable(head.name, head.description, head.unit, head.kind, head.groups, head.set_anew, read)


def _mappings(rows: list[Any]) -> Iterable[tuple[int, Mapping[str, Any]]]:
    for number, row in enumerate(rows, start=1):
        require(isinstance(row, Mapping), f"row {number} is {row!r}", "Write a row as `{first_day: …, value: …}`.")
        yield number, row


def _numbered_row(row: Mapping[str, Any], *, head: ParameterTable, number: int) -> ParameterRow:
    try:
        return read_row(row, parameter=head.name, unit=head.unit, kind=head.kind, groups=head.groups)
    except Complaint as complaint:
        raise Complaint(f"row {number}: {complaint}") from complaint


def check_together(rows: tuple[ParameterRow, ...], *, set_anew: SetAnew) -> None:
    """No two rows for one group on one day, and no yearly figure that runs on.

    Raises: Complaint.
    """
    for (first, one), (second, other) in combinations(enumerate(rows, start=1), 2):
        require(
            not _overlap(one, other),
            f"rows {first} and {second} both hold from {max(one.first_day, other.first_day)}",
            "Give the earlier row a `last_day` before the later one's `first_day`.",
        )
    for number, row in enumerate(rows, start=1):
        require(
            set_anew == "when_changed" or row.last_day is not None,
            f"row {number} has no `last_day`, but the figure is set anew every year",
            "Give the last day for which the source says it; the next year is not guessed.",
        )


def _overlap(one: ParameterRow, other: ParameterRow) -> bool:
    same_days = (other.last_day is None or one.first_day <= other.last_day) and (
        one.last_day is None or other.first_day <= one.last_day
    )
    return same_days and all(_same(a, b) for (_, a), (_, b) in zip(one.group, other.group, strict=True))


def _same(one: str | Band, other: str | Band) -> bool:
    if isinstance(one, Band) and isinstance(other, Band):
        return one.overlaps(other)
    return one == other


def _description(given: Any) -> dict[str, str]:
    require(isinstance(given, Mapping), f"`description` is {given!r}", f"Give it in {', '.join(LANGUAGES)}.")
    check_keys(given, required=frozenset(LANGUAGES), optional=frozenset(), where="description")
    return {language: check_text(given[language], what=f"description in {language}") for language in LANGUAGES}


def _groups(given: Any) -> dict[str, GroupShape]:
    require(isinstance(given, Mapping), f"`groups` is {given!r}", "Write `groups: {key: [values], key: band}`.")
    for key, shape in given.items():
        require(
            shape in {"band", "text"} if isinstance(shape, str) else _is_text_list(shape),
            f"group {key!r} has the shape {shape!r}",
            "Use a list of values, `band` (whole numbers from-to) or `text`.",
        )
    return {key: tuple(shape) if isinstance(shape, list) else shape for key, shape in given.items()}


def _is_text_list(shape: Any) -> bool:
    return isinstance(shape, list) and bool(shape) and all(isinstance(value, str) for value in shape)


def _set_anew(given: Any) -> SetAnew:
    return (
        "yearly"
        if check_choice(given, among=["yearly", "when_changed"], what="set_anew") == "yearly"
        else "when_changed"
    )


class _Loader(_Safe):
    """YAML in which a decimal number is a Decimal and a key may stand only once."""


def _decimal(loader: _Loader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)).replace("_", ""))


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    twice = sorted({str(key) for key in keys if keys.count(key) > 1})
    require(not twice, f"{', '.join(twice)} stands twice near line {node.start_mark.line + 1}", "Keep one of them.")
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor("tag:yaml.org,2002:float", _decimal)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def yaml_content(path: Path) -> Any:
    """What a YAML or JSON file says, its decimals as Decimal.

    Raises: Complaint, for what is not YAML or says one key twice.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError) as error:
        raise Complaint(f"the file cannot be read: {error}", "Correct what is named.") from error

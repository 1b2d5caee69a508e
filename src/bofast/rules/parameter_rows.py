"""One row of a parameter table: read from a file, or entered by an office; the same checks for both."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from bofast.rules.parameter_check import Complaint, check_keys, check_text, require
from bofast.rules.parameter_row import (
    ANY,
    DECIMAL_UNITS,
    Band,
    Group,
    Kind,
    Origin,
    ParameterRow,
    Source,
    Unit,
    Value,
)
from bofast.vocabulary.money import Money

GroupShape = tuple[str, ...] | str
"""The values a group key may have: a closed list, `band` (whole numbers) or `text`."""

_REQUIRED = frozenset({"first_day", "value", "source", "verified"})
_OPTIONAL = frozenset({"last_day", "group", "note"})


def read_row(
    row: Mapping[str, Any],
    *,
    parameter: str,
    unit: Unit,
    kind: Kind,
    groups: Mapping[str, GroupShape],
    origin: Origin = Origin.FILE,
) -> ParameterRow:
    """A checked row.

    Raises: Complaint, saying what was found and what to do.
    """
    check_keys(row, required=_REQUIRED, optional=_OPTIONAL, where="the row")
    first_day = _day(row["first_day"], what="first_day")
    last_day = None if row.get("last_day") is None else _day(row["last_day"], what="last_day")
    require(
        last_day is None or first_day <= last_day,
        f"it ends on {last_day}, before it begins on {first_day}",
        "Correct one of the days; both are counted.",
    )
    return ParameterRow(
        parameter=parameter,
        first_day=first_day,
        last_day=last_day,
        group=_group(row.get("group") or {}, groups=groups),
        value=_value(row["value"], unit=unit),
        unit=unit,
        kind=kind,
        source=_source(row["source"]),
        verified=_verified(row["verified"], note=row.get("note")),
        note=check_text(row["note"], what="`note`") if row.get("note") else "",
        origin=origin,
    )


def _day(given: Any, *, what: str) -> date:
    if isinstance(given, str):
        try:
            return date.fromisoformat(given)
        except ValueError:
            pass
    require(type(given) is date, f"`{what}` is {given!r}", "Write a day as 2026-06-01.")
    day: date = given
    return day


def _group(given: Any, *, groups: Mapping[str, GroupShape]) -> Group:
    check_keys(given, required=groups.keys(), optional=(), where="`group`")
    return tuple((key, _group_value(given[key], key=key, shape=shape)) for key, shape in groups.items())


def _group_value(given: Any, *, key: str, shape: GroupShape) -> str | Band:
    if given == ANY:
        return ANY
    if shape == "band":
        return _band(given, key=key)
    require(isinstance(given, str) and given, f"group {key} is {given!r}", 'Write it as text, in quotes: "0301".')
    choices = "" if isinstance(shape, str) else ", ".join(shape)
    require(isinstance(shape, str) or given in shape, f"group {key} is {given!r}", f"Use one of: any, {choices}.")
    return str(given)


def _band(given: Any, *, key: str) -> Band:
    ends = {"from": given, "to": given} if isinstance(given, int) else given
    require(
        isinstance(ends, Mapping) and "from" in ends and set(ends) <= {"from", "to"},
        f"group {key} is {given!r}",
        "Write a whole number, `{from: 6, to: 10}` or `{from: 70}`.",
    )
    lowest, highest = ends["from"], ends.get("to")
    require(
        type(lowest) is int and (highest is None or (type(highest) is int and lowest <= highest)),
        f"group {key} goes from {lowest!r} to {highest!r}",
        "Write whole numbers, the lowest first; both are counted.",
    )
    return Band(lowest, highest)


def _value(given: Any, *, unit: Unit) -> Value:
    if unit is Unit.YES_NO:
        require(isinstance(given, bool), f"`value` is {given!r}", "The unit is yes_no: write true or false.")
        return bool(given)
    if unit is Unit.CODE:
        return check_text(given, what="`value`")
    number = _number(given)
    if unit.is_money:
        minor = number * 100
        require(minor == int(minor), f"`value` is {given!r}", "Write an amount in kroner with at most two decimals.")
        return Money(int(minor))
    if unit in DECIMAL_UNITS:
        return number
    require(number == int(number), f"`value` is {given!r}", f"The unit is {unit}: write a whole number.")
    return int(number)


def _number(given: Any) -> Decimal:
    number = _decimal(given)
    if number is None or not number.is_finite():
        raise Complaint(f"`value` is {given!r}.", "Write a number, with a decimal point.")
    require(number >= 0, f"`value` is {given!r}", "No parameter is negative; the rule says what is taken away.")
    return number


def _decimal(given: Any) -> Decimal | None:
    try:
        # A float has already lost its decimals; YAML is read with Decimal, so one can only come from a program.
        return None if isinstance(given, bool | float) else Decimal(given)
    except (InvalidOperation, TypeError, ValueError):
        return None


def _source(given: Any) -> Source:
    check_keys(given, required={"text", "url"}, optional=(), where="`source`")
    url = check_text(given["url"], what="`url` of the source")
    require(url.startswith("https://"), f"`url` of the source is {url!r}", "Give an address that begins with https://.")
    return Source(check_text(given["text"], what="`text` of the source"), url)


def _verified(given: Any, *, note: Any) -> bool:
    require(isinstance(given, bool), f"`verified` is {given!r}", "Write true or false.")
    require(given or note, "it is unverified without a `note`", "Say in the note what is uncertain.")
    return bool(given)

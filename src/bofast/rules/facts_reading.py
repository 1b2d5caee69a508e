"""Facts from JSON. Every fault is told with its path, what was found and what to do; nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from bofast.rules.facts_schema import is_required, plain
from bofast.vocabulary.errors import BofastError
from bofast.vocabulary.money import Money

Facts = TypeVar("Facts")
Number = TypeVar("Number", int, Decimal)

LARGEST = 10**12  # beyond every amount of a family, and within what the rules can reckon with


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the facts."""

    path: str
    found: str
    do: str

    def __str__(self) -> str:
        return f"{self.path or 'the facts'}: found {self.found}. {self.do}"


class BadFacts(BofastError):
    """Facts that cannot be read, with every fault."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


def read_facts(facts: type[Facts], told: Any) -> Facts:
    """The facts that a JSON value tells.

    Raises: BadFacts, with every fault that was found.
    """
    faults: list[Fault] = []
    read = _read(told, facts, path="", faults=faults)
    if faults:
        raise BadFacts(tuple(faults))
    return read  # type: ignore[no-any-return]


def _read(told: Any, hint: Any, *, path: str, faults: list[Fault]) -> Any:
    hint = plain(hint)
    if get_origin(hint) in {Union, UnionType}:
        (known,) = (one for one in get_args(hint) if one is not NoneType)
        return None if told is None else _read(told, known, path=path, faults=faults)
    if get_origin(hint) is tuple:
        return _list(told, get_args(hint)[0], path=path, faults=faults)
    if hint is not Money and is_dataclass(hint):
        return _object(told, hint, path=path, faults=faults)
    try:
        return _PLAIN.get(hint, _chosen)(told, hint)
    except _Unreadable as unreadable:
        faults.append(Fault(path, _shown(told), str(unreadable)))
        return None


def _list(told: Any, hint: Any, *, path: str, faults: list[Fault]) -> tuple[Any, ...]:
    if not isinstance(told, list):
        faults.append(Fault(path, _shown(told), "Write a list."))
        return ()
    return tuple(_read(one, hint, path=f"{path}[{at}]", faults=faults) for at, one in enumerate(told))


def _object(told: Any, hint: Any, *, path: str, faults: list[Fault]) -> Any:
    if not isinstance(told, Mapping):
        faults.append(Fault(path, _shown(told), "Write an object with named facts."))
        return None
    before = len(faults)
    hints = _hints(hint)
    known = {field.name: field for field in fields(hint)}
    faults += _faults_of_names(told, known, path=path)
    read = {
        name: _read(told[name], hints[name], path=_under(path, name), faults=faults) for name in known if name in told
    }
    return None if len(faults) > before else _built(hint, read, path=path, faults=faults)


def _faults_of_names(told: Mapping[str, Any], known: Mapping[str, Field[Any]], *, path: str) -> list[Fault]:
    names = f"Known here are: {', '.join(known)}."
    unknown = [Fault(_under(path, name), "a fact that nothing asks for", names) for name in told if name not in known]
    missing = [name for name, field in known.items() if name not in told and is_required(field)]
    return unknown + [Fault(_under(path, name), "nothing", "Add it; it is always needed.") for name in missing]


def _built(hint: Any, read: dict[str, Any], *, path: str, faults: list[Fault]) -> Any:
    try:
        return hint(**read)
    except ValueError as error:
        faults.append(Fault(path, "facts that cannot stand together", f"{error}."))
        return None


@lru_cache(maxsize=200)
def _hints(facts: type) -> dict[str, Any]:
    return get_type_hints(facts, include_extras=True)


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else str(name)


def _shown(told: Any) -> str:
    return "nothing (null)" if told is None else f"{type(told).__name__} {str(told)[:60]!r}"


class _Unreadable(Exception):
    """What to write instead."""


def _money(told: Any, _: type) -> Money:
    amount = _decimal(told, Decimal)
    if amount != round(amount, 2):
        raise _Unreadable("Write kroner with at most two decimals.")
    return Money.of(amount)


def _decimal(told: Any, _: type) -> Decimal:
    try:
        number = None if isinstance(told, bool | float) else Decimal(told)
    except (InvalidOperation, TypeError, ValueError):
        number = None
    if number is None or not number.is_finite():
        raise _Unreadable("Write a number, with a point before decimals.")
    return _in_reach(number)


def _whole(told: Any, _: type) -> int:
    if type(told) is not int:
        raise _Unreadable("Write a whole number.")
    return _in_reach(told)


def _in_reach(number: Number) -> Number:
    if abs(number) > LARGEST:
        raise _Unreadable("Write a number of at most a million millions.")
    return number


def _day(told: Any, _: type) -> date:
    try:
        return date.fromisoformat(told)
    except (TypeError, ValueError):
        raise _Unreadable("Write a day as 2026-11-21.") from None


def _yes_or_no(told: Any, _: type) -> bool:
    if not isinstance(told, bool):
        raise _Unreadable("Write true or false; leave it out or write null where nobody knows.")
    return told


def _text(told: Any, _: type) -> str:
    if not isinstance(told, str):
        raise _Unreadable("Write a text, in quotes.")
    return told


def _chosen(told: Any, hint: type) -> Any:
    choices = [member.value for member in hint] if issubclass(hint, Enum) else []
    if told not in choices:
        raise _Unreadable(f"Use one of: {', '.join(map(str, choices))}.")
    return hint(told)


_PLAIN: dict[Any, Any] = {Money: _money, Decimal: _decimal, int: _whole, date: _day, bool: _yes_or_no, str: _text}

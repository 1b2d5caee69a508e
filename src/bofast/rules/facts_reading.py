"""Facts from JSON. Every fault is told with its path, what was found and what to do; nothing is guessed."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from bofast.rules.fact_bounds import BELOW_ZERO_TOO, NOT_BELOW_ZERO, Bounds, bounds_in
from bofast.rules.facts_json import Doubled, NoNumber
from bofast.rules.facts_schema import is_required, plain
from bofast.vocabulary.days import day_written
from bofast.vocabulary.errors import BofastError
from bofast.vocabulary.money import Money

Facts = TypeVar("Facts")
Read = TypeVar("Read")

NUMBER = re.compile(r"-?\d{1,30}(\.\d{1,30})?", re.ASCII)


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


@dataclass(frozen=True, slots=True)
class _Kind:
    """What an annotation says: asked once, as a file may hold the same fact a million times."""

    hint: Any
    bounds: Bounds
    may_be_nothing: bool
    each: Any  # of a list, the annotation of its parts
    is_object: bool

    @classmethod
    @lru_cache(maxsize=2_000)
    def of(cls, annotation: Any) -> _Kind:
        hint, may_be_nothing = plain(annotation), False
        if get_origin(hint) in {Union, UnionType}:
            may_be_nothing = True
            (hint,) = (plain(one) for one in get_args(hint) if one is not NoneType)
        each = get_args(hint)[0] if get_origin(hint) is tuple else None
        is_object = hint is not Money and is_dataclass(hint)
        return cls(hint, bounds_in(annotation) or NOT_BELOW_ZERO, may_be_nothing, each, is_object)


def _read(told: Any, annotation: Any, *, path: str, faults: list[Fault]) -> Any:
    kind = _Kind.of(annotation)
    if told is None and kind.may_be_nothing:
        return None
    if kind.each is not None:
        return _list(told, kind.each, path=path, faults=faults)
    if kind.is_object:
        return _object(told, kind.hint, path=path, faults=faults)
    try:
        return _within(kind.bounds, _PLAIN.get(kind.hint, _chosen)(told, kind.hint))
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
    known, needed = _known(hint), _needed(hint)
    if isinstance(told, Doubled) or not needed <= told.keys() <= known.keys():
        faults += _faults_of_names(told, known, needed, path=path)
    read = {
        name: _read(told[name], annotation, path=_under(path, name), faults=faults)
        for name, annotation in known.items()
        if name in told
    }
    return None if len(faults) > before else _built(hint, read, path=path, faults=faults)


def _faults_of_names(
    told: Mapping[str, Any], known: Mapping[str, Any], needed: frozenset[str], *, path: str
) -> list[Fault]:
    doubled = told.names if isinstance(told, Doubled) else ()
    twice = [Fault(_under(path, name), "the same fact twice", "Keep one of them.") for name in doubled]
    names = f"Known here are: {', '.join(known)}."
    unknown = [Fault(_under(path, name), "a fact that nothing asks for", names) for name in told if name not in known]
    missing = [name for name in known if name in needed and name not in told]
    return twice + unknown + [Fault(_under(path, name), "nothing", "Add it; it is always needed.") for name in missing]


def _built(hint: Any, read: dict[str, Any], *, path: str, faults: list[Fault]) -> Any:
    try:
        return hint(**read)
    except ValueError as error:
        faults.append(Fault(path, "facts that cannot stand together", f"{error}."))
        return None


@lru_cache(maxsize=200)
def _known(facts: type) -> Mapping[str, Any]:
    """Every fact of a dataclass by name, with its annotation."""
    hints = get_type_hints(facts, include_extras=True)
    return {field.name: hints[field.name] for field in fields(facts)}


@lru_cache(maxsize=200)
def _needed(facts: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(facts) if is_required(field))


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else str(name)


def _shown(told: Any) -> str:
    if isinstance(told, NoNumber):
        return f"{told}, which is no number in JSON"
    written = reprlib.repr(told) if isinstance(told, dict | list) else str(told)
    return "nothing (null)" if told is None else f"{type(told).__name__} {written[:60]!r}"


class _Unreadable(Exception):
    """What to write instead."""


def _within(bounds: Bounds, read: Read) -> Read:
    number = read.amount if isinstance(read, Money) else read
    if isinstance(number, int | Decimal) and not isinstance(number, bool) and (instead := bounds.refusal(number)):
        raise _Unreadable(instead)
    return read


def _money(told: Any, _: type) -> Money:
    amount = _decimal(told, Decimal)
    if amount != round(amount, 2):
        raise _Unreadable("Write kroner with at most two decimals.")
    return Money.of(amount)


def _decimal(told: Any, _: type) -> Decimal:
    try:
        number = Decimal(told) if _tells_a_number(told) else None
    except (InvalidOperation, ValueError):
        number = None
    if number is None or not number.is_finite():
        raise _Unreadable("Write a number, with a point before decimals.")
    return _within(BELOW_ZERO_TOO, number)


def _tells_a_number(told: Any) -> bool:
    """Python's own reader also takes " 4 ", "4_0" and the digits of every script."""
    if isinstance(told, str):
        return NUMBER.fullmatch(told) is not None
    return isinstance(told, int | Decimal) and not isinstance(told, bool)


def _whole(told: Any, _: type) -> int:
    if type(told) is not int:
        raise _Unreadable("Write a whole number.")
    return told


def _day(told: Any, _: type) -> date:
    try:
        return day_written(told)
    except (TypeError, ValueError):
        raise _Unreadable("Write a day as 2026-11-21.") from None


def _yes_or_no(told: Any, _: type) -> bool:
    if not isinstance(told, bool):
        raise _Unreadable("Write true or false; leave it out or write null where nobody knows.")
    return told


def _text(told: Any, _: type) -> str:
    if not isinstance(told, str):
        raise _Unreadable("Write a text, in quotes.")
    if not told.isascii() and any(0xD800 <= ord(sign) <= 0xDFFF for sign in told):
        raise _Unreadable("Write whole characters; half of one cannot be kept.")
    return told


def _chosen(told: Any, hint: type) -> Any:
    choices = [member.value for member in hint] if issubclass(hint, Enum) else []
    if told not in choices:
        raise _Unreadable(f"Use one of: {', '.join(map(str, choices))}.")
    return hint(told)


_PLAIN: dict[Any, Any] = {Money: _money, Decimal: _decimal, int: _whole, date: _day, bool: _yes_or_no, str: _text}

"""Facts as JSON values that `facts_reading.read_facts` reads back to the same facts, so that they can be frozen."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from bofast.vocabulary.money import Money


def facts_told(facts: object) -> dict[str, Any]:
    """The facts by name, in the order of their declaration; those that stand at their default are left out.

    Amounts are told in kroner without their currency, as they are read: facts of one country are in one.
    Raises: TypeError, for what no facts hold.
    """
    told = ((field, getattr(facts, field.name)) for field in fields(facts))  # type: ignore[arg-type]
    return {field.name: _told(value) for field, value in told if not _is_default(field, value)}


def _is_default(field: Field[Any], value: object) -> bool:
    if field.default_factory is not MISSING:
        return bool(value == field.default_factory())
    return bool(field.default is not MISSING and value == field.default)


def _told(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case Money():
            return str(value.amount)
        case Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_told(one) for one in value]
        case None | bool() | int() | str():
            return value
    if is_dataclass(value) and not isinstance(value, type):
        return facts_told(value)
    raise TypeError(f"{type(value).__name__} is no fact")

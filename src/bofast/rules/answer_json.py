"""Answers as plain JSON: figures with their whole evidence, and every other answer by its named parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import singledispatch
from types import NoneType
from typing import Any

from bofast.rules.figure import Figure
from bofast.rules.household import Household
from bofast.rules.parameter_row import Band, ParameterRow
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because


@singledispatch
def as_json(answer: object) -> Any:
    """An answer as JSON values. Amounts are objects with kroner as text, so that no øre is lost.

    Raises: TypeError, for what is no answer.
    """
    if not is_dataclass(answer):
        raise TypeError(f"{type(answer).__name__} is no answer")
    told = {field.name: getattr(answer, field.name) for field in fields(answer)}
    # Who lives in a household was asked, not answered: it is not repeated in what comes out.
    return {name: as_json(value) for name, value in told.items() if not isinstance(value, Household)}


@as_json.register(bool)
@as_json.register(NoneType)
def _as_it_is(answer: bool | None) -> bool | None:  # noqa: FBT001 - one value of one type
    return answer


@as_json.register
def _whole_number(answer: int) -> int:
    return int(answer)


@as_json.register
def _text(answer: str) -> str:
    return str(answer)


@as_json.register
def _number(answer: Decimal) -> str:
    return str(answer)


@as_json.register
def _money(answer: Money) -> dict[str, str]:
    return {"amount": f"{answer.amount:.2f}", "currency": answer.currency.value}


@as_json.register
def _day(answer: date) -> str:
    return answer.isoformat()


@as_json.register
def _band(answer: Band) -> str:
    return str(answer)


@as_json.register(tuple)
@as_json.register(list)
def _sequence(answer: Sequence[object]) -> list[Any]:
    return [as_json(one) for one in answer]


@as_json.register
def _mapping(answer: Mapping) -> dict[str, Any]:  # type: ignore[type-arg]
    return {str(as_json(key)): as_json(value) for key, value in answer.items()}


@as_json.register
def _because(answer: Because) -> dict[str, Any]:
    return {"code": answer.reason.value, "facts": as_json(answer.facts)}


@as_json.register
def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "rule": figure.rule.code,
        "value": as_json(figure.value),
        "unit": figure.rule.unit.value,
        "how": figure.rule.how.value,
        "source": figure.rule.source,
        "unverified": figure.unverified,
        "facts": as_json(figure.facts),
        "rows": [row_json(row) for row in figure.rows],
        "parts": [_figure(part) for part in figure.parts],
        "reasons": [as_json(because) for because in figure.reasons],
    }


@as_json.register
def row_json(row: ParameterRow) -> dict[str, Any]:
    """A parameter row with its days, group, source and whether it has been verified."""
    return {
        "parameter": row.parameter,
        "first_day": row.first_day.isoformat(),
        "last_day": None if row.last_day is None else row.last_day.isoformat(),
        "group": {key: str(wanted) for key, wanted in row.group},
        "value": as_json(row.value),
        "unit": row.unit.value,
        "kind": row.kind.value,
        "origin": row.origin.value,
        "source": {"text": row.source.text, "url": row.source.url},
        "verified": row.verified,
        "note": row.note,
    }


def figures_in(answer: object) -> Iterator[Figure]:
    """Every figure that an answer holds, the parts of a figure left inside it."""
    if isinstance(answer, Figure):
        yield answer
    elif isinstance(answer, Mapping):
        for value in answer.values():
            yield from figures_in(value)
    elif isinstance(answer, tuple | list):
        for value in answer:
            yield from figures_in(value)
    elif is_dataclass(answer) and not isinstance(answer, type):
        for field in fields(answer):
            yield from figures_in(getattr(answer, field.name))

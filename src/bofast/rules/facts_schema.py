"""The shape of facts as JSON Schema, drawn from the dataclasses themselves, so that the two cannot differ."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from bofast.rules.fact_bounds import NOT_BELOW_ZERO, Bounds, bounds_in
from bofast.vocabulary.money import Money

_PLAIN: dict[type, dict[str, Any]] = {
    Money: {"type": ["number", "string"], "description": "kroner, at most two decimals"},
    Decimal: {"type": ["number", "string"]},
    date: {"type": "string", "format": "date"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    str: {"type": "string"},
}
_UNITS = {"_per_month": "NOK a month", "_per_year": "NOK a year", "_percent": "percent", "_m2": "square metres"}


def schema_of(facts: type) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a facts dataclass; its parts stand under `$defs`."""
    definitions: dict[str, Any] = {}
    _define(facts, into=definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": f"#/$defs/{facts.__name__}",
        "$defs": definitions,
    }


def _define(facts: type, *, into: dict[str, Any]) -> None:
    if facts.__name__ in into:
        return
    into[facts.__name__] = {}
    hints = get_type_hints(facts, include_extras=True)
    described = [(field, hints[field.name]) for field in fields(facts)]
    into[facts.__name__] = {
        "type": "object",
        "description": (facts.__doc__ or "").strip().split("\n\n")[0],
        "additionalProperties": False,
        "required": [field.name for field, _ in described if is_required(field)],
        "properties": {field.name: _property(field.name, hint, into=into) for field, hint in described},
    }


def is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _property(name: str, hint: Any, *, into: dict[str, Any]) -> dict[str, Any]:
    bounds = bounds_in(hint) or NOT_BELOW_ZERO
    says = [text for text in getattr(hint, "__metadata__", ()) if isinstance(text, str)]
    unit = [unit for ending, unit in _UNITS.items() if name.endswith(ending)]
    shape = _bounded(_shape(plain(hint), into=into), bounds=bounds)
    told = "; ".join([*says, *unit, *([shape["description"]] if "description" in shape else [])])
    return {**shape, "description": told} if told else shape


def _shape(hint: Any, *, into: dict[str, Any]) -> dict[str, Any]:
    if get_origin(hint) in {Union, UnionType}:
        return _one_of([_shape(plain(one), into=into) for one in get_args(hint)])
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _shape(plain(get_args(hint)[0]), into=into)}
    if hint is NoneType:
        return {"type": "null"}
    if isinstance(hint, type) and is_dataclass(hint) and hint is not Money:
        _define(hint, into=into)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    return dict(_PLAIN[hint])


def _bounded(shape: dict[str, Any], *, bounds: Bounds) -> dict[str, Any]:
    """A number within its bounds; an amount may also be told as a text, whose bounds the reader alone can hold."""
    if "anyOf" in shape:
        return {**shape, "anyOf": [_bounded(one, bounds=bounds) for one in shape["anyOf"]]}
    kinds = shape.get("type", ())
    if kinds == "integer" or "number" in kinds:
        return {**shape, "minimum": bounds.least, "maximum": bounds.most}
    return shape


def _one_of(shapes: list[dict[str, Any]]) -> dict[str, Any]:
    told = [shape.pop("description") for shape in shapes if "description" in shape]
    return {"anyOf": shapes, **({"description": "; ".join(told)} if told else {})}


def plain(hint: Any) -> Any:
    """A type without its annotation."""
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint

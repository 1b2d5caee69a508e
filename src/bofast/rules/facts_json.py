"""Facts as JSON text, read without losing what is wrong with it: each fault keeps its place for the reader of facts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

LONGEST_NUMBER = 40
"""Digits; a longer one means nothing, and some take a second to read."""


@dataclass(frozen=True, slots=True)
class NoNumber:
    """What stands where a number should, and is none: NaN, Infinity, or digits without end."""

    written: str

    def __str__(self) -> str:
        return self.written


class Doubled(dict[str, Any]):
    """An object in which the same name stands twice. JSON readers keep the last of them, and tell nobody."""

    names: tuple[str, ...] = ()


def json_told(text: str) -> Any:
    """What a JSON text tells, decimals as they are written.

    Raises: ValueError, for what is no JSON; RecursionError, for brackets inside brackets without end.
    """
    return json.loads(
        text, parse_float=Decimal, parse_int=_whole, parse_constant=NoNumber, object_pairs_hook=_object_told
    )


def _whole(digits: str) -> int | NoNumber:
    return int(digits) if len(digits) <= LONGEST_NUMBER else NoNumber(f"{digits[:12]}… ({len(digits)} digits)")


def _object_told(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) == len(pairs):
        return told
    doubled = Doubled(told)
    names = [name for name, _value in pairs]
    doubled.names = tuple(name for name in told if names.count(name) > 1)
    return doubled

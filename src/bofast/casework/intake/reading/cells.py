"""Cells as they travel from the reading process: plain JSON, with a mark on what JSON has no form for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum


class Mark(StrEnum):
    """What stands in the cell instead of a value."""

    FORMULA_WITHOUT_VALUE = "formula"
    EXCEL_ERROR = "error"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Unusable:
    """A cell that holds no value that could be read."""

    mark: Mark
    text: str = ""


Cell = str | int | float | bool | date | Unusable | None
Wire = str | int | float | bool | list[str] | None

EXCEL_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})


def to_wire(value: object, *, longest: int) -> Wire:
    """A cell's value as openpyxl or csv gives it, ready for JSON."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, datetime):
        return ["d", value.date().isoformat()]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    if isinstance(value, float):
        # Excel keeps every number as a float; a whole one is meant as whole, and nan is nothing.
        if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 - nan is the one that differs
            return [Mark.EXCEL_ERROR.value, str(value)]
        return int(value) if value.is_integer() and abs(value) < 10**15 else value
    if isinstance(value, time | Decimal):
        return str(value)
    return _text_to_wire(str(value), longest=longest)


def _text_to_wire(text: str, *, longest: int) -> Wire:
    if len(text) > longest:
        return [Mark.TOO_LONG.value, text[:40]]
    if text in EXCEL_ERRORS:
        return [Mark.EXCEL_ERROR.value, text]
    stripped = text.replace("\u00a0", " ").replace("\x00", "").strip()
    return stripped or None


def from_wire(wire: Wire) -> Cell:
    """The cell that `to_wire` packed."""
    if not isinstance(wire, list):
        return wire
    mark, text = wire
    return date.fromisoformat(text) if mark == "d" else Unusable(Mark(mark), text)


def as_text(cell: Cell) -> str:
    """What a reader would say stands in the cell."""
    if cell is None:
        return ""
    if isinstance(cell, Unusable):
        return cell.text
    return cell.isoformat() if isinstance(cell, date) else str(cell)

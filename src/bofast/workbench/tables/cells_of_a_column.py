"""A column of a file as numbers, days or texts, with the rows that are none of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from bofast.workbench.tables.batches import Batch
from bofast.workbench.tables.faults import LISTED, Fault, Faults

NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$"
IDENTIFIER = r"^(0|[1-9]\d{0,17})$"
DAY = r"^\d{4}-\d{2}-\d{2}$"


@dataclass(frozen=True, slots=True)
class Read:
    """Values and which of them could not be read. Shape: values float64[rows], bad and empty bool[rows]."""

    values: NDArray[np.float64]
    bad: NDArray[np.bool_]
    empty: NDArray[np.bool_]


def numbers(column: Any, *, decimal_comma: bool = False) -> Read:
    """Whole or real numbers, with a point (or, between semicolons, a comma) before decimals."""
    array = _plain(column)
    if pa.types.is_boolean(array.type):
        array = pc.cast(array, pa.int8())
    if _is_text(array):
        text = pc.utf8_trim_whitespace(array)
        text = pc.replace_substring(text, ",", ".") if decimal_comma else text
        fits = pc.match_substring_regex(text, NUMBER)
        array = pc.if_else(fits, text, pa.nulls(len(text), text.type))
        return _read(pc.cast(array, pa.float64()), was=column)
    if pa.types.is_integer(array.type) or pa.types.is_floating(array.type) or pa.types.is_decimal(array.type):
        return _read(pc.cast(array, pa.float64(), safe=False), was=column)
    return _read(pa.nulls(len(array), pa.float64()), was=column)


def days(column: Any) -> Read:
    """Days written as 2026-11-22, or dates of the file, as days since 1970."""
    array = _plain(column)
    if _is_text(array):
        text = pc.utf8_trim_whitespace(array)
        fits = pc.match_substring_regex(text, DAY)
        parsed = pc.strptime(
            pc.if_else(fits, text, pa.nulls(len(text), text.type)), format="%Y-%m-%d", unit="s", error_is_null=True
        )
        # 30 February is read as 1 or 2 March: what does not read back the same is no day.
        same = pc.equal(pc.strftime(parsed, format="%Y-%m-%d"), text)
        array = pc.if_else(same, parsed, pa.nulls(len(parsed), parsed.type))
    elif not pa.types.is_temporal(array.type):
        array = pa.nulls(len(array), pa.date32())
    return _read(pc.cast(pc.cast(pc.cast(array, pa.date32(), safe=False), pa.int32()), pa.float64()), was=column)


@dataclass(frozen=True, slots=True)
class Texts:
    """Values as text: `values[codes]`, code -1 where empty; several codes may stand for one text.

    Shape: codes int64[rows].
    """

    values: list[str]
    codes: NDArray[np.int64]


def texts(column: Any) -> Texts:
    """Every value as text: no space around, a whole number without its point."""
    array = pc.cast(column, pa.int8()) if pa.types.is_boolean(column.type) else column
    encoded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    text = pc.utf8_trim_whitespace(pc.cast(encoded.dictionary, pa.string()))
    # Programs that mark empty cells with a number that is none write 1 as 1.0.
    text = pc.replace_substring_regex(text, pattern=r"^([+-]?\d+)\.0+$", replacement=r"\1")
    own = [value if value not in {None, "nan", "inf", "-inf"} else "" for value in text.to_pylist()]
    codes = whole_numbers(encoded.indices)
    is_text = np.array([bool(value) for value in own] or [False])
    return Texts(own, np.where((codes >= 0) & is_text[codes], codes, -1))


def identifiers(column: Any) -> NDArray[np.int64] | None:
    """Whole numbers from 0 on that name something, -1 where empty; None where a value is anything else. int64[rows]."""
    array = _plain(column)
    if pa.types.is_integer(array.type):
        found = whole_numbers(array)
        return found if np.all((found >= 0) | ~_is_there(array)) else None
    if not _is_text(array) or not bool(pc.all(pc.match_substring_regex(array, IDENTIFIER), min_count=0).as_py()):
        return None
    return whole_numbers(pc.cast(array, pa.int64()))


def looks_like_days(column: Any) -> bool:
    """Whether the first value there is a date."""
    array = _plain(column).drop_null()
    if len(array) == 0:
        return False
    return pa.types.is_temporal(array.type) or (
        _is_text(array) and bool(pc.match_substring_regex(pc.utf8_trim_whitespace(array[:1]), DAY)[0].as_py())
    )


def tell(faults: Faults, *, batch: Batch, column: str, wrong: NDArray[np.bool_], do: str) -> None:
    """Add the rows that are wrong to the faults: the first with what was found, the rest counted."""
    places = np.flatnonzero(wrong)
    room = max(LISTED - len(faults.listed), 0)
    for place in places[:room].tolist():
        value = batch.columns[column][place].as_py()
        faults.add(Fault(batch.row_number(place), column, "" if value is None else str(value), do))
    faults.add_uncounted(max(places.size - room, 0))


def _read(array: Any, *, was: Any) -> Read:
    values = reals(array)
    empty = ~_is_there(_plain(was))
    return Read(values, ~np.isfinite(values) & ~empty, empty)


# Arrow's `to_numpy`, `scalar` and `fill_null` load pandas, which takes longer than most files: buffers are read here.


def reals(array: Any) -> NDArray[np.float64]:
    """An Arrow array as real numbers, empty as nan. Shape: float64[rows]."""
    return np.where(_is_there(array), _buffer(pc.cast(array, pa.float64(), safe=False), np.float64), np.nan)


def whole_numbers(array: Any) -> NDArray[np.int64]:
    """An Arrow array as whole numbers, empty as -1. Shape: int64[rows]."""
    return np.where(_is_there(array), _buffer(pc.cast(array, pa.int64()), np.int64), -1)


def _buffer(array: Any, kind: type[np.generic]) -> NDArray[Any]:
    if len(array) == 0:
        return np.zeros(0, kind)
    return np.frombuffer(array.buffers()[1], kind)[array.offset : array.offset + len(array)]


def _is_there(array: Any) -> NDArray[np.bool_]:
    bits = array.buffers()[0]
    if bits is None or len(array) == 0:
        return np.full(len(array), array.null_count == 0)
    there = np.unpackbits(np.frombuffer(bits, np.uint8), bitorder="little")
    return there[array.offset : array.offset + len(array)].astype(bool)


def _plain(column: Any) -> Any:
    return pc.cast(column, column.type.value_type) if pa.types.is_dictionary(column.type) else column


def _is_text(array: Any) -> bool:
    return bool(pa.types.is_string(array.type) or pa.types.is_large_string(array.type))

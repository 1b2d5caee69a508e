"""Rows of a text file with separated values: which encoding, which separator, then streamed."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bofast.casework.intake.reading.cells import to_wire
from bofast.casework.intake.reading.limits import Limits
from bofast.casework.intake.reading.refusal import Refused
from bofast.vocabulary.reasons import Reason

SAMPLE = 256 * 1024
DELIMITERS = (";", "\t", ",", "|")
ENCODINGS = ("utf-8-sig", "utf-8", "windows-1252", "utf-16")
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

Event = tuple[str, Any]


def rows_of_text(path: Path, *, limits: Limits, encoding: str = "") -> Iterator[Event]:
    """First ("about", facts), then ("row", [number, cells]) for each row that holds something.

    Raises: Refused.
    """
    chosen, encoding = encoding, encoding or encoding_of(path)
    csv.field_size_limit(limits.cell_characters * 4)
    try:
        with path.open(encoding=encoding, newline="") as file:
            sample = file.read(SAMPLE)
            _refuse_what_is_no_text(sample)
            delimiter = delimiter_of(sample)
            file.seek(0)
            yield "about", {"title": "", "merged": [], "encoding": encoding, "delimiter": delimiter}
            yield from _rows(csv.reader(file, delimiter=delimiter, strict=False), limits=limits)
    except UnicodeError as fault:
        # What no encoding fits is no text at all, unless the user said that it is.
        raise Refused(Reason.SHEET_ENCODING_UNKNOWN if chosen else Reason.SHEET_OF_UNKNOWN_FORMAT) from fault
    except csv.Error as fault:
        raise Refused(Reason.SHEET_BROKEN) from fault


def encoding_of(path: Path) -> str:
    """By its mark when it has one; else UTF-8 when all of it is; else what Excel in the Nordic countries writes."""
    with path.open("rb") as file:
        start = file.read(4096)
        for mark, encoding in MARKS:
            if start.startswith(mark):
                return encoding
        if start[1::2].count(0) > len(start) // 4:
            return "utf-16-le"
        if start[::2].count(0) > len(start) // 4:
            return "utf-16-be"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while chunk := file.read(SAMPLE):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "windows-1252"
    return "utf-8"


def delimiter_of(sample: str) -> str:
    """The separator that parts the first rows into the same number of columns, above one; else the semicolon.

    `csv.Sniffer` guesses letters as separators; a closed list does not.
    """
    lines = sample.splitlines(keepends=True)[:20]

    def agreement(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        first = widths[0] if widths else 0
        return (sum(width == first for width in widths) if first > 1 else 0, first)

    try:
        best = max(DELIMITERS, key=agreement)
        return best if agreement(best)[0] else ";"
    except csv.Error:
        return ";"


def _rows(reader: Any, *, limits: Limits) -> Iterator[Event]:
    count = 0
    for number, values in enumerate(reader, start=1):
        if any(value.strip() for value in values[limits.columns :]):
            raise Refused(Reason.SHEET_HAS_TOO_MANY_COLUMNS, found=str(len(values)), allowed=limits.columns)
        cells = [to_wire(value, longest=limits.cell_characters) for value in values[: limits.columns]]
        if all(cell is None for cell in cells):
            continue
        count += 1
        if count > limits.rows + 1:
            raise Refused(Reason.SHEET_HAS_TOO_MANY_ROWS, allowed=limits.rows)
        yield "row", [number, cells]


def _refuse_what_is_no_text(sample: str) -> None:
    if not sample.strip():
        raise Refused(Reason.SHEET_EMPTY)
    odd = sum(1 for sign in sample if (sign < " " and sign not in "\r\n\t\x1a") or sign == "\ufffd")
    if odd > len(sample) // 100:
        raise Refused(Reason.SHEET_OF_UNKNOWN_FORMAT)

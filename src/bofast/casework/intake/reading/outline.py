"""A worksheet's outline, read from its text before it is parsed: how far it reaches, what is merged, what is a formula.

openpyxl walks every row up to the last one, so a single cell at XFD1048576 costs a million rows; and it reads a
formula that was never calculated as an empty cell. Both are seen here, in one pass over the unpacked text.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

CHUNK = 1024 * 1024
OVERLAP = 64 * 1024

FILLED_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})([0-9]{1,7})"[^>/]*>')
FORMULA_WITHOUT_VALUE = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3}[0-9]{1,7})"[^>/]*><(?:\w+:)?f(?:/>|[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
MERGED = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z0-9:]+)"')
KEPT = 1_000


@dataclass(slots=True)
class Outline:
    """`last_row` and `last_column` are 0 when the sheet does not number its cells."""

    last_row: int = 0
    last_column: int = 0
    filled_rows: int = 0
    merged: list[str] = field(default_factory=list)
    without_value: set[str] = field(default_factory=set)


def outline_of(archive: zipfile.ZipFile, member: str) -> Outline:
    """The outline of one worksheet of a workbook that has been looked through."""
    outline = Outline()
    for chunk in _chunks(archive, member):
        _reach(outline, chunk)
        if len(outline.without_value) < KEPT:
            outline.without_value.update(found.decode() for found in FORMULA_WITHOUT_VALUE.findall(chunk))
        if len(outline.merged) < KEPT:
            outline.merged.extend(found.decode() for found in MERGED.findall(chunk))
    outline.merged = sorted(set(outline.merged))
    return outline


def column_number(letters: str) -> int:
    """A is 1, XFD is 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """1 is A, 16384 is XFD."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _reach(outline: Outline, chunk: bytes) -> None:
    widest = b""
    for letters, row in FILLED_CELL.findall(chunk):
        if (len(letters), letters) > (len(widest), widest):
            widest = letters
        number = int(row)
        if number > outline.last_row:
            outline.last_row = number
            outline.filled_rows += 1
    outline.last_column = max(outline.last_column, column_number(widest.decode()))


def _chunks(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    kept = b""
    with archive.open(member) as stream:
        while chunk := stream.read(CHUNK):
            yield kept + chunk
            kept = chunk[-OVERLAP:]

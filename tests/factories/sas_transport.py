"""Writes SAS transport files, byte by byte from SAS's description of them, and with nothing that reads them.

Source: SAS Institute, "Record layout of a SAS version 5 or 6 data set in SAS transport (XPORT) format", TS-140.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

RECORD = 80
WRITTEN = b"01JAN16:00:00:00"
MISSING = b".".ljust(8, b"\0")
FIRST_DAY = date(1960, 1, 1)

Cell = str | float | None


def write_transport(path: Path, *, name: str, columns: Mapping[str, Sequence[Cell]]) -> Path:
    """A data set of columns of texts or of numbers; None is missing. Text is written as windows-1252."""
    widths = {column: _width(cells) for column, cells in columns.items()}
    described = b"".join(
        _described(
            column, width=width, number=number, at=sum(list(widths.values())[:number]), text=_is_text(columns[column])
        )
        for number, (column, width) in enumerate(widths.items())
    )
    rows = b"".join(
        b"".join(_cell(cell, width=widths[column]) for column, cell in zip(columns, row, strict=True))
        for row in zip(*columns.values(), strict=True)
    )
    made_by = b"9.4     Linux   ".ljust(40)
    path.write_bytes(
        _header(b"LIBRARY")
        + b"SAS     SAS     SASLIB  " + made_by + WRITTEN
        + WRITTEN.ljust(RECORD)
        + _header(b"MEMBER", numbers=b"000000000000000001600000000140")
        + _header(b"DSCRPTR")
        + b"SAS     " + name.encode().ljust(8) + b"SASDATA " + made_by + WRITTEN
        + WRITTEN.ljust(RECORD)
        + _header(b"NAMESTR", numbers=b"000000%04d00000000000000000000" % len(columns))
        + _whole_records(described)
        + _header(b"OBS")
        + _whole_records(rows)
    )  # fmt: skip
    return path


def sas_day(day: date) -> float:
    """A day as SAS keeps it."""
    return float((day - FIRST_DAY).days)


def _header(kind: bytes, *, numbers: bytes = b"0" * 30) -> bytes:
    return b"HEADER RECORD*******" + kind.ljust(8) + b"HEADER RECORD!!!!!!!" + numbers + b"  "


def _is_text(cells: Sequence[Cell]) -> bool:
    return any(isinstance(cell, str) for cell in cells)


def _width(cells: Sequence[Cell]) -> int:
    return max(len(cell) for cell in cells if isinstance(cell, str)) if _is_text(cells) else 8


def _described(column: str, *, width: int, number: int, at: int, text: bool) -> bytes:
    numbers = struct.pack(">hhhh", 2 if text else 1, 0, width, number + 1)
    shown = b"".ljust(8) + struct.pack(">hhhh", 0, 0, 0, 0) + b"".ljust(8) + struct.pack(">hh", 0, 0)
    return numbers + column.encode().ljust(8) + b"".ljust(40) + shown + struct.pack(">i", at) + bytes(52)


def _cell(cell: Cell, *, width: int) -> bytes:
    if cell is None:
        return MISSING if width == 8 else b" " * width
    return cell.encode("cp1252").ljust(width) if isinstance(cell, str) else _number(cell)


def _number(value: float) -> bytes:
    """A number as IBM mainframes keep it: a sign, a power of 16 from -64, and 56 bits behind the point."""
    sign, left, power = (0x80 if value < 0 else 0), abs(value), 64
    if left == 0:
        return bytes(8)
    while left >= 1:
        left, power = left / 16, power + 1
    while left < 1 / 16:
        left, power = left * 16, power - 1
    return bytes([sign | power]) + round(left * 2**56).to_bytes(7, "big")


def _whole_records(content: bytes) -> bytes:
    return content + b" " * (-len(content) % RECORD)

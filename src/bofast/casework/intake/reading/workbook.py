"""Rows of an Excel workbook, streamed. Formulas are read as the values that Excel last calculated."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook

from bofast.casework.intake.reading.archive import look_through
from bofast.casework.intake.reading.cells import Mark, Wire, to_wire
from bofast.casework.intake.reading.limits import Limits
from bofast.casework.intake.reading.outline import Outline, column_letters, outline_of
from bofast.casework.intake.reading.refusal import Refused
from bofast.vocabulary.reasons import Reason

BROKEN = (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, EOFError, OSError)


class UnsafeParser(RuntimeError):
    """openpyxl does not take its XML parser from defusedxml: entity bombs would be expanded."""


def require_safe_parser() -> None:
    """Raises: UnsafeParser, when the XML parser would expand what a stranger wrote."""
    if openpyxl.xml.DEFUSEDXML is not True:
        raise UnsafeParser("Install defusedxml; openpyxl then refuses entities and external references.")


Event = tuple[str, Any]


def rows_of_workbook(path: Path, *, limits: Limits) -> Iterator[Event]:
    """First ("about", facts), then ("row", [number, cells]) for each row that holds something.

    Raises: Refused.
    """
    require_safe_parser()
    look_through(path, limits=limits)
    try:
        # By content: given a path, openpyxl would judge the file by its name.
        with path.open("rb") as file:
            workbook = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            yield from _rows(workbook, path, limits=limits)
    except DefusedXmlException as fault:
        raise Refused(Reason.SHEET_HOLDS_ENTITIES) from fault
    except BROKEN as fault:
        # openpyxl wraps what its parser refused in an error of its own.
        raise Refused(Reason.SHEET_HOLDS_ENTITIES if _was_refused(fault) else Reason.SHEET_BROKEN) from fault
    except SyntaxError as fault:  # what the XML parsers raise on text that is no XML
        raise Refused(Reason.SHEET_BROKEN) from fault


def _was_refused(fault: BaseException | None) -> bool:
    while fault is not None:
        if isinstance(fault, DefusedXmlException):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def _rows(workbook: Workbook, path: Path, *, limits: Limits) -> Iterator[Event]:
    sheet = next((one for one in workbook.worksheets if one.sheet_state == "visible"), None)
    if sheet is None:
        raise Refused(Reason.SHEET_EMPTY)
    with zipfile.ZipFile(path) as archive:
        outline = outline_of(archive, sheet._worksheet_path)  # type: ignore[attr-defined]
    _refuse_what_reaches_too_far(outline, limits=limits)
    yield "about", {"title": sheet.title, "merged": outline.merged, "encoding": "", "delimiter": ""}
    sheet.reset_dimensions()
    table = sheet.iter_rows(
        max_row=outline.last_row or limits.rows + 1,
        max_col=outline.last_column or limits.columns,
        values_only=True,
    )
    count = 0
    for number, values in enumerate(table, start=1):
        if all(value is None for value in values) and not outline.without_value:
            continue
        cells = _cells(values, number=number, outline=outline, longest=limits.cell_characters)
        if any(cell is not None for cell in cells):
            count += 1
            if count > limits.rows + 1:  # the headings are a row too
                raise Refused(Reason.SHEET_HAS_TOO_MANY_ROWS, allowed=limits.rows)
            yield "row", [number, cells]


def _refuse_what_reaches_too_far(outline: Outline, *, limits: Limits) -> None:
    if outline.last_column > limits.columns:
        found = column_letters(outline.last_column)
        raise Refused(Reason.SHEET_HAS_TOO_MANY_COLUMNS, found=found, allowed=limits.columns)
    if outline.last_row > limits.rows + 100:
        raise Refused(Reason.SHEET_HAS_TOO_MANY_ROWS, allowed=limits.rows)


def _cells(values: tuple[Any, ...], *, number: int, outline: Outline, longest: int) -> list[Wire]:
    cells = [to_wire(value, longest=longest) for value in values]
    for place, value in enumerate(values, start=1):
        if value is None and outline.without_value and f"{column_letters(place)}{number}" in outline.without_value:
            cells[place - 1] = [Mark.FORMULA_WITHOUT_VALUE.value, ""]
    while cells and cells[-1] is None:
        cells.pop()
    return cells

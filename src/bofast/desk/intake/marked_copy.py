"""The user's own sheet with every fault marked: a coloured cell with a comment, and a list of all faults."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import xlsxwriter
from django.utils.translation import gettext as _

from bofast.casework.intake.faults import Fault
from bofast.casework.intake.models import Sheet
from bofast.casework.intake.reading.cells import Cell, as_text
from bofast.casework.intake.reading.outline import column_letters
from bofast.casework.intake.reading.refusal import Refused
from bofast.casework.intake.reading.table import open_table
from bofast.desk.intake.safe_cells import plain
from bofast.desk.intake.words import column_name, fault_in_words

LARGEST_COPY = 5_000
"""A larger sheet comes back as the list of its faults alone, so that nobody waits for it."""


def marked_copy(sheet: Sheet, *, language: str) -> bytes:
    """A workbook: the sheet as it was with its faults marked, and the list of all faults."""
    faults = [Fault.from_json(kept) for kept in sheet.faults]
    out = BytesIO()
    # Nothing becomes a formula or a link, whatever stands in the cell.
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    if (sheet.row_count or 0) <= LARGEST_COPY:
        _copy(book, sheet, faults=faults)
    _list(book, faults, language=language)
    book.close()
    return out.getvalue()


def _copy(book: xlsxwriter.Workbook, sheet: Sheet, *, faults: Sequence[Fault]) -> None:
    copy = book.add_worksheet(_("Marked copy"))
    styles = {
        False: book.add_format({"bg_color": "#FBD5D5", "border": 1}),
        True: book.add_format({"bg_color": "#FCEFC7", "border": 1}),
    }
    as_day = book.add_format({"num_format": "dd.mm.yyyy"})
    at = _by_place(faults)
    try:
        with open_table(Path(sheet.file.path), encoding=sheet.encoding) as table:
            for row in table.rows:
                for place, cell in enumerate(row.cells, start=1):
                    found = at.get((row.number, place), [])
                    style = styles[all(fault.is_warning for fault in found)] if found else None
                    _write(copy, row.number - 1, place - 1, cell=cell, style=style, as_day=as_day)
    except Refused:
        copy.write_string(0, 0, _("The file could not be read."))
    for (row_number, place), found in at.items():
        if not place:
            continue
        text = "\n".join(fault_in_words(fault) for fault in found)
        copy.write_comment(row_number - 1, place - 1, text, {"author": "bofast", "x_scale": 2})
        if not any(fault.found for fault in found):
            copy.write_blank(row_number - 1, place - 1, None, styles[all(fault.is_warning for fault in found)])


def _write(
    copy: xlsxwriter.worksheet.Worksheet,
    row: int,
    place: int,
    *,
    cell: Cell,
    style: xlsxwriter.format.Format | None,
    as_day: xlsxwriter.format.Format,
) -> None:
    if isinstance(cell, date):
        copy.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), style or as_day)  # noqa: DTZ001 - a cell has no zone
    elif isinstance(cell, bool):
        copy.write_boolean(row, place, cell, style)
    elif isinstance(cell, int | float):
        copy.write_number(row, place, cell, style)
    elif cell is not None:
        copy.write_string(row, place, plain(as_text(cell)), style)


def _by_place(faults: Sequence[Fault]) -> Mapping[tuple[int, int], list[Fault]]:
    at: dict[tuple[int, int], list[Fault]] = defaultdict(list)
    for fault in faults:
        if fault.row:
            at[fault.row, fault.place].append(fault)
    return at


def _list(book: xlsxwriter.Workbook, faults: Sequence[Fault], *, language: str) -> None:
    listed = book.add_worksheet(_("All faults"))
    bold = book.add_format({"bold": True})
    headings = [_("Row"), _("Cell"), _("Column"), _("Found"), _("What to do"), _("Only a question")]
    listed.write_row(0, 0, headings, bold)
    listed.set_column(2, 3, 24)
    listed.set_column(4, 4, 90)
    for row, fault in enumerate(faults, start=1):
        listed.write_number(row, 0, fault.row)
        listed.write_string(row, 1, f"{column_letters(fault.place)}{fault.row}" if fault.place and fault.row else "")
        listed.write_string(row, 2, plain(column_name(fault.column, language=language)))
        listed.write_string(row, 3, plain(fault.found))
        listed.write_string(row, 4, fault_in_words(fault))
        listed.write_string(row, 5, _("yes") if fault.is_warning else "")

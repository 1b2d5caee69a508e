"""The list as a file to take along: journalled, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO

import xlsxwriter
from django.http import HttpResponse
from django.utils.translation import gettext as _

from bofast.desk.families.listing.rows import FamilyRow
from bofast.desk.families.words import WAY_WORDS, status_words

Cell = str | int
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
MOST_ROWS = 20_000


def harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(STARTS_A_FORMULA) else cell


def sheet(rows: Iterable[FamilyRow]) -> Iterator[list[Cell]]:
    """Head and rows. Families that are not open to the user stand with name and status alone."""
    yield [
        _("Reference"),
        _("Family"),
        _("People"),
        _("Home"),
        _("Too small from"),
        _("Way home"),
        _("Status"),
        _("Responsible"),
        _("Last contact"),
    ]
    for row in rows:
        cells: list[Cell] = [
            row.family.reference,
            row.family.name,
            row.size,
            row.address or "",
            row.outgrown_on.isoformat() if row.outgrown_on else "",
            str(WAY_WORDS[row.way]) if row.way else "",
            status_words(row.family.status),
            str(row.family.responsible or ""),
            row.last_contact_on.isoformat() if row.last_contact_on else "",
        ]
        yield [harmless(cell) for cell in cells]


def as_csv(lines: Iterable[list[Cell]], *, name: str) -> HttpResponse:
    """Semicolons and a byte order mark, as a Nordic Excel expects them."""
    text = StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(lines)
    return _download(text.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"{name}.csv")


def as_excel(lines: Iterable[list[Cell]], *, name: str) -> HttpResponse:
    file = BytesIO()
    workbook = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    page = workbook.add_worksheet(name[:31])
    for number, line in enumerate(lines):
        page.write_row(number, 0, line)
    page.freeze_panes(1, 0)
    page.autofit()
    workbook.close()
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _download(file.getvalue(), content_type, f"{name}.xlsx")


def _download(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

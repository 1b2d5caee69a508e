"""A list as a file to take along, harmless in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from enum import StrEnum
from io import BytesIO, StringIO

import xlsxwriter
from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.design.parts import Link, Weight

Cell = str | int
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
MOST_ROWS = 20_000


class FileKind(StrEnum):
    EXCEL = "xlsx"
    CSV = "csv"


def file_links(url_name: str, *, asked: QueryDict) -> tuple[Link, ...]:
    """To the list as it is narrowed, as a file of each kind; the address takes the kind."""
    words = {FileKind.EXCEL: _("Excel"), FileKind.CSV: _("CSV")}
    query = asked.urlencode()
    return tuple(Link(words[kind], f"{reverse(url_name, args=[kind])}?{query}", Weight.TERTIARY) for kind in FileKind)


def kind_asked(kind: str) -> FileKind:
    """Raises: Http404, for another kind of file than those that a list is given as."""
    try:
        return FileKind(kind)
    except ValueError:
        raise Http404 from None


def as_file(lines: Iterable[list[Cell]], *, kind: FileKind, name: str) -> HttpResponse:
    """Head and rows as a file, no cell of which a spreadsheet takes for a formula."""
    told = ([harmless(cell) for cell in line] for line in lines)
    return _as_csv(told, name=name) if kind is FileKind.CSV else _as_excel(told, name=name)


def harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(STARTS_A_FORMULA) else cell


def _as_csv(lines: Iterable[list[Cell]], *, name: str) -> HttpResponse:
    """Semicolons and a byte order mark, as a Nordic Excel expects them."""
    text = StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(lines)
    return _download(text.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"{name}.csv")


def _as_excel(lines: Iterable[list[Cell]], *, name: str) -> HttpResponse:
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

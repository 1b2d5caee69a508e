"""Rows as a workbook, and as a text file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter


def write(path: Path, *, title: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2026, 11, 21)})  # noqa: DTZ001 - a file property without a zone
    sheet = book.add_worksheet(title)
    bold, as_day = book.add_format({"bold": True}), book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.write_row(0, 0, headings, bold)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, place, datetime(value.year, value.month, value.day), as_day)  # noqa: DTZ001
            elif value not in {None, ""}:
                sheet.write(number, place, value)
    sheet.autofit()
    book.close()


def write_csv(path: Path, *, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """As Excel saves it in the Nordic countries: semicolons, decimal commas, and no Unicode."""
    with path.open("w", encoding="windows-1252", newline="") as file:
        lines = csv.writer(file, delimiter=";", lineterminator="\r\n")
        lines.writerow(headings)
        for row in rows:
            lines.writerow([_as_excel_writes(value) for value in row])


def _as_excel_writes(value: object) -> object:
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return str(value).replace(".", ",") if isinstance(value, float) else value

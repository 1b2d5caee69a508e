"""The report's figures as a workbook: a sheet of counts, a sheet a table, and what each figure counts."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils import translation
from django.utils.translation import gettext as _

from bofast.desk.results.report.content import ReportContent
from bofast.desk.results.report.tables import CountRow, PlainTable, shown

LONGEST_SHEET_NAME = 31
A4 = 9
WIDEST, ROOM = 90, 4
"""The letters of a column at most, and of the air beside its longest text."""
LINES_OF_NOTE = 48
"""The height of the note, in points: three lines."""
FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")


def write_excel(content: ReportContent) -> bytes:
    """The figures as .xlsx. Counts are numbers; nothing is a formula, whatever somebody has typed."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as workbook, translation.override(content.language):
        workbook.set_properties({"title": content.title, "author": content.subtitle, "comments": content.counted})
        styles = {
            "title": workbook.add_format({"bold": True, "font_size": 14}),
            "head": workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "count": workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "align": "right"}),
            "text": workbook.add_format({"text_wrap": True, "valign": "top"}),
        }
        _counts(workbook, content, styles)
        for table in (table for section in content.sections for table in section.tables):
            _sheet(workbook, table, styles)
        _definitions(workbook, content, styles)
    return file.getvalue()


def _counts(workbook: Any, content: ReportContent, styles: dict[str, Any]) -> None:
    sheet = workbook.add_worksheet(_("Figures"))
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 3, 14)
    sheet.write_string(0, 0, content.title, styles["title"])
    sheet.write_string(1, 0, content.counted)
    sheet.merge_range(2, 0, 2, 3, content.note, styles["text"])
    sheet.set_row(2, LINES_OF_NOTE)
    sheet.write_string(4, 0, _("Step"), styles["head"])
    sheet.write_row(4, 1, [_("Families"), _("Providers"), _("Children")], styles["count"])
    for place, row in enumerate((*content.counts.steps, *content.counts.results), start=5):
        _count_row(sheet, place, row)
    sheet.freeze_panes(5, 1)
    _fit_on_paper(sheet, head=4)


def _count_row(sheet: Any, place: int, row: CountRow) -> None:
    sheet.write_string(place, 0, row.label)
    for column, count in enumerate((row.families, row.providers, row.children), start=1):
        if count is None:
            sheet.write_string(place, column, shown(count))
        else:
            sheet.write_number(place, column, count)


def _sheet(workbook: Any, table: PlainTable, styles: dict[str, Any]) -> None:
    sheet = workbook.add_worksheet(_name(workbook, table.caption))
    for column, (label, longest) in enumerate(zip(table.head, table.longest, strict=True)):
        sheet.set_column(column, column, min(longest, WIDEST) + ROOM)
        sheet.write_string(0, column, label, styles["count" if table.numeric and column else "head"])
    for place, row in enumerate(table.rows, start=1):
        for column, text in enumerate(row):
            _cell(sheet, place=(place, column), text=text, style=styles["text"])
    sheet.freeze_panes(1, 1)
    _fit_on_paper(sheet, head=0)


def _fit_on_paper(sheet: Any, *, head: int) -> None:
    """A4 on its side, no column lost to a sheet of its own, the head on every page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)


def _cell(sheet: Any, *, place: tuple[int, int], text: str, style: Any) -> None:
    """A count as a number that can be added up, everything else as text."""
    bare = text.replace("\N{NO-BREAK SPACE}", "")
    if bare.isdecimal():
        sheet.write_number(*place, int(bare), style)
    else:
        sheet.write_string(*place, text, style)


def _definitions(workbook: Any, content: ReportContent, styles: dict[str, Any]) -> None:
    sheet = workbook.add_worksheet(_name(workbook, _("Definitions")))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    _fit_on_paper(sheet, head=0)
    sheet.write_row(0, 0, [_("Figure"), _("What it counts")], styles["head"])
    for place, (label, meaning) in enumerate(content.definitions, start=1):
        sheet.write_string(place, 0, label, styles["text"])
        sheet.write_string(place, 1, meaning, styles["text"])


def _name(workbook: Any, wanted: str) -> str:
    """A sheet name that Excel allows, once in the workbook."""
    name = wanted.translate(FORBIDDEN)[:LONGEST_SHEET_NAME]
    taken = {sheet.get_name().lower() for sheet in workbook.worksheets()}
    return name if name.lower() not in taken else f"{name[: LONGEST_SHEET_NAME - 3]} {len(taken)}"

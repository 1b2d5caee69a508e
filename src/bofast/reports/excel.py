"""The report's figures as a workbook: a sheet that says what it is, a sheet a table, and what each figure counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter

from bofast.reports.content import LONGEST_SHEET_NAME, Cell, NumberForm, Pair, Report, Table
from bofast.reports.paper import longest_texts

A4 = 9
WIDEST, ROOM = 90, 4
"""The letters of a column at most, and of the air beside its longest text."""
FRONT_WIDTHS = (34, 14, 14, 14)
"""The letters of the first sheet's columns."""
LINE, LETTERS_A_LINE = 16, 70
"""Of the note on the first sheet: the points of a line, and its letters."""
OVERVIEW_FROM = 4
FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")


@dataclass(frozen=True, slots=True)
class _Styles:
    """The looks of cells in one workbook."""

    title: Any
    head: Any
    figure_head: Any
    text: Any
    word_for_figure: Any
    link: Any
    figures: Mapping[NumberForm, Any]

    @classmethod
    def of(cls, workbook: Any) -> _Styles:
        head = {"bold": True, "bottom": 1, "text_wrap": True}
        right = {"align": "right", "valign": "top"}
        return cls(
            title=workbook.add_format({"bold": True, "font_size": 14}),
            head=workbook.add_format({**head, "valign": "top"}),
            figure_head=workbook.add_format({**head, **right}),
            text=workbook.add_format({"text_wrap": True, "valign": "top"}),
            word_for_figure=workbook.add_format(right),
            link=workbook.add_format({"underline": 1, "font_color": "#0F5D66"}),
            figures={form: workbook.add_format({**right, "num_format": form.value}) for form in NumberForm},
        )


def write_excel(report: Report) -> bytes:
    """The figures as .xlsx. What counts is a number; nothing is a formula, whatever somebody has typed."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as workbook:
        workbook.set_properties({"title": report.title, "author": report.subtitle, "comments": report.counted})
        styles = _Styles.of(workbook)
        front = workbook.add_worksheet(_name(workbook, report.labels.figures))
        names = [_sheet(workbook, table, styles) for table in report.tables]
        _definitions(workbook, report, styles)
        _front(front, report, styles=styles, names=names)
    return file.getvalue()


def _front(sheet: Any, report: Report, *, styles: _Styles, names: list[str]) -> None:
    for column, width in enumerate(FRONT_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, report.title, styles.title)
    sheet.write_string(1, 0, report.counted)
    sheet.merge_range(2, 0, 2, len(FRONT_WIDTHS) - 1, report.note, styles.text)
    sheet.set_row(2, LINE * (1 + len(report.note) // LETTERS_A_LINE))
    place = OVERVIEW_FROM
    if report.overview:
        place = _table(sheet, report.overview, styles=styles, top=place) + 1
        sheet.freeze_panes(OVERVIEW_FROM + 1, 1)
    place = _pairs(sheet, report.facts, styles=styles, top=place) + 1
    _contents(sheet, report, styles=styles, names=names, top=place)
    _fit_on_paper(sheet, head=OVERVIEW_FROM)


def _contents(sheet: Any, report: Report, *, styles: _Styles, names: list[str], top: int) -> None:
    """The tables by their whole caption, each a link to its sheet, whose name is short."""
    sheet.write_string(top, 0, report.labels.contents, styles.head)
    for place, (table, name) in enumerate(zip(report.tables, names, strict=True), start=top + 1):
        sheet.write_url(place, 0, f"internal:'{name}'!A1", styles.link, string=table.caption)


def _sheet(workbook: Any, table: Table, styles: _Styles) -> str:
    """A sheet with the table alone, head first, as other programs read it. Gives its name."""
    name = _name(workbook, table.sheet or table.caption)
    sheet = workbook.add_worksheet(name)
    for column, longest in enumerate(longest_texts(table)):
        sheet.set_column(column, column, min(longest, WIDEST) + ROOM)
    end = _table(sheet, table, styles=styles, top=0)
    if table.note:
        sheet.write_string(end + 1, 0, table.note)
    sheet.freeze_panes(1, 1)
    _fit_on_paper(sheet, head=0)
    return name


def _table(sheet: Any, table: Table, *, styles: _Styles, top: int) -> int:
    """Write head and rows from a row on. Gives the row below the last."""
    for column, label in enumerate(table.head):
        sheet.write_string(top, column, label, styles.figure_head if column >= table.word_columns else styles.head)
    for place, row in enumerate(table.rows, start=top + 1):
        for column, cell in enumerate(row):
            words = styles.word_for_figure if column >= table.word_columns else styles.text
            _cell(sheet, cell, place=(place, column), words=words, figures=styles.figures)
    return top + 1 + len(table.rows)


def _cell(sheet: Any, cell: Cell, *, place: tuple[int, int], words: Any, figures: Mapping[NumberForm, Any]) -> None:
    if cell.number is None:
        sheet.write_string(*place, cell.text, words)
    else:
        sheet.write_number(*place, cell.number, figures[cell.form])


def _pairs(sheet: Any, pairs: tuple[Pair, ...], *, styles: _Styles, top: int) -> int:
    """Write labels and values from a row on. Gives the row below the last."""
    for place, pair in enumerate(pairs, start=top):
        sheet.write_string(place, 0, pair.label, styles.text)
        sheet.write_string(place, 1, pair.value)
    return top + len(pairs)


def _definitions(workbook: Any, report: Report, styles: _Styles) -> None:
    sheet = workbook.add_worksheet(_name(workbook, report.labels.definitions_sheet))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, WIDEST)
    sheet.write_row(0, 0, [report.labels.figure, report.labels.meaning], styles.head)
    for place, pair in enumerate(report.definitions, start=1):
        sheet.write_string(place, 0, pair.label, styles.text)
        sheet.write_string(place, 1, pair.value, styles.text)
    _fit_on_paper(sheet, head=0)


def _fit_on_paper(sheet: Any, *, head: int) -> None:
    """A4 on its side, no column lost to a sheet of its own, the head on every page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)


def _name(workbook: Any, wanted: str) -> str:
    """A sheet name that Excel allows, once in the workbook."""
    name = _cut(wanted.translate(FORBIDDEN), letters=LONGEST_SHEET_NAME)
    taken = {sheet.get_name().lower() for sheet in workbook.worksheets()}
    again = f" ({len(taken)})"
    return name if name.lower() not in taken else f"{_cut(name, letters=LONGEST_SHEET_NAME - len(again))}{again}"


def _cut(text: str, *, letters: int) -> str:
    """As many of the words as find room; a first word that does not is cut."""
    return text if len(text) <= letters else text[: letters + 1].rpartition(" ")[0].rstrip(" ,") or text[:letters]

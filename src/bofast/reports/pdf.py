"""The report as an accessible PDF: typst refuses to write it when a picture lacks its words or a title is missing."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Literal

import typst

from bofast.reports.content import Chart, Language, Report, Section, Table
from bofast.reports.drawing import svg_of
from bofast.reports.paper import column_shares, letter_size

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARDS: list[Literal["a-3a", "ua-1"]] = ["a-3a", "ua-1"]
"""Archive and accessibility at once: PDF/A-3a keeps, PDF/UA-1 reads aloud."""


def write_pdf(report: Report) -> bytes:
    """The report as PDF/UA-1.

    Raises: typst.TypstError, when the result would not be accessible.
    """
    return typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"report": json.dumps(_as_data(report), ensure_ascii=False)},
        pdf_standards=[*STANDARDS],
        ignore_system_fonts=True,
    )


def _as_data(report: Report) -> dict[str, object]:
    day = report.counted_on
    return {
        "language": report.language,
        "title": report.title,
        "subtitle": report.subtitle,
        "counted": report.counted,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "facts": [asdict(pair) for pair in report.facts],
        "note": report.note,
        "sections": [_section(section, language=report.language) for section in report.sections],
        "definitions": [asdict(pair) for pair in report.definitions],
        "labels": asdict(report.labels),
    }


def _section(section: Section, *, language: Language) -> dict[str, object]:
    return {
        "heading": section.heading,
        "paragraphs": section.paragraphs,
        "remarks": section.remarks,
        "placeholder": section.is_placeholder,
        "figures": [data for figure in section.figures for data in _figure(figure, language=language)],
    }


def _figure(figure: Chart | Table, *, language: Language) -> list[dict[str, object]]:
    """A table, or a picture and then its table."""
    return (
        [_table(figure)] if isinstance(figure, Table) else [_picture(figure, language=language), _table(figure.table)]
    )


def _table(table: Table) -> dict[str, object]:
    return {
        "is_picture": False,
        "caption": table.caption,
        "head": table.head,
        "rows": [[cell.text for cell in row] for row in table.rows],
        "word_columns": table.word_columns,
        "shares": column_shares(table),
        "note": table.note,
        "points": letter_size(table),
    }


def _picture(chart: Chart, *, language: Language) -> dict[str, object]:
    """Without lines where nothing may be seen: the template then says so."""
    told = {"is_picture": True, "caption": chart.caption, "alternative": chart.alternative, "svg": None}
    if chart.specification is None:
        return told
    drawn = svg_of(chart.specification, language=language)
    return {**told, "svg": drawn.markup, "share": drawn.size.share_of_page}

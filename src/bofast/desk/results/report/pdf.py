"""The report as an accessible PDF: typst refuses to write it when a picture lacks its words or a title is missing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Literal

import typst
from django.utils import translation
from django.utils.translation import gettext as _

from bofast.desk.results.report.content import ReportContent, Section

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARDS: list[Literal["a-3a", "ua-1"]] = ["a-3a", "ua-1"]
"""Archive and accessibility at once: PDF/A-3a keeps, PDF/UA-1 reads aloud."""


def write_pdf(content: ReportContent, *, counted_on: date) -> bytes:
    """The report as PDF/UA-1.

    Raises: typst.TypstError, when the result would not be accessible.
    """
    with translation.override(content.language):
        report = _as_data(content, counted_on=counted_on)
    return typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"report": json.dumps(report, ensure_ascii=False)},
        pdf_standards=[*STANDARDS],
        ignore_system_fonts=True,
    )


def _as_data(content: ReportContent, *, counted_on: date) -> dict[str, object]:
    return {
        "language": content.language,
        "title": content.title,
        "office": content.subtitle,
        "counted": content.counted,
        "year": counted_on.year,
        "month": counted_on.month,
        "day": counted_on.day,
        "facts": content.facts,
        "note": content.note,
        "sections": [_section(section) for section in content.sections],
        "definitions_heading": _("What the figures count"),
        "definitions": content.definitions,
    }


def _section(section: Section) -> dict[str, object]:
    chart = section.chart
    return {
        "heading": section.heading,
        "paragraphs": section.paragraphs,
        "placeholder": section.is_placeholder,
        "tables": [
            {
                "caption": table.caption,
                "head": table.head,
                "rows": table.rows,
                "numeric": table.numeric,
                "shares": table.shares,
            }
            for table in section.tables
        ],
        "chart": {"svg": chart.svg, "alternative": chart.alternative, "caption": chart.caption} if chart else None,
    }

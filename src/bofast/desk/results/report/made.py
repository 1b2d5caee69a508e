"""A report as a file: made from the figures of today, kept with its fingerprint, and handed out."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from bofast.casework.access.models import User
from bofast.casework.figures.actions import keep_report
from bofast.casework.figures.programme_figures import figures_of
from bofast.casework.programmes.models import Programme
from bofast.desk.results.report.content import Readers, ReportContent, report_content
from bofast.desk.results.report.excel import write_excel
from bofast.desk.results.report.pdf import write_pdf
from bofast.desk.results.report.word import write_word


class Format(StrEnum):
    """What a report can be written as."""

    PDF = "pdf"
    WORD = "docx"
    EXCEL = "xlsx"


CONTENT_TYPES = {
    Format.PDF: "application/pdf",
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A written report: its content, its name and type, and the fingerprint that was kept."""

    content: bytes
    name: str
    content_type: str
    sha256: str


def make_report(
    programme: Programme, *, on: date, language: str, file_format: Format, readers: Readers, by: User
) -> ReportFile:
    """Count, write, keep, hand out. The figures that are kept are those that the reader sees."""
    figures = figures_of(programme, on=on)
    content = report_content(programme, figures=figures, language=language, readers=readers, by=by)
    written = _written(content, file_format=file_format, on=on)
    sha256 = hashlib.sha256(written).hexdigest()
    keep_report(
        programme,
        counted_on=on,
        language=language,
        format=file_format.value,
        figures={"readers": readers.value, **asdict(content.counts)},
        sha256=sha256,
        by=by,
    )
    name = f"report-{on.isoformat()}-{language}-{readers}.{file_format}"
    return ReportFile(written, name, CONTENT_TYPES[file_format], sha256)


def _written(content: ReportContent, *, file_format: Format, on: date) -> bytes:
    if file_format is Format.PDF:
        return write_pdf(content, counted_on=on)
    return write_word(content) if file_format is Format.WORD else write_excel(content)

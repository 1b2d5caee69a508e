"""A report as a file: made from the figures of today, kept with its fingerprint, and handed out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from bofast.casework.access.models import User
from bofast.casework.figures.actions import keep_report
from bofast.casework.figures.programme_figures import figures_of
from bofast.casework.programmes.models import Programme
from bofast.desk.results.report.content import Readers, programme_report
from bofast.reports.content import Language, Report
from bofast.reports.excel import write_excel
from bofast.reports.pdf import write_pdf
from bofast.reports.word import write_word


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
WRITERS: Mapping[Format, Callable[[Report], bytes]] = {
    Format.PDF: write_pdf,
    Format.WORD: write_word,
    Format.EXCEL: write_excel,
}


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A written report: its content, its name and type, and the fingerprint that was kept."""

    content: bytes
    name: str
    content_type: str
    sha256: str


def make_report(
    programme: Programme, *, on: date, language: Language, file_format: Format, readers: Readers, by: User
) -> ReportFile:
    """Count, write, keep, hand out. The figures that are kept are those that the reader sees."""
    figures = figures_of(programme, on=on)
    made = programme_report(programme, figures=figures, language=language, readers=readers, by=by)
    written = WRITERS[file_format](made.report)
    sha256 = hashlib.sha256(written).hexdigest()
    keep_report(
        programme,
        counted_on=on,
        language=language,
        format=file_format.value,
        figures={"readers": readers.value, **asdict(made.counts)},
        sha256=sha256,
        by=by,
    )
    name = f"report-{on.isoformat()}-{language}-{readers}.{file_format}"
    return ReportFile(written, name, CONTENT_TYPES[file_format], sha256)

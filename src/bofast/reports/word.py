"""The report as a Word file to work on: real headings, table heads, the language set, words for every picture."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm

from bofast.reports.content import Chart, Pair, Report, Section
from bofast.reports.drawing import png_of
from bofast.reports.word_contents import add_contents, mark_heading
from bofast.reports.word_dress import WIDTH_CM, describe, dress, number_pages
from bofast.reports.word_tables import add_caption, add_table

FEWEST_LISTED = 5
"""Sections from which on a list of them stands at the front."""


def write_word(report: Report) -> bytes:
    """The report as .docx."""
    document = Document()
    dress(document)
    describe(document, report)
    number_pages(document)
    _front(document, report)
    for section in report.sections:
        _section(document, section, report=report)
    _heading(document, report.labels.definitions)
    _pairs(document, report.definitions)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _front(document: WordDocument, report: Report) -> None:
    document.add_heading(report.title, level=0)
    document.add_paragraph(report.subtitle, style="Subtitle")
    document.add_paragraph(report.counted)
    _pairs(document, report.facts)
    document.add_paragraph(report.note)
    headings = (*(section.heading for section in report.sections), report.labels.definitions)
    if len(report.sections) >= FEWEST_LISTED:
        add_contents(document, headings, title=report.labels.contents)


def _heading(document: WordDocument, text: str) -> None:
    mark_heading(document.add_heading(text, level=1))


def _section(document: WordDocument, section: Section, *, report: Report) -> None:
    _heading(document, section.heading)
    for paragraph in section.paragraphs:
        run = document.add_paragraph().add_run(paragraph)
        run.italic = section.is_placeholder
    for remark in section.remarks:
        document.add_paragraph(remark, style="List Bullet")
    for figure in section.figures:
        if isinstance(figure, Chart):
            _picture(document, figure, report=report)
        add_table(document, figure.table if isinstance(figure, Chart) else figure)


def _pairs(document: WordDocument, pairs: tuple[Pair, ...]) -> None:
    for pair in pairs:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{pair.label}: ").bold = True
        paragraph.add_run(pair.value)


def _picture(document: WordDocument, chart: Chart, *, report: Report) -> None:
    add_caption(document, chart.caption)
    if chart.specification is None:
        document.add_paragraph(report.labels.nothing_shown)
        return
    drawn = png_of(chart.specification, language=report.language)
    width = Cm(WIDTH_CM * drawn.size.share_of_page)
    picture = document.add_picture(BytesIO(drawn.content), width=width)
    # Word reads the words for a picture from `descr`; the library has no field for them.
    picture._inline.docPr.set("descr", chart.alternative)
    picture._inline.docPr.set("title", chart.caption)

"""The report as a Word file to work on: real headings, table heads, the language set, words for the picture."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from django.utils import translation
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor
from docx.table import Table as WordTable

from bofast.desk.results.report.chart import FunnelChart
from bofast.desk.results.report.content import ReportContent, Section
from bofast.desk.results.report.tables import PlainTable

WORD_LANGUAGES = {"nb": "nb-NO", "da": "da-DK", "en": "en-GB"}
TABLE_STYLE = "Light List Accent 1"
WIDTH_CM = 15.2
"""Of the text on the page."""
SHORT = 12
"""Rows of a table that is kept on one page."""
INK, LINE = RGBColor(0x0A, 0x4A, 0x48), "0A5C5A"
THEMES_ACCENT = "4F81BD"


def write_word(content: ReportContent) -> bytes:
    """The report as .docx."""
    document = Document()
    _dress(document)
    _set_language(document, WORD_LANGUAGES.get(content.language, content.language))
    document.core_properties.title = content.title
    document.core_properties.author = content.subtitle
    document.core_properties.language = WORD_LANGUAGES.get(content.language, content.language)
    document.core_properties.comments = ""
    document.add_heading(content.title, level=0)
    document.add_paragraph(content.subtitle, style="Subtitle")
    document.add_paragraph(content.counted)
    _pairs(document, content.facts)
    document.add_paragraph(content.note)
    for section in content.sections:
        _section(document, section)
    with translation.override(content.language):
        document.add_heading(_("What the figures count"), level=1)
    _pairs(document, content.definitions)
    return _saved(document)


def _section(document: WordDocument, section: Section) -> None:
    document.add_heading(section.heading, level=1)
    for paragraph in section.paragraphs:
        run = document.add_paragraph().add_run(paragraph)
        run.italic = section.is_placeholder
    if section.chart:
        _picture(document, section.chart)
    for table in section.tables:
        _table(document, table)


def _table(document: WordDocument, table: PlainTable) -> None:
    _caption(document, table.caption)
    drawn = document.add_table(rows=1, cols=len(table.head), style=TABLE_STYLE)
    _fill(drawn, place=0, texts=table.head, numeric=table.numeric)
    _repeat_head(drawn)
    for place, row in enumerate(table.rows, start=1):
        drawn.add_row()
        _fill(drawn, place=place, texts=row, numeric=table.numeric)
    _set_widths(drawn, shares=table.shares)
    _keep_together(drawn)
    document.add_paragraph()


def _caption(document: WordDocument, text: str) -> None:
    """A caption stands on the page of what it names."""
    document.add_paragraph(text, style="Caption").paragraph_format.keep_with_next = True


def _keep_together(drawn: WordTable) -> None:
    """No row breaks over two pages, and a short table stands whole on one."""
    for place, row in enumerate(drawn.rows, start=1):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        is_followed = place < len(drawn.rows) <= SHORT
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = is_followed


def _set_widths(drawn: WordTable, *, shares: tuple[int, ...]) -> None:
    drawn.autofit = False
    for column, share in zip(drawn.columns, shares, strict=True):
        column.width = width = Cm(WIDTH_CM * share / sum(shares))
        for cell in column.cells:
            cell.width = width


def _fill(drawn: WordTable, *, place: int, texts: tuple[str, ...], numeric: bool) -> None:
    for column, (cell, text) in enumerate(zip(drawn.rows[place].cells, texts, strict=True)):
        cell.text = text
        if numeric and column:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _pairs(document: WordDocument, pairs: tuple[tuple[str, str], ...]) -> None:
    for label, value in pairs:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(value)


def _picture(document: WordDocument, chart: FunnelChart) -> None:
    _caption(document, chart.caption)
    drawn = document.add_picture(BytesIO(chart.png), width=Cm(14))
    # Word reads the words for a picture from `descr`; the library has no field for them.
    drawn._inline.docPr.set("descr", chart.alternative)
    drawn._inline.docPr.set("title", chart.caption)


def _repeat_head(drawn: WordTable) -> None:
    """Mark the first row as the table's head, which is read with every cell and repeated on every page."""
    properties = drawn.rows[0]._tr.get_or_add_trPr()
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    properties.append(head)


def _dress(document: WordDocument) -> None:
    """Our own colour for headings and tables; the fonts stay those of the office's Word."""
    for name in ("Title", "Subtitle", "Heading 1", "Caption"):
        document.styles[name].font.color.rgb = INK
    theme = document.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(THEMES_ACCENT.encode(), LINE.encode())
    for element in document.styles[TABLE_STYLE].element.iter():
        for name, value in element.attrib.items():
            if value == THEMES_ACCENT:
                element.set(name, LINE)


def _set_language(document: WordDocument, language: str) -> None:
    fonts = document.styles.element.xpath("//w:docDefaults/w:rPrDefault/w:rPr")[0]
    for old in fonts.findall(qn("w:lang")):
        fonts.remove(old)
    word = OxmlElement("w:lang")
    word.set(qn("w:val"), language)
    fonts.append(word)


def _saved(document: WordDocument) -> bytes:
    now = datetime.now(UTC).replace(tzinfo=None)
    document.core_properties.created = document.core_properties.modified = now
    file = BytesIO()
    document.save(file)
    return file.getvalue()

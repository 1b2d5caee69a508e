"""The report as a Word file to work on: real headings, table heads, the language set, words for every picture."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Row as WordRow

from bofast.reports.content import Chart, Language, Pair, Report, Section, Table
from bofast.reports.drawing import png_of
from bofast.reports.paper import column_shares, letter_size

WORD_LANGUAGES = {Language.NORWEGIAN: "nb-NO", Language.DANISH: "da-DK", Language.ENGLISH: "en-GB"}
TABLE_STYLE = "Light List Accent 1"
WIDTH_CM = 15.2
"""Of the text on the page."""
SHORT = 12
"""Rows of a table that is kept on one page."""
INK, LINE = RGBColor(0x0F, 0x5D, 0x66), "0F5D66"
THEMES_ACCENT = "4F81BD"
NOTE_STYLE = "Body Text 3"


def write_word(report: Report) -> bytes:
    """The report as .docx."""
    document = Document()
    _dress(document)
    _describe(document, report)
    document.add_heading(report.title, level=0)
    document.add_paragraph(report.subtitle, style="Subtitle")
    document.add_paragraph(report.counted)
    _pairs(document, report.facts)
    document.add_paragraph(report.note)
    for section in report.sections:
        _section(document, section, language=report.language)
    document.add_heading(report.labels.definitions, level=1)
    _pairs(document, report.definitions)
    return _saved(document)


def _describe(document: WordDocument, report: Report) -> None:
    """The properties of the file, and the language that it is read aloud and spelt in."""
    language = WORD_LANGUAGES[report.language]
    _set_language(document, language)
    document.core_properties.title = report.title
    document.core_properties.author = report.subtitle
    document.core_properties.language = language
    document.core_properties.comments = ""


def _section(document: WordDocument, section: Section, *, language: Language) -> None:
    document.add_heading(section.heading, level=1)
    for paragraph in section.paragraphs:
        run = document.add_paragraph().add_run(paragraph)
        run.italic = section.is_placeholder
    for remark in section.remarks:
        document.add_paragraph(remark, style="List Bullet")
    for figure in section.figures:
        if isinstance(figure, Chart):
            _picture(document, figure, language=language)
        _table(document, figure.table if isinstance(figure, Chart) else figure)


def _table(document: WordDocument, table: Table) -> None:
    _caption(document, table.caption)
    drawn = document.add_table(rows=1 + len(table.rows), cols=len(table.head), style=TABLE_STYLE)
    texts = (table.head, *(tuple(cell.text for cell in row) for row in table.rows))
    for row, words in zip(drawn.rows, texts, strict=True):
        _fill(row, words, word_columns=table.word_columns, size=Pt(letter_size(table)))
    _repeat_head(drawn)
    _set_widths(drawn, shares=column_shares(table))
    _keep_together(drawn)
    document.add_paragraph(table.note, style=NOTE_STYLE if table.note else None)


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


def _fill(row: WordRow, texts: tuple[str, ...], *, word_columns: int, size: Pt) -> None:
    for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.add_run(text).font.size = size
        if column >= word_columns:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _pairs(document: WordDocument, pairs: tuple[Pair, ...]) -> None:
    for pair in pairs:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{pair.label}: ").bold = True
        paragraph.add_run(pair.value)


def _picture(document: WordDocument, chart: Chart, *, language: Language) -> None:
    _caption(document, chart.caption)
    drawn = png_of(chart, language=language)
    width = Cm(WIDTH_CM * drawn.size.share_of_page)
    picture = document.add_picture(BytesIO(drawn.content), width=width)
    # Word reads the words for a picture from `descr`; the library has no field for them.
    picture._inline.docPr.set("descr", chart.alternative)
    picture._inline.docPr.set("title", chart.caption)


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

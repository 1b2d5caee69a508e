"""Tables in a Word file: as wide as the page, with a head that is repeated on each."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from docx.table import Table as WordTable
from docx.table import _Row as WordRow

from bofast.reports.content import Table
from bofast.reports.paper import column_shares, letter_size
from bofast.reports.word_dress import NOTE_STYLE, TABLE_STYLE, WIDTH_CM

SHORT = 12
"""Rows of a table that is kept on one page."""
BEGINNING = 3
"""Rows of a longer one that follow its head before a page may end."""
WHOLE_WIDTH = "5000"
"""Of the page, in fiftieths of a per cent."""


def add_table(document: WordDocument, table: Table) -> None:
    """The table under its caption, with its note."""
    add_caption(document, table.caption)
    drawn = document.add_table(rows=1 + len(table.rows), cols=len(table.head), style=TABLE_STYLE)
    texts = (table.head, *(tuple(cell.text for cell in row) for row in table.rows))
    for row, words in zip(drawn.rows, texts, strict=True):
        _fill(row, words, word_columns=table.word_columns, size=Pt(letter_size(table)))
    _repeat_head(drawn)
    _set_widths(drawn, shares=column_shares(table))
    _keep_together(drawn)
    if table.note:
        document.add_paragraph(table.note, style=NOTE_STYLE)


def add_caption(document: WordDocument, text: str) -> None:
    """A caption stands on the page of what it names."""
    document.add_paragraph(text, style="Caption").paragraph_format.keep_with_next = True


def _fill(row: WordRow, texts: tuple[str, ...], *, word_columns: int, size: Length) -> None:
    for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.add_run(text).font.size = size
        if column >= word_columns:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeat_head(drawn: WordTable) -> None:
    """Mark the first row as the table's head, which is read with every cell and repeated on every page."""
    properties = drawn.rows[0]._tr.get_or_add_trPr()
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    properties.append(head)


def _set_widths(drawn: WordTable, *, shares: tuple[int, ...]) -> None:
    """Together the width of the page. A column that a word does not fit takes of the others, so that no word breaks."""
    whole = drawn._tbl.tblPr.find(qn("w:tblW"))
    whole.set(qn("w:type"), "pct")
    whole.set(qn("w:w"), WHOLE_WIDTH)
    for column, share in zip(drawn.columns, shares, strict=True):
        column.width = width = Cm(WIDTH_CM * share / sum(shares))
        for cell in column.cells:
            cell.width = width


def _keep_together(drawn: WordTable) -> None:
    """No row breaks over two pages; a short table stands whole on one, and a longer one does not leave its head."""
    rows = len(drawn.rows)
    held = rows if rows <= SHORT else BEGINNING
    for place, row in enumerate(drawn.rows, start=1):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = place < held

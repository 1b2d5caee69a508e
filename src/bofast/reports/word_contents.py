"""The fields of a Word file: the list of sections at its front, filled for any program to read, and page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

LISTED = r'TOC \o "1-1" \h \n \z'
"""Headings of the first level as links, without pages: those are known to Word alone, once it has laid the text out."""
_MARK = "section_{}"


def add_contents(document: WordDocument, headings: Sequence[str], *, title: str) -> None:
    """A link to each heading, in their order; `mark_heading` gives each its end."""
    document.add_paragraph(title, style="TOC Heading")
    lines = [document.add_paragraph() for _ in headings]
    for number, (line, heading) in enumerate(zip(lines, headings, strict=True), start=1):
        line.paragraph_format.space_after = 0
        line._p.append(_link(heading, to=_MARK.format(number)))
    # The field begins before the first link and ends after the last, over all their lines.
    for part in (_field("begin"), _instruction(LISTED), _field("separate")):
        lines[0]._p.find(qn("w:hyperlink")).addprevious(_run(part))
    lines[-1]._p.append(_run(_field("end")))


def mark_heading(heading: Paragraph) -> None:
    """Give a heading the mark that its line in the contents leads to: the first gets the first, and so on."""
    number = len(heading.part.element.xpath("//w:bookmarkStart")) + 1
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for each in (start, end):
        each.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _MARK.format(number))
    heading._p.insert(1, start)
    heading._p.append(end)


def add_field(paragraph: Paragraph, instruction: str, *, shown: str) -> None:
    """A field that Word works out, such as the number of the page, with what is shown until it has."""
    for part in (_field("begin"), _instruction(instruction), _field("separate"), _text(shown), _field("end")):
        paragraph._p.append(_run(part))


def _link(text: str, *, to: str) -> Any:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), to)
    link.append(_run(_text(text)))
    return link


def _run(part: Any) -> Any:
    run = OxmlElement("w:r")
    run.append(part)
    return run


def _field(kind: str) -> Any:
    part = OxmlElement("w:fldChar")
    part.set(qn("w:fldCharType"), kind)
    return part


def _instruction(text: str) -> Any:
    part = OxmlElement("w:instrText")
    part.set(qn("xml:space"), "preserve")
    part.text = f" {text} "
    return part


def _text(words: str) -> Any:
    part = OxmlElement("w:t")
    part.set(qn("xml:space"), "preserve")
    part.text = words
    return part

"""How a Word file looks, and what it says about itself: the page, the styles, the language, the properties."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from bofast.reports.content import Language, Report
from bofast.reports.word_contents import add_field

WORD_LANGUAGES = {Language.NORWEGIAN: "nb-NO", Language.DANISH: "da-DK", Language.ENGLISH: "en-GB"}
PAGE_CM = (21.0, 29.7)
MARGIN_CM = 2.4
WIDTH_CM = PAGE_CM[0] - 2 * MARGIN_CM
"""Of the text on the page."""
TABLE_STYLE, NOTE_STYLE = "Figures", "Body Text 3"
FONT = "Calibri"
"""In Word on every system, and wherever else its twin Carlito is."""
INK = RGBColor(0x0F, 0x5D, 0x66)
LINE, QUIET_LINE = "0F5D66", "CFCFCF"
PROGRAM = "bofast"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_OLD_STYLES = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"

_TABLE_LOOK = f"""
<w:tblPr {nsdecls("w")}>
  <w:tblBorders>
    <w:bottom w:val="single" w:sz="4" w:space="0" w:color="{QUIET_LINE}"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{QUIET_LINE}"/>
  </w:tblBorders>
  <w:tblCellMar>
    <w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>
    <w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>
  </w:tblCellMar>
</w:tblPr>"""
_HEAD_LOOK = f"""
<w:tblStylePr {nsdecls("w")} w:type="firstRow">
  <w:rPr><w:b/></w:rPr>
  <w:tcPr>
    <w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="{LINE}"/></w:tcBorders>
    <w:vAlign w:val="bottom"/>
  </w:tcPr>
</w:tblStylePr>"""


def dress(document: WordDocument) -> None:
    """A page of A4, our colour for headings, one font, and a style for tables with a line under each row."""
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(side) for side in PAGE_CM)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
    for name in ("Title", "Subtitle", "Heading 1", "Caption", "TOC Heading"):
        document.styles[name].font.color.rgb = INK
    document.styles["Caption"].paragraph_format.space_before = Pt(14)
    note = document.styles[NOTE_STYLE]
    note.font.size, note.paragraph_format.space_before = Pt(9), Pt(4)
    _add_table_style(document)
    theme = document.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'typeface="Cambria"', f'typeface="{FONT}"'.encode())


def number_pages(document: WordDocument) -> None:
    """Page and pages at the foot of each."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_field(foot, "PAGE", shown="1")
    foot.add_run(" / ")
    add_field(foot, "NUMPAGES", shown="1")


def describe(document: WordDocument, report: Report) -> None:
    """The properties of the file, and the language that it is read aloud and spelt in."""
    language = WORD_LANGUAGES[report.language]
    _set_language(document, language)
    own = document.core_properties
    own.title, own.author, own.language, own.comments = report.title, report.subtitle, language, ""
    own.created = own.modified = datetime.now(UTC).replace(tzinfo=None)
    _name_program(document)


def _add_table_style(document: WordDocument) -> None:
    style = document.styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    style.paragraph_format.space_after = 0
    style.paragraph_format.line_spacing = 1.0
    style.element.extend((parse_xml(_TABLE_LOOK), parse_xml(_HEAD_LOOK)))


def _set_language(document: WordDocument, language: str) -> None:
    fonts = document.styles.element.xpath("//w:docDefaults/w:rPrDefault/w:rPr")[0]
    for old in fonts.findall(qn("w:lang")):
        fonts.remove(old)
    word = OxmlElement("w:lang")
    word.set(qn("w:val"), language)
    fonts.append(word)
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), language)


def _name_program(document: WordDocument) -> None:
    """Say who made the file. The library's template names another program, and shows another document's picture."""
    package: Any = document.part.package
    properties = package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    properties._blob = f'<Properties xmlns="{_PROPERTIES}"><Application>{PROGRAM}</Application></Properties>'.encode()
    for rels, kind in (
        (package.rels, RELATIONSHIP_TYPE.THUMBNAIL),
        (document.part.rels, _OLD_STYLES),
        (document.part.rels, RELATIONSHIP_TYPE.CUSTOM_XML),
    ):
        for name in [rel.rId for rel in rels.values() if rel.reltype == kind]:
            del rels[name]

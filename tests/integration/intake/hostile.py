"""Files as an attacker, or a bad day, would make them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import xlsxwriter

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}"/></Relationships>'
)
BOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Boliger" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET = (
    '<?xml version="1.0"?>{before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData>{after}</worksheet>"
)


def text(cell: str, value: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{value}</t></is></c>'


def workbook(path: Path, *, rows: str, before: str = "", after: str = "", book: str = BOOK) -> Path:
    """A workbook written by hand, so that it can hold what no program writes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELS.format(kind="officeDocument", target="xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", RELS.format(kind="worksheet", target="worksheets/sheet1.xml"))
        archive.writestr("xl/worksheets/sheet1.xml", SHEET.format(before=before, rows=rows, after=after))
    return path


def headings() -> str:
    return f'<row r="1">{text("A1", "Bolignummer")}{text("B1", "Adresse")}</row>'


def home_row(number: int) -> str:
    cells = text(f"A{number}", f"B-{number}") + text(f"B{number}", f"Prøvevegen {number}")
    return f'<row r="{number}">{cells}</row>'


def zip_bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 220_000_000)
    return path


def lying_bomb(path: Path) -> Path:
    """The archive states small sizes; what comes out is larger."""
    zip_bomb(path)
    content = bytearray(path.read_bytes())
    large = (220_000_000).to_bytes(4, "little")
    while (at := content.find(large)) >= 0:
        content[at : at + 4] = (100).to_bytes(4, "little")
    path.write_bytes(content)
    return path


def billion_laughs(path: Path) -> Path:
    names = ['<!ENTITY a0 "ha">'] + [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    rows = headings() + f'<row r="2">{text("A2", "&a9;")}</row>'
    return workbook(path, rows=rows, before=f"<!DOCTYPE x [{''.join(names)}]>")


def external_entity(path: Path) -> Path:
    rows = headings() + f'<row r="2">{text("A2", "&secret;")}</row>'
    return workbook(path, rows=rows, before='<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>')


def entity_in_book(path: Path) -> Path:
    """The bomb stands in the workbook's own part rather than in a sheet."""
    book = BOOK.replace("<workbook", '<!DOCTYPE x [<!ENTITY a "ha">]><workbook').replace("Boliger", "&a;")
    return workbook(path, rows=headings(), book=book)


def far_cell(path: Path) -> Path:
    return workbook(path, rows=headings() + f'<row r="1048576">{text("XFD1048576", "x")}</row>')


def stray_path(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("../../outside.txt", "x")
    return path


def truncated(path: Path) -> Path:
    workbook(path, rows=headings() + home_row(2))
    path.write_bytes(path.read_bytes()[:-200])
    return path


def many_rows(path: Path, *, rows: int) -> Path:
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Bolignummer", "Adresse"])
    for row in range(1, rows + 1):
        sheet.write_row(row, 0, [f"B-{row}", "Prøvevegen 1"])
    book.close()
    return path


def ordinary(rows: list[list[object]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()

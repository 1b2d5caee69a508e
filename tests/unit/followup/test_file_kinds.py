"""What a file is, told by its bytes; and a picture without its place."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from bofast.casework.followup.file_kinds import FileKind, kind_of, without_place


def archive(*names: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7", FileKind.PDF),
        (b"\xff\xd8\xff\xe0", FileKind.JPEG),
        (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
        (archive("word/document.xml"), FileKind.WORD),
        (archive("xl/workbook.xml"), FileKind.EXCEL),
        (archive("word/document.xml", "word/vbaProject.bin"), None),
        (archive("anything.txt"), None),
        ("Æ, ø og å\r\n".encode(), FileKind.TEXT),
        (b"<html><script>", None),
        (b"MZ\x90\x00", None),
        (b"\xff\xfe\x00", None),
    ],
)
def test_a_file_is_what_it_holds(content, kind):
    assert kind_of(content) is kind


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def test_a_picture_loses_its_place_and_keeps_the_rest():
    header, place, table = segment(0xE0, b"JFIF"), segment(0xE1, b"Exif GPS 63N 7E"), segment(0xDB, b"table")
    picture = segment(0xDA, b"scan") + b"\x11\x22\xff\xd9"

    kept = without_place(b"\xff\xd8" + header + place + table + picture, kind=FileKind.JPEG)

    assert kept == b"\xff\xd8" + header + table + picture


def test_a_broken_picture_is_kept_as_it_is_and_no_endless_loop():
    assert without_place(b"\xff\xd8\xff\xe0\x00", kind=FileKind.JPEG) == b"\xff\xd8\xff\xe0\x00"

"""What a file is, told by its first bytes, and pictures without the place where they were taken."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

JPEG_START = b"\xff\xd8"
JPEG_APP1 = 0xE1
JPEG_SCAN = 0xDA


class FileKind(Enum):
    """The kinds that a case keeps. Nothing that a browser or an office program would run."""

    PDF = ("application/pdf", ".pdf")
    JPEG = ("image/jpeg", ".jpg")
    PNG = ("image/png", ".png")
    WORD = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
    EXCEL = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")
    TEXT = ("text/plain; charset=utf-8", ".txt")

    @property
    def content_type(self) -> str:
        return self.value[0]

    @property
    def suffix(self) -> str:
        return self.value[1]


def kind_of(content: bytes) -> FileKind | None:
    """What the content is, or None for anything that is not kept."""
    for start, kind in ((b"%PDF-", FileKind.PDF), (b"\xff\xd8\xff", FileKind.JPEG), (b"\x89PNG\r\n", FileKind.PNG)):
        if content.startswith(start):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _office_kind(content)
    return FileKind.TEXT if _is_plain_text(content) else None


def without_place(content: bytes, *, kind: FileKind) -> bytes:
    """A JPEG without its EXIF part, which may say where it was taken; other kinds as they are."""
    if kind is not FileKind.JPEG:
        return content
    return JPEG_START + b"".join(_segments(content))


def _segments(content: bytes) -> Iterator[bytes]:
    """The segments of a JPEG besides APP1 (EXIF, XMP), then the picture itself untouched."""
    at = len(JPEG_START)
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != JPEG_SCAN:
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if content[at + 1] != JPEG_APP1:
            yield content[at:end]
        at = end
    yield content[at:]


def _office_kind(content: bytes) -> FileKind | None:
    try:
        names = set(ZipFile(BytesIO(content)).namelist())
    except (BadZipFile, ValueError):
        return None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    if "word/document.xml" in names:
        return FileKind.WORD
    return FileKind.EXCEL if "xl/workbook.xml" in names else None


def _is_plain_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    # A page or a picture with script in it must not be kept as harmless text.
    return not text.lstrip("\ufeff \r\n\t").startswith("<") and all(
        sign.isprintable() or sign in "\r\n\t\ufeff" for sign in text
    )

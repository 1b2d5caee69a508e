"""A workbook is a zip archive: looked through before anything in it is unpacked."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path, PurePosixPath
from typing import IO

from bofast.casework.intake.reading.limits import MEGABYTE, Limits
from bofast.casework.intake.reading.refusal import Refused
from bofast.vocabulary.reasons import Reason

CHUNK = 1024 * 1024
# Whichever XML parser openpyxl finds on the machine, no workbook declares a document type: not even in UTF-16.
DECLARATIONS = tuple(
    declaration.encode(encoding)
    for declaration in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
LONGEST_DECLARATION = max(len(declaration) for declaration in DECLARATIONS)


def look_through(path: Path, *, limits: Limits) -> None:
    """Refuse an archive that unpacks to too much, or holds what no workbook holds.

    The sizes that the archive states are not believed: every member is unpacked once, counted and thrown away.

    Raises: Refused.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _look_at_members(archive, limits=limits)
            _count_what_comes_out(archive, packed=path.stat().st_size, limits=limits)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as fault:
        raise Refused(Reason.SHEET_BROKEN) from fault
    except zipfile.zlib.error as fault:  # type: ignore[attr-defined]
        raise Refused(Reason.SHEET_BROKEN) from fault


def _look_at_members(archive: zipfile.ZipFile, *, limits: Limits) -> None:
    members = archive.infolist()
    if len(members) > limits.archive_members:
        raise _too_large(limits)
    for member in members:
        name = PurePosixPath(member.filename.replace("\\", "/"))
        is_link = stat.S_ISLNK(member.external_attr >> 16)
        if name.is_absolute() or ".." in name.parts or is_link or member.flag_bits & 1:
            raise Refused(Reason.SHEET_BROKEN)
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise Refused(Reason.SHEET_OF_UNKNOWN_FORMAT)


def _count_what_comes_out(archive: zipfile.ZipFile, *, packed: int, limits: Limits) -> None:
    allowed = min(limits.unpacked_bytes, max(packed * limits.unpacked_ratio, limits.unpacked_free_bytes))
    if sum(member.file_size for member in archive.infolist()) > allowed:
        raise _too_large(limits)
    total = 0
    for member in archive.infolist():
        with archive.open(member) as stream:
            total += _length(stream, most=allowed - total)
        if total > allowed:
            raise _too_large(limits)


def _length(stream: IO[bytes], *, most: int) -> int:
    """How much comes out; what declares a document type is refused on the way."""
    length, kept = 0, b""
    while length <= most and (chunk := stream.read(CHUNK)):
        length += len(chunk)
        if any(declaration in kept + chunk for declaration in DECLARATIONS):
            raise Refused(Reason.SHEET_HOLDS_ENTITIES)
        kept = chunk[-LONGEST_DECLARATION:]
    return length


def _too_large(limits: Limits) -> Refused:
    return Refused(Reason.SHEET_UNPACKS_TOO_LARGE, allowed_megabytes=limits.unpacked_bytes // MEGABYTE)

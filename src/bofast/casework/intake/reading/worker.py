"""The reading process: `python -m bofast.casework.intake.reading.worker FILE [ENCODING]`.

It limits itself before it looks at the file, opens no connection, and prints one JSON value a line:
["about", facts], ["row", [number, cells]] …, and last ["end", 0] or ["refused", [reason, facts]].
"""

from __future__ import annotations

import json
import resource
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from bofast.casework.intake.reading.delimited import rows_of_text
from bofast.casework.intake.reading.limits import LIMITS, MEGABYTE, Limits
from bofast.casework.intake.reading.refusal import Refused
from bofast.casework.intake.reading.workbook import rows_of_workbook
from bofast.vocabulary.reasons import Reason

ZIP = b"PK\x03\x04"
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHER_FORMATS = (b"\x89PNG", b"%PDF", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"{\\rtf", b"<?xml", b"<html", b"<!DOC")

Event = tuple[str, Any]


def limit_itself(limits: Limits) -> None:
    """Memory, processor time and files that this process may ever use; no way to lift them again."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    socket.socket = _no_network  # type: ignore[assignment,misc]


def _no_network(*_args: object, **_kwargs: object) -> NoReturn:
    raise PermissionError("Reading a file opens no connection.")


def rows_of_file(path: Path, *, limits: Limits, encoding: str = "") -> Iterator[Event]:
    """What the file holds, by what it is and not by what it is called.

    Raises: Refused.
    """
    size = path.stat().st_size
    if size == 0:
        raise Refused(Reason.SHEET_EMPTY)
    if size > limits.file_bytes:
        raise Refused(Reason.SHEET_TOO_LARGE, allowed_megabytes=limits.file_bytes // MEGABYTE)
    with path.open("rb") as file:
        start = file.read(16)
    if start.startswith(COMPOUND_FILE):
        raise Refused(Reason.SHEET_IN_OLD_FORMAT)
    if start.lstrip().startswith(OTHER_FORMATS):
        raise Refused(Reason.SHEET_OF_UNKNOWN_FORMAT)
    if start.startswith(ZIP):
        return rows_of_workbook(path, limits=limits)
    return rows_of_text(path, limits=limits, encoding=encoding)


def main(arguments: list[str]) -> int:
    limit_itself(LIMITS)
    out = sys.stdout
    try:
        for event in rows_of_file(Path(arguments[0]), limits=LIMITS, encoding="".join(arguments[1:2])):
            out.write(json.dumps(event, ensure_ascii=True) + "\n")
        ending: Event = ("end", 0)
    except Refused as refused:
        ending = ("refused", [refused.reason.value, dict(refused.facts)])
    except (MemoryError, RecursionError):
        ending = ("refused", [Reason.SHEET_NEEDS_TOO_MUCH.value, {}])
    out.write(json.dumps(ending) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

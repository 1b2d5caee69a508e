"""What stands beside every release: what was asked, of which files, by which program, and what was hidden and why.

A receipt holds no value of any cell. The same release gives the same receipt, byte for byte. How many cells were hidden
for themselves is for the office that keeps the receipt and the authority that asks: a table never says it cell by cell.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class SourceFile:
    """A file that the figures rest on: its name without its folder, its size in bytes, its digest."""

    name: str
    size: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> SourceFile:
        """Read the file and take its digest."""
        with path.open("rb") as stream:
            digest = file_digest(stream, "sha256").hexdigest()
        return cls(path.name, path.stat().st_size, digest)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the figures come from. `versions` are programs and their versions, `commit` that of bofast, `rows` how many
    rows were read.
    """

    question: str
    files: tuple[SourceFile, ...]
    versions: tuple[tuple[str, str], ...]
    engine: str
    commit: str
    rows: int
    made_on: date


@dataclass(frozen=True, slots=True)
class TableReceipt:
    """What became of one table. Counts are cells; `hidden` are those in the table that leaves.

    Of the hidden, `too_few`, `dominated` and `near_former` are hidden for themselves, `complementary` so that others
    stay hidden. `already_out` are small cells that former releases tell whatever is hidden now.
    """

    name: str
    cells: int
    hidden: int
    too_few: int
    dominated: int
    near_former: int
    complementary: int
    already_out: int
    method: str


@dataclass(frozen=True, slots=True)
class CurveReceipt:
    """What became of one curve."""

    name: str
    points_before: int
    points: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """One release. `cells_sha256` is the digest of all that left; `audited` whether the auditor saw every hidden cell
    for itself, or, past its size, the proof of the method stands alone.
    """

    number: int
    origin: Origin
    profile: str
    profile_source: str
    smallest_count: int
    smallest_amount: int
    rounding_base: int | None
    tables: tuple[TableReceipt, ...]
    curves: tuple[CurveReceipt, ...]
    former_releases: int
    audited: bool
    cells_sha256: str

    def as_json(self) -> str:
        """Sorted by name, so equal receipts are equal texts."""
        return json.dumps(asdict(self), default=str, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def receipt_read(text: str) -> Receipt:
    """A receipt from what `as_json` wrote."""
    kept = json.loads(text)
    origin = kept.pop("origin")
    files = tuple(SourceFile(**file) for file in origin.pop("files"))
    versions = tuple((str(name), str(version)) for name, version in origin.pop("versions"))
    made_on = date.fromisoformat(origin.pop("made_on"))
    tables = tuple(TableReceipt(**table) for table in kept.pop("tables"))
    curves = tuple(CurveReceipt(**curve) for curve in kept.pop("curves"))
    origin = Origin(files=files, versions=versions, made_on=made_on, **origin)
    return Receipt(origin=origin, tables=tables, curves=curves, **kept)


def origin_of(
    question: str, *, files: list[Path], versions: Mapping[str, str], engine: str, commit: str, rows: int, made_on: date
) -> Origin:
    """The origin of figures, with the files read for their digests and everything in order."""
    return Origin(
        question,
        tuple(sorted(SourceFile.of(path) for path in files)),
        tuple(sorted(versions.items())),
        engine,
        commit,
        rows,
        made_on,
    )

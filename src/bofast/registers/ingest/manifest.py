"""What a store was made from: every file with size and hash, and which files each table rests on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from bofast.registers.checking.report import FileReport, report_kept
from bofast.registers.ingest.sources import Source
from bofast.registers.store import whole_file

VERSION = 2
"""Rises when the same files would give another store; what was made before is then made anew."""

NAME = "ingest.json"
_BLOCK = 1 << 22


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A file as it was when it was read. Size and time of change tell whether the hash must be taken again."""

    size: int
    changed_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class KnownFile:
    fingerprint: Fingerprint
    report: FileReport


@dataclass(frozen=True, slots=True)
class Made:
    """A table of the store: the files it rests on by name and hash, and its rows."""

    inputs: Mapping[str, str]
    rows: int
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Manifest:
    """All of `ingest.json`."""

    files: Mapping[str, KnownFile] = field(default_factory=dict)
    made: Mapping[str, Made] = field(default_factory=dict)
    proven: Mapping[str, str] = field(default_factory=dict)  # files whose ids are in the ledgers, with their hash
    accepted: tuple[str, ...] = ()

    def with_made(self, path: str, made: Made) -> Manifest:
        return replace(self, made={**self.made, path: made})

    def is_made(self, path: str, *, inputs: Mapping[str, str], store: Path) -> bool:
        """Whether a table stands in the store, made from these very files."""
        before = self.made.get(path)
        same = before is not None and before.version == VERSION and dict(before.inputs) == dict(inputs)
        return same and (store / path).exists()

    def hashes(self, sources: Sequence[Source]) -> dict[str, str]:
        return {source.name: self.files[source.name].fingerprint.sha256 for source in sources}


def fingerprint(path: Path, *, before: Fingerprint | None) -> Fingerprint:
    """The file's size, time of change and hash; the hash is not taken anew when size and time are as before."""
    state = path.stat()
    if before is not None and (before.size, before.changed_ns) == (state.st_size, state.st_mtime_ns):
        return before
    content = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            content.update(block)
    return Fingerprint(state.st_size, state.st_mtime_ns, content.hexdigest())


def read_manifest(store: Path) -> Manifest:
    """The manifest of a store; an empty one where there is none, or none that can be read."""
    try:
        content = json.loads((store / NAME).read_text(encoding="utf-8"))
        return Manifest(
            files={name: _known_file(known) for name, known in content["files"].items()},
            made={path: Made(**made) for path, made in content["made"].items()},
            proven=content["proven"],
            accepted=tuple(content["accepted"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Manifest()


def _known_file(content: Mapping[str, Any]) -> KnownFile:
    return KnownFile(Fingerprint(**content["fingerprint"]), report_kept(content["report"]))


def write_manifest(store: Path, manifest: Manifest) -> None:
    """Write the manifest, whole or not at all."""
    with whole_file(store / NAME) as path:
        path.write_text(json.dumps(asdict(manifest), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

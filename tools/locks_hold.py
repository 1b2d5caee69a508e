"""Holds the lock files: everything pinned and hashed, nothing says where it comes from, and pyproject.toml is met."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.lock import LOCKS

PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(\[[a-z,]+\])?==(?P<version>[^ ;]+)( ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
ADDRESS = re.compile(r"[a-z+]+://")
ASSIGNED_PLACE = re.compile(r'"resolved":')


def faults_of_lock(text: str) -> Iterator[str]:
    """What is wrong with the lines of a lock, one sentence each."""
    for number, line in enumerate(text.splitlines(), start=1):
        if ADDRESS.search(line):
            yield f"line {number} names an address"
        elif not (PINNED.match(line) or HASH.match(line) or line.lstrip().startswith("#")):
            yield f"line {number} is neither a pinned release nor a hash: {line!r}"


def unmet(project: dict[str, Any], *, extras: tuple[str, ...], lock: str) -> Iterator[str]:
    """Dependencies that the lock lacks, or holds at a version that pyproject.toml does not allow."""
    pinned = {canonicalize_name(m["name"]): m["version"] for m in map(PINNED.match, lock.splitlines()) if m}
    chosen = [project["optional-dependencies"][extra] for extra in extras]
    for words in (*project["dependencies"], *(words for group in chosen for words in group)):
        wanted = Requirement(words)
        version = pinned.get(canonicalize_name(wanted.name))
        if version is None or not wanted.specifier.contains(version, prereleases=True):
            yield f"{wanted} is asked for, {version or 'nothing'} is locked"


def all_faults() -> Iterator[str]:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, extras in LOCKS.items():
        path = Path(f"requirements/{name}.txt")
        lock = path.read_text(encoding="utf-8")
        for fault in (*faults_of_lock(lock), *unmet(project, extras=extras, lock=lock)):
            yield f"{path}: {fault}"
    for path in Path().glob("package-lock.json"):
        if ASSIGNED_PLACE.search(path.read_text(encoding="utf-8")):
            yield f"{path}: names where packages come from; npm writes it so with omit-lockfile-registry-resolved=true"


if __name__ == "__main__":
    found = list(all_faults())
    print("\n".join(found))
    sys.exit(bool(found))

"""Where figures come from, for the receipt: files with their digests, versions, the commit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bofast.registers.disclosure.receipt import Origin, SourceFile
from bofast.registers.store import Store
from bofast.workbench.registers.progress import Progress

_TOLD = ("bofast", "numpy", "scipy", "numba", "duckdb", "ibis-framework", "pyspark", "pyarrow")
NOT_KNOWN = "not known"


def files_of(store: Store, *, given: Path, progress: Progress) -> tuple[SourceFile, ...]:
    """The file that was given, or every table of the store, with its digest. A year's file is named with its year
    alone, and so tells no folder.
    """
    paths = [store.persons(year) for year in store.years()]
    paths += [path for path in (store.stays, store.exits, store.areas, store.tenancies) if path.exists()]
    paths = [given] if given.is_file() else paths
    found = []
    for path in paths:
        progress.tell(f"taking the digest of {path.name}")
        found.append(SourceFile.of(path))
    return tuple(sorted(found))


def origin(question: str, *, files: tuple[SourceFile, ...], engine: str, rows: int, made_on: date) -> Origin:
    """The origin of one study's figures."""
    return Origin(question, files, tuple(sorted(_versions().items())), engine, commit(), rows, made_on)


def _versions() -> Mapping[str, str]:
    found = {}
    for name in _TOLD:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def commit() -> str:
    """The commit of bofast, where it runs from a checkout; else not known, and the version stands for it."""
    for folder in Path(__file__).resolve().parents:
        if (folder / ".git").is_dir():
            return _head(folder / ".git")
    return NOT_KNOWN


def _head(git: Path) -> str:
    try:
        head = (git / "HEAD").read_text(encoding="ascii").strip()
        if not head.startswith("ref: "):
            return head
        name = head.removeprefix("ref: ")
        if (git / name).exists():
            return (git / name).read_text(encoding="ascii").strip()
        packed = (git / "packed-refs").read_text(encoding="ascii").splitlines()
        return next((line.split()[0] for line in packed if line.endswith(f" {name}")), NOT_KNOWN)
    except OSError:
        return NOT_KNOWN

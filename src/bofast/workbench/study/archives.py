"""The archive of releases beside a store: a run adds to it when its report stands, and not before."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bofast.registers.disclosure.former import Archive
from bofast.registers.disclosure.refusals import ReleaseRefused, WhyRefused
from bofast.workbench.study.refused import StudyRefused


def archive_beside(place: Path) -> Path:
    """Where the releases of a store, or of a file, are kept: with it, not in it, so that a new one finds them."""
    return place.resolve().with_name(f"{place.resolve().name}-released")


def not_looked_at(place: Path, *, chosen: Path | None) -> Path | None:
    """The archive beside a store, where it holds releases and another was chosen: nothing is tested against it then."""
    beside = archive_beside(place)
    if chosen is None or chosen.resolve() == beside or not any(beside.glob("release-*.json")):
        return None
    return beside


@dataclass(frozen=True, slots=True)
class StagedArchive:
    """A copy that a run writes to."""

    archive: Archive
    kept_in: Path

    def keep(self) -> None:
        """Add what is new to the archive.

        Raises: ReleaseRefused (RELEASED_BEFORE), where another run has released in the meantime.
        """
        self.kept_in.mkdir(parents=True, exist_ok=True)
        new = [path for path in sorted(self.archive.folder.iterdir()) if not (self.kept_in / path.name).exists()]
        for path in sorted(new, key=lambda path: not path.name.startswith("release-")):
            try:
                with (self.kept_in / path.name).open("x", encoding="utf-8") as stream:
                    stream.write(path.read_text(encoding="utf-8"))
            except FileExistsError as taken:
                raise ReleaseRefused(WhyRefused.RELEASED_BEFORE, number=path.stem) from taken


@contextmanager
def staged(folder: Path) -> Iterator[StagedArchive]:
    """All former releases, with a place for new ones that is gone unless they are kept.

    One run at a time: two that did not know of each other could tell together what neither may tell alone.

    Raises: StudyRefused, where nothing can be kept, or another run is at work.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        place = TemporaryDirectory(prefix=".bofast-", dir=folder.parent)
    except OSError as error:
        says = f"releases cannot be kept in {folder} ({error}). Choose a folder that stays inside: --archive"
        raise StudyRefused(says) from error
    with place as beside, _alone(folder):
        for path in sorted(folder.glob("*.json")):
            _copied(path, Path(beside) / path.name)
        yield StagedArchive(Archive(Path(beside)), folder)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the archive's lock, which the system lets go of whatever becomes of the run."""
    with folder.with_name(f".{folder.name}.lock").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as busy:
            says = f"another study is releasing from {folder.name}. Wait until it is done: releases are tested in turn."
            raise StudyRefused(says) from busy
        yield


def _copied(path: Path, to: Path) -> None:
    try:
        os.link(path, to)
    except OSError:
        shutil.copyfile(path, to)

"""The store of a study, or what to do to get one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bofast.registers.checking.folder_check import delivered_files
from bofast.registers.contracts.catalogue import recognised
from bofast.registers.store import Store
from bofast.workbench.exits import Exit
from bofast.workbench.study.own_file import store_of_file
from bofast.workbench.study.refused import StudyRefused


@contextmanager
def opened_for_study(place: Path, *, today: date) -> Iterator[Store]:
    """The store in a folder; or one made of a file of own tenancies, for as long as the study takes.

    Raises: as `opened`.
    """
    if not place.is_file():
        yield opened(place)
        return
    with store_of_file(place, today=today) as store:
        yield store


def opened(folder: Path) -> Store:
    """The store in a folder.

    Raises: StudyRefused, for a folder that is not there, a delivery that must be ingested first, or anything else;
        StoreError, for a store of another format.
    """
    if not folder.is_dir():
        raise StudyRefused(f"there is no folder {folder}. Make one up: bofast simulate register --out {folder}")
    if not (folder / "store.json").exists():
        raise StudyRefused(_what_to_do(folder))
    store = Store(folder)
    store.about()
    years = store.years()
    if not years and store.tenancies.exists():
        return store
    if not years or years[-1] - years[0] + 1 != len(years):
        found = ", ".join(map(str, years)) or "none"
        raise StudyRefused(
            f"{folder} lacks a year between its first and its last. It has: {found}.", code=Exit.UNREADABLE_FILE
        )
    return store


def _what_to_do(folder: Path) -> str:
    if any(recognised(path.stem) for path in delivered_files(folder)):
        name = folder.resolve().name
        beside = folder.with_name(f"{name}-store") if folder.name else Path(f"{name}-store")
        return (
            f"{folder} is a delivery, not a store. Take it in first:\n    bofast ingest {folder} --out {beside}\n"
            f"and then:\n    bofast study all {beside}"
        )
    return f"{folder} is no store: it has no store.json. Make one: bofast ingest DELIVERY --out {folder}"

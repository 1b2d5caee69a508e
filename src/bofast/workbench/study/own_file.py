"""One file of own tenancies, taken into a store that is gone after the study: no register is needed, and none is made.

The file goes the way of every delivery: held against its contract, its keys proven, its ids replaced by keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bofast.registers.ingest.ingest import CannotIngest, FaultsStand, ingest
from bofast.registers.ingest.keys import KeyCollision
from bofast.registers.store import Store
from bofast.workbench.exits import Exit
from bofast.workbench.registers.told import exit_for
from bofast.workbench.study.refused import StudyRefused

ENDINGS = (".csv", ".txt", ".tsv", ".parquet")
_NAME = "leieforhold"


@contextmanager
def store_of_file(path: Path, *, today: date) -> Iterator[Store]:
    """A store with nothing but the tenancies of a file, under whatever name the file goes.

    Raises: StudyRefused, naming the faults of a file that does not keep its contract.
    """
    if path.suffix.lower() not in ENDINGS:
        raise StudyRefused(f"{path} is no table that bofast reads. Give it as CSV or Parquet.")
    with TemporaryDirectory(prefix="bofast-") as scratch:
        folder = Path(scratch) / "delivered"
        folder.mkdir()
        (folder / f"{_NAME}{path.suffix.lower()}").symlink_to(path.resolve())
        yield _ingested(folder, out=Path(scratch) / "store", named=path, today=today)


def _ingested(folder: Path, *, out: Path, named: Path, today: date) -> Store:
    try:
        return ingest(folder, out=out, today=today).store
    except FaultsStand as refused:
        lines = (f"    {fault.count:,} x {fault.kind} {fault.column}: {fault.to_do}" for fault in refused.standing)
        says = "\n".join([f"{named} does not keep the contract LEIEFORHOLD (docs/reference/registers.md):", *lines])
        raise StudyRefused(says, code=exit_for(refused.standing)) from refused
    except (CannotIngest, KeyCollision) as refused:
        raise StudyRefused(f"{named} cannot be read: {refused}", code=Exit.UNREADABLE_FILE) from refused

"""Ingests a delivery: checks it, proves the keys, and makes every table that is not there already."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bofast.registers.checking.faults import Fault, FaultKind
from bofast.registers.checking.folder_check import CheckReport, check_folder, delivered_files
from bofast.registers.checking.opening import text
from bofast.registers.contracts.catalogue import CONTRACTS
from bofast.registers.ingest import danish, norwegian, own_tenancies
from bofast.registers.ingest.keys import KEY_BITS, Ids, KeyOf, prove_keys
from bofast.registers.ingest.manifest import (
    Fingerprint,
    KnownFile,
    Made,
    Manifest,
    fingerprint,
    read_manifest,
    write_manifest,
)
from bofast.registers.ingest.outputs import Output
from bofast.registers.ingest.sources import Delivery
from bofast.registers.scratch import Workplace, workplace
from bofast.registers.store import OWN_TENANCIES, ROWS_IN_GROUP, About, Store, whole_file
from bofast.vocabulary.errors import BofastError

_COUNTRIES = {"dk": danish, "no": norwegian}
_PARQUET = f"(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE {ROWS_IN_GROUP})"

HowFar = Callable[[str, str, int, int], None]
"""Called with what is done, to which file, its number, and how many there are."""


class FaultsStand(BofastError):
    """The delivery has faults that nobody has accepted; nothing was ingested."""

    def __init__(self, report: CheckReport, standing: tuple[Fault, ...]) -> None:
        self.report = report
        self.standing = standing
        super().__init__(f"{len(standing)} kinds of fault stand in the way. `bofast check` tells them all.")


class CannotIngest(BofastError):
    """The delivery or the store is not what ingesting needs."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest did."""

    store: Store
    made: tuple[str, ...]  # tables written now
    kept: tuple[str, ...]  # tables that were there already
    rows: int  # rows of the tables of persons, all years


def say_nothing(_doing: str, _file: str, _number: int, _of: int, /) -> None:
    """Nobody is watching."""


def ingest(
    folder: Path,
    *,
    out: Path,
    today: date,
    accepted: Collection[FaultKind] = (),
    memory: str = "2GB",
    key_bits: int = KEY_BITS,
    how_far: HowFar = say_nothing,
) -> Ingested:
    """Take a delivery into a store. A second call does only what is new; a killed one goes on where it was.

    Raises: FaultsStand; CannotIngest; KeyCollision. Nothing of a table is in the store unless all of it is.
    """
    out.mkdir(parents=True, exist_ok=True)
    with _alone(out), workplace(memory=memory, beside=out) as at:
        manifest = _checked(folder, out, at=at, today=today, accepted=accepted, how_far=how_far)
        delivery = Delivery.of(folder, [known.report for known in manifest.files.values()])
        country = _country(delivery)
        manifest = _proven(delivery, manifest, out, country=country, at=at, bits=key_bits, how_far=how_far)
        made, kept = [], []
        outputs = [*_COUNTRIES[country].outputs(delivery), *own_tenancies.outputs(delivery)]
        for number, output in enumerate(outputs, start=1):
            inputs = manifest.hashes(output.inputs)
            if manifest.is_made(output.path, inputs=inputs, store=out):
                kept.append(output.path)
                continue
            how_far("making", output.path, number, len(outputs))
            rows = _make(output, out, at=at)
            manifest = manifest.with_made(output.path, Made(inputs, rows))
            write_manifest(out, manifest)
            made.append(output.path)
        return _finished(Store(out), manifest, outputs, country=country, made=made, kept=kept)


@contextmanager
def _alone(store: Path) -> Iterator[None]:
    """One ingest a store at a time; what a killed one left half-written is cleared away.

    Raises: CannotIngest.
    """
    with (store / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotIngest(f"Another ingest is writing to {store}. Wait for it, or stop it.") from error
        for left in store.rglob(".*.part"):
            left.unlink(missing_ok=True)
        for left in store.glob(".bofast-*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def _checked(
    folder: Path, out: Path, *, at: Workplace, today: date, accepted: Collection[FaultKind], how_far: HowFar
) -> Manifest:
    """Check what is new or changed, and remember it. Raises: FaultsStand."""
    before = read_manifest(out)
    prints: dict[Path, Fingerprint] = {}
    for path in delivered_files(folder):
        known = before.files.get(str(path.relative_to(folder)))
        prints[path] = fingerprint(path, before=known.fingerprint if known else None)
    unchanged = {
        path: before.files[name].report
        for path, print_ in prints.items()
        if (name := str(path.relative_to(folder))) in before.files
        and before.files[name].fingerprint.sha256 == print_.sha256
    }
    report = check_folder(
        folder, at=at, today=today, known=unchanged, how_far=lambda *where: how_far("checking", *where)
    )
    files = {file.file: KnownFile(prints[folder / file.file], file) for file in report.files}
    manifest = replace(before, files=files, accepted=tuple(sorted(accepted)))
    write_manifest(out, manifest)
    if standing := report.standing(accepted):
        raise FaultsStand(report, standing)
    return manifest


def _country(delivery: Delivery) -> str:
    countries = {CONTRACTS[source.register].country for source in delivery.sources} - {"any"}
    if len(countries) > 1:
        raise CannotIngest("The folder holds registers of two countries. Ingest each by itself.")
    if not delivery.sources:
        raise CannotIngest("The folder holds no register that bofast knows.")
    return countries.pop() if countries else "no"


def _proven(
    delivery: Delivery, manifest: Manifest, out: Path, *, country: str, at: Workplace, bits: int, how_far: HowFar
) -> Manifest:
    """Prove the keys of the files that are not in the ledgers yet. Raises: KeyCollision."""
    new = [
        place
        for place in (*_COUNTRIES[country].id_sources(delivery), *own_tenancies.id_sources(delivery))
        if manifest.proven.get(place.source.name) != manifest.files[place.source.name].fingerprint.sha256
    ]
    if not new:
        return manifest
    ids: list[Ids] = [one for place in new for one in place.ids(at)]
    for number, kind in enumerate(KeyOf, start=1):
        how_far("proving keys of", kind, number, len(KeyOf))
        prove_keys(out / "keys" / f"{kind}.parquet", ids=ids, kind=kind, at=at, bits=bits)
    proven = {**manifest.proven, **manifest.hashes([place.source for place in new])}
    manifest = replace(manifest, proven=proven)
    write_manifest(out, manifest)
    return manifest


def _make(output: Output, out: Path, *, at: Workplace) -> int:
    """Write one table, and return its rows. Raises: CannotIngest."""
    try:
        with whole_file(out / output.path) as path:
            statement = f"COPY ({output.statement(at)}) TO {text(str(path))} {_PARQUET}"
            (rows,) = at.connection.execute(statement).fetchall()[0]
    except (duckdb.InterruptException, duckdb.OutOfMemoryException):
        raise
    except duckdb.Error as error:
        # DuckDB's own words may quote a cell.
        names = ", ".join(source.name for source in output.inputs)
        kind = type(error).__name__
        raise CannotIngest(f"{output.path} could not be made from {names} ({kind}). What was done is kept.") from None
    return int(rows)


def _finished(
    store: Store, manifest: Manifest, outputs: list[Output], *, country: str, made: list[str], kept: list[str]
) -> Ingested:
    """Take away tables that no file stands for any more, and say what the store is."""
    wanted = {output.path for output in outputs}
    for path in set(manifest.made) - wanted:
        (store.root / path).unlink(missing_ok=True)
    manifest = replace(manifest, made={path: made_ for path, made_ in manifest.made.items() if path in wanted})
    write_manifest(store.root, manifest)
    years = store.years()
    areas = manifest.made["areas.parquet"].rows
    own = _years_of_tenancies(store)
    if years:
        store.write_about(About(country, "ingested", years[0], years[-1], areas))
    elif own is not None:
        store.write_about(About(country, OWN_TENANCIES, *own, areas))
    rows = sum(made_.rows for path, made_ in manifest.made.items() if path.startswith("persons/"))
    return Ingested(store, tuple(made), tuple(kept), rows)


def _years_of_tenancies(store: Store) -> tuple[int, int] | None:
    """A delivery of the organisation's own tenancies alone makes a store too; it knows the years that they tell of."""
    if not store.tenancies.exists():
        return None
    told = pq.read_table(store.tenancies, columns=["from", "to"])
    days = [day for name in told.column_names for day in pc.min_max(told[name]).as_py().values() if day is not None]
    return (min(days).year, max(days).year) if days else None

"""Writes files as they are delivered: mixed case, moving columns, days in several ways, windows-1252 or Parquet."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from bofast.registers.checking.faults import FaultKind
from bofast.registers.contracts.catalogue import recognised
from bofast.registers.made_up.delivery.danish import DanishFiles, File
from bofast.registers.made_up.delivery.norwegian import NorwegianFiles
from bofast.registers.made_up.delivery.planting import PLANTS, Planted, places, rows_for
from bofast.registers.made_up.store_writer import truth_of, write_truth
from bofast.registers.made_up.world.years import Plan, World
from bofast.registers.store import whole_file

_SAS_ZERO = 3653  # days from 1960 to 1970
_ROWS_AT_A_TIME = 200_000
_LEAST_FAULTS = 3

HowFar = Callable[[str, int], None]


class FileForm(StrEnum):
    CSV = "csv"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class Delivered:
    """What was written, and which faults are in it."""

    files: int
    person_years: int
    planted: tuple[Planted, ...]


@dataclass(slots=True)
class _Delivery:
    """A delivery on its way to the disk."""

    folder: Path
    form: FileForm
    country: str
    to_plant: dict[str, FaultKind]
    planted: list[Planted] = field(default_factory=list)
    files: int = 0

    def write(self, file: File) -> None:
        stem, table = file
        kinds = [kind for place, kind in self.to_plant.items() if _is_place(stem, place)]
        looks = _as_delivered(table, stem)
        for kind in kinds:
            looks = self._spoilt(looks, stem, kind)
        self.files += 1
        whole = next((kind for kind in kinds if PLANTS[kind].change is None), None)
        if whole is None:
            self._put(stem, looks)
        else:
            self._write_spoilt(stem, looks, whole)

    def _spoilt(self, table: pa.Table, stem: str, kind: FaultKind) -> pa.Table:
        plant = PLANTS[kind]
        if plant.change is None:
            return table
        named = plant.column[self.country]
        column = next((name for name in table.column_names if name.upper() == named.upper()), named)
        table = _all_text(table)
        number = table.num_rows if plant.whole_file else _LEAST_FAULTS + sorted(PLANTS).index(kind)
        rows = rows_for(kind, table, number=number, column=column)
        at = (plant.counted_as or plant.column)[self.country]
        count = 1 if plant.whole_file and kind is not FaultKind.REAL_IDENTITY_NUMBERS else int(rows.size)
        self.planted.append(Planted(kind, self._name(stem), at, count))
        return plant.change(table, column, rows)

    def _write_spoilt(self, stem: str, table: pa.Table, kind: FaultKind) -> None:
        """Files that are spoilt as a whole."""
        name, count = self._name(stem), 1
        if kind is FaultKind.MISSING_YEAR:
            found = recognised(stem)
            name = found.contract.name if found else stem
        elif kind is FaultKind.EMPTY_FILE:
            (self.folder / name).write_bytes(b"")
        elif kind is FaultKind.UNREADABLE:
            name = f"{stem}.parquet"
            _write_parquet(self.folder / name, table)
            whole = (self.folder / name).read_bytes()
            (self.folder / name).write_bytes(whole[: len(whole) * 2 // 3])
        elif kind is FaultKind.ID_TYPE:
            name = f"{stem}.parquet"
            column = PLANTS[kind].column[self.country]
            at = [field_.upper() for field_ in table.column_names].index(column.upper())
            _write_parquet(self.folder / name, table.set_column(at, column, pc.cast(table.column(at), pa.int64())))
        elif kind is FaultKind.FILE_TWICE:
            self._put(stem, table)
            _write_csv(self.folder / f"{stem}.txt", table)
            name = max(name, f"{stem}.txt")  # the second in order is the one too many
        elif kind is FaultKind.UNKNOWN_FILE:
            self._put(stem, table)
            name = f"udda{stem[-6:-2]}.csv"
            _write_csv(self.folder / name, table.select([0]))
        else:
            name = f"{stem}.csv"
            count = _write_lines(self.folder / name, table, kind)
        self.planted.append(Planted(kind, name, PLANTS[kind].column[self.country], count))

    def _name(self, stem: str) -> str:
        return f"{stem}.{self.form}"

    def _put(self, stem: str, table: pa.Table) -> None:
        with whole_file(self.folder / self._name(stem)) as path:
            (_write_csv if self.form is FileForm.CSV else _write_parquet)(path, table)


def write_delivery(
    folder: Path,
    plan: Plan,
    *,
    form: FileForm = FileForm.CSV,
    faults: Collection[FaultKind] = (),
    how_far: HowFar = lambda _file, _rows: None,
) -> Delivered:
    """Live through the plan and write its registers as files, with the faults asked for, and `truth.json` beside them.

    The same plan, form and faults give the same bytes.
    Raises: CannotPlant; TooManyPeople.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = 1 if plan.country == "dk" else 0
    years = range(plan.first_year - before, plan.last_year + 1 - before)
    delivery = _Delivery(folder, form, plan.country, places(faults, country=plan.country, years=years))
    person_years = 0
    for stem, table in _files(plan):
        delivery.write((stem, table))
        if stem.startswith(("bef1", "bef2", "bosatte")):
            person_years += table.num_rows
        how_far(stem, person_years)
    planted = tuple(sorted(delivery.planted, key=lambda fault: (fault.file, fault.kind)))
    truth: dict[str, Any] = truth_of(plan, person_years=person_years, missing_rows=-1)
    truth["faults"] = [fault.told() for fault in planted]
    truth.pop("missing_rows")
    write_truth(folder, truth)
    return Delivered(delivery.files, person_years, planted)


def _files(plan: Plan) -> Iterator[File]:
    files = (DanishFiles if plan.country == "dk" else NorwegianFiles)(gaps=plan.behaviour.gaps)
    last = None
    for year in World(plan).years():
        yield from files.of_year(year)
        last = year
    if last is not None:
        yield from files.at_the_end(last)


def _is_place(stem: str, place: str) -> bool:
    """`bef2007` is the place of bef200712; `befbop+two_homes` of every befbop."""
    register, plus, _ = place.partition("+")
    return stem.startswith(register) and (bool(plus) or stem.removeprefix(register) in {"", "12"})


def _as_delivered(table: pa.Table, stem: str) -> pa.Table:
    """Names in upper, lower or mixed case, another order, and days as SAS counts them: by year, as it happens."""
    found = recognised(stem)
    year = found.period.year if found else None
    if year is None or found is None or found.contract.country != "dk":
        return table
    if year >= 2012:
        table = table.select([*table.column_names[1:], table.column_names[0]]) if "bop" not in stem else table
    if year % 5 == 3 and found.contract.period_of(stem) and "bop" not in stem:
        table = _sas_days(table)
    case: Callable[[str], str] = (str.upper, str.lower, str.capitalize)[year % 3]
    return table.rename_columns([case(name) for name in table.column_names])


def _sas_days(table: pa.Table) -> pa.Table:
    """Days as whole numbers since 1960."""
    for at, column in enumerate(table.schema):
        if pa.types.is_date(column.type):
            days = pc.add(table.column(at).cast(pa.int32()), _SAS_ZERO)
            table = table.set_column(at, column.name, days)
    return table


def _all_text(table: pa.Table) -> pa.Table:
    return table.cast(pa.schema([(name, pa.string()) for name in table.column_names]))


def _write_parquet(path: Path, table: pa.Table) -> None:
    pq.write_table(table, path, compression="zstd")


def _write_csv(path: Path, table: pa.Table) -> None:
    """Semicolons and windows-1252, as a Danish office writes them."""
    with path.open("wb") as file:
        file.writelines(_csv_blocks(table))


def _csv_blocks(table: pa.Table) -> Iterator[bytes]:
    for first in range(0, max(1, table.num_rows), _ROWS_AT_A_TIME):
        piece = table.slice(first, _ROWS_AT_A_TIME)
        options = pacsv.WriteOptions(include_header=first == 0, delimiter=";", quoting_style="needed")
        block = io.BytesIO()
        pacsv.write_csv(piece, block, options)
        yield block.getvalue().decode("utf-8").encode("cp1252")


def _write_lines(path: Path, table: pa.Table, kind: FaultKind) -> int:
    """A CSV file without its header, or with rows that were cut; how many faults that makes."""
    lines = b"".join(_csv_blocks(table)).decode("cp1252").splitlines()
    if kind is FaultKind.NO_HEADER:
        path.write_text("\n".join(lines[1:]) + "\n", encoding="cp1252")
        return 1
    cut = range(1, len(lines), max(1, len(lines) // _LEAST_FAULTS))
    for row in cut:
        lines[row] = lines[row].rpartition(";")[0].rpartition(";")[0]
    path.write_text("\n".join(lines) + "\n", encoding="cp1252")
    return len(cut)

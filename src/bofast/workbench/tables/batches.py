"""CSV and Parquet by the batch: a file of any size takes the memory of one batch."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from bofast.workbench.tables.faults import Fault, Faults, UnreadableFile, WrongUse, require_columns

ROWS_AT_ONCE = 262_144
BYTES_AT_ONCE = 16 << 20
DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of the file, and the number of each as the reader of the file counts them."""

    columns: dict[str, Any]
    rows: int
    first_row: int
    skipped: tuple[int, ...] = ()

    def row_number(self, place: int) -> int:
        number = self.first_row + place
        for lost in self.skipped:
            number += lost <= number
        return number


@dataclass(slots=True)
class TableFile:
    """A table, opened: its columns, and its rows in batches. Rows of a wrong length go to `faults`."""

    path: Path
    columns: list[str]
    is_csv: bool
    delimiter: str = ","
    faults: Faults = field(default_factory=Faults)

    def batches(self, asked: Sequence[str]) -> Iterator[Batch]:
        """The columns asked for, as Arrow arrays; those of a CSV are text.

        Raises: WrongUse for a column that is not there, UnreadableFile.
        """
        require_columns(asked, there=self.columns, path=str(self.path))
        names = list(dict.fromkeys(asked))
        try:
            yield from self._csv(names) if self.is_csv else self._parquet(names)
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise UnreadableFile(f"{self.path} cannot be read as {self._kind}: {_first_line(error)}") from error

    @property
    def _kind(self) -> str:
        return "CSV in UTF-8" if self.is_csv else "Parquet"

    def _parquet(self, names: list[str]) -> Iterator[Batch]:
        done = 0
        with pq.ParquetFile(self.path) as file:
            for part in file.iter_batches(batch_size=ROWS_AT_ONCE, columns=names):
                yield Batch({name: part.column(name) for name in names}, part.num_rows, done + 1)
                done += part.num_rows

    def _csv(self, names: list[str]) -> Iterator[Batch]:
        skipped: list[int] = []

        def lost(row: Any) -> str:
            skipped.append(row.number)
            found = f"{row.actual_columns} fields"
            self.faults.add(
                Fault(row.number, "the row", found, f"Write {row.expected_columns} fields, as the heading.")
            )
            return "skip"

        reader = pa_csv.open_csv(
            self.path,
            read_options=pa_csv.ReadOptions(use_threads=False, block_size=BYTES_AT_ONCE),
            parse_options=pa_csv.ParseOptions(
                delimiter=self.delimiter, invalid_row_handler=lost, newlines_in_values=True
            ),
            convert_options=pa_csv.ConvertOptions(
                include_columns=names,
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=True,
                null_values=[""],
            ),
        )
        done = 0
        with reader:
            for part in reader:
                columns = {name: part.column(name) for name in names}
                yield Batch(columns, part.num_rows, done + 2, tuple(sorted(skipped)))
                done += part.num_rows


def open_table(path: str) -> TableFile:
    """Open a CSV (comma, semicolon, tab or bar between fields) or a Parquet file, by its content.

    Raises: WrongUse if there is no such file, UnreadableFile if it is no table or has no rows.
    """
    file = Path(path)
    if not file.is_file():
        raise WrongUse(f"There is no file {path}.")
    try:
        with file.open("rb") as opened:
            start = opened.read(4)
        return _opened_parquet(file) if start == b"PAR1" else _opened_csv(file)
    except (pa.ArrowException, OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableFile(f"{path} cannot be read as a table: {_first_line(error)}") from error


def _opened_parquet(file: Path) -> TableFile:
    with pq.ParquetFile(file) as opened:
        if opened.metadata.num_rows == 0:
            raise UnreadableFile(f"{file} has no rows.")
        return TableFile(file, list(opened.schema_arrow.names), is_csv=False)


def _opened_csv(file: Path) -> TableFile:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        heading = opened.readline(1 << 20)
        has_rows = bool(opened.read(1))
    if not heading.strip():
        raise UnreadableFile(f"{file} is empty.")
    if "\0" in heading:
        raise UnreadableFile(f"{file} is neither CSV nor Parquet.")
    delimiter = max(DELIMITERS, key=heading.count)
    if not has_rows:
        raise UnreadableFile(f"{file} has a heading and no rows.")
    return TableFile(file, next(csv.reader([heading], delimiter=delimiter)), is_csv=True, delimiter=delimiter)


def _first_line(error: BaseException) -> str:
    # What follows the first sentence can hold the row itself.
    return str(error).splitlines()[0].split(": ")[0][:200] if str(error) else type(error).__name__

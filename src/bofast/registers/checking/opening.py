"""Opens a delivered file: finds its columns and how DuckDB reads it, without reading a row into Python."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from pandas import DataFrame

_BLOCK = 1 << 24
_DELIMITERS = ";\t,|"
_SAS_ROWS = 250_000
_NEWER_TRANSPORT = b"HEADER RECORD*******LIBV8"


class Form(StrEnum):
    CSV = "CSV"
    PARQUET = "Parquet"
    SAS = "SAS"


FORMS = {
    ".csv": Form.CSV,
    ".txt": Form.CSV,
    ".tsv": Form.CSV,
    ".parquet": Form.PARQUET,
    ".pq": Form.PARQUET,
    ".sas7bdat": Form.SAS,
    ".xpt": Form.SAS,
}


class CannotOpen(Exception):
    """A file that cannot be read as what its name says; the message never repeats its content."""


@dataclass(frozen=True, slots=True)
class Physical:
    """A column as it stands in the file."""

    name: str
    type: str  # as DuckDB calls it


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that DuckDB can read: `relation` is what stands after FROM, `rejects` the table of broken rows if any."""

    relation: str
    columns: tuple[Physical, ...]
    rejects: str | None = None


def quoted(name: str) -> str:
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text in SQL."""
    return "'" + value.replace("'", "''") + "'"


def opened(path: Path, *, connection: duckdb.DuckDBPyConnection, scratch: Path) -> Opened:
    """Open a file of any form. A SAS file is first laid out as Parquet in `scratch`, in pieces.

    Raises: CannotOpen.
    """
    form = FORMS[path.suffix.lower()]
    if path.stat().st_size == 0:
        raise CannotOpen("the file has no bytes")
    if form is Form.CSV:
        return _opened_csv(path, scratch=scratch)
    source = path if form is Form.PARQUET else _unpacked_sas(path, scratch=scratch)
    return _opened_parquet(source, connection=connection)


def _opened_parquet(path: Path, *, connection: duckdb.DuckDBPyConnection) -> Opened:
    relation = f"read_parquet({text(str(path))})"
    try:
        described = connection.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()  # noqa: S608 - a quoted path
    except duckdb.Error as error:
        raise CannotOpen("the file is no whole Parquet file") from error
    return Opened(relation, tuple(Physical(row[0], row[1]) for row in described))


def _unpacked_sas(path: Path, *, scratch: Path) -> Path:
    """A SAS file as Parquet, piece by piece. Text in it is read as windows-1252, as Danish deliveries are written.

    Raises: CannotOpen.
    """
    import pandas as pd  # noqa: PLC0415 - half a second, and only for SAS files

    with path.open("rb") as file:
        if file.read(len(_NEWER_TRANSPORT)) == _NEWER_TRANSPORT:
            raise CannotOpen(
                "a SAS transport file of version 8; have it delivered as version 5, sas7bdat, Parquet or CSV"
            )
    target = scratch / f"{path.stem}.parquet"
    said = io.StringIO()
    writer: pq.ParquetWriter | None = None
    try:
        with redirect_stdout(said), pd.read_sas(path, chunksize=_SAS_ROWS, encoding="windows-1252") as pieces:
            for piece in pieces:
                writer = writer or pq.ParquetWriter(target, _schema_of(piece))
                writer.write_table(pa.Table.from_pandas(piece, schema=writer.schema, preserve_index=False))
    except (ValueError, OSError, EOFError, IndexError, KeyError, UnicodeDecodeError, pa.ArrowException) as error:
        raise CannotOpen("the file is no whole SAS file") from error
    finally:
        if writer is not None:
            writer.close()
    if "mismatch" in said.getvalue():
        # pandas prints this and goes on with columns that it made up.
        raise CannotOpen("the SAS file was not written by SAS and cannot be read; have it delivered as Parquet or CSV")
    if writer is None:
        raise CannotOpen("the file has no rows")
    return target


def _schema_of(piece: DataFrame) -> pa.Schema:
    """The types of a SAS file's columns; a column of texts stays one where a whole piece of it is missing."""
    fields = zip(piece.columns, piece.dtypes, strict=True)
    return pa.schema(
        [(name, pa.string() if kind == object else pa.from_numpy_dtype(kind)) for name, kind in fields]  # noqa: E721
    )


def _opened_csv(path: Path, *, scratch: Path) -> Opened:
    encoding = _encoding(path)
    if encoding is _Encoding.CP1252:
        path, encoding = _as_utf8(path, scratch=scratch), _Encoding.UTF_8
    with path.open(
        encoding="utf-8-sig" if encoding is _Encoding.UTF_8 else "latin-1", errors="replace", newline=""
    ) as lines:
        first = lines.readline(1 << 20)
    delimiter = max(_DELIMITERS, key=first.count)
    names = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
    if not any(names):
        raise CannotOpen("the file has no header")
    unique = _unique(names)
    columns = ", ".join(f"{text(name)}: 'VARCHAR'" for name in unique)
    relation = (
        f"read_csv({text(str(path))}, auto_detect=false, header=true, delim={text(delimiter)}, quote='\"', escape='\"',"
        f" encoding={text(encoding)}, columns={{{columns}}}, null_padding=false, ignore_errors=true"
    )
    return Opened(relation + ")", tuple(Physical(name, "VARCHAR") for name in unique), relation)


def _unique(names: Sequence[str]) -> list[str]:
    """Names as DuckDB needs them: no two equal but for case. A repeated one gets a mark that no contract has."""
    seen: set[str] = set()
    unique = []
    for name in names:
        kept = name or "(unnamed)"
        while kept.lower() in seen:
            kept += TWICE
        seen.add(kept.lower())
        unique.append(kept)
    return unique


TWICE = " (again)"


class _Encoding(StrEnum):
    UTF_8 = "utf-8"
    LATIN_1 = "latin-1"  # windows-1252 without the signs that it has in the place of control characters
    CP1252 = "cp1252"


def _encoding(path: Path) -> _Encoding:
    """UTF-8 where every byte of the file fits it, else windows-1252.

    Raises: CannotOpen, for UTF-16 and for files with zero bytes, which are no text.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, is_latin = True, True
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if b"\0" in block:
                raise CannotOpen("the file is no text, or text in an encoding of two bytes a letter")
            if block.isascii() and decoder.getstate()[0] == b"":
                continue
            is_latin = is_latin and len(block.translate(None, _ONLY_CP1252)) == len(block)
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                is_utf8 = False
    if is_utf8 and decoder.getstate()[0] == b"":
        return _Encoding.UTF_8
    return _Encoding.LATIN_1 if is_latin else _Encoding.CP1252


def _as_utf8(path: Path, *, scratch: Path) -> Path:
    """A windows-1252 file as UTF-8, because DuckDB reads the signs from 128 to 159 in UTF-8 only."""
    target = scratch / f"{path.stem}.csv"
    with path.open("rb") as source, target.open("wb") as copy:
        while block := source.read(_BLOCK):
            copy.write(codecs.charmap_decode(block, "strict", _SIGNS)[0].encode())
    return target


_ONLY_CP1252 = bytes(range(0x80, 0xA0))
_SIGNS = bytes(range(256)).decode("cp1252", errors="replace")

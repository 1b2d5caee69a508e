"""The standard store: what `bofast ingest` and `bofast simulate` write, and every engine reads.

    STORE/
        store.json                    what the store is: country, years, origin, format
        persons/year=2005.parquet     one row a person registered on 1 January of that year, by pid, rising
        stays.parquet                 one row a stay of a person in a dwelling, by pid and first day
        exits.parquet                 one row a person who emigrated or died, by pid and day
        areas.parquet                 one row an area: its number, name and municipality
        tenancies.parquet             one row a tenancy of the organisation's own, where it has told of them

Keys (`pid`, `hhid`, `dwid`) are whole numbers that say nothing about whom they stand for. Days are half-open:
`from` counts, `to` does not, and null means "still". Files are Parquet, zstd, in row groups of 262,144.
Every file is written beside its place and renamed, so that what stands in a store is whole.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import IntEnum
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from bofast.vocabulary.errors import BofastError

FORMAT = 1
OWN_TENANCIES = "own tenancies"
"""The origin of a store without a register: it holds what the organisation knows itself."""
ROWS_IN_GROUP = 262_144
_YEAR_FILE = re.compile(r"year=(\d{4})\.parquet")
_KEYS = frozenset({"pid", "hhid", "dwid"})


class ExitCause(IntEnum):
    """Why somebody is no longer registered."""

    EMIGRATED = 1
    DIED = 2


class HouseholdRole(IntEnum):
    """Place in the family. Source: Danmarks Statistik, PLADS (1 main person, 2 spouse or partner, 3 child at home)."""

    UNKNOWN = 0
    MAIN = 1
    PARTNER = 2
    CHILD = 3


class HomeTenure(IntEnum):
    """How the dwelling is held, in the words that destinations are told in."""

    UNKNOWN = 0
    OWNED = 1
    RENTED_SOCIAL = 2  # da: almen; no: kommunal
    RENTED_PRIVATE = 3
    COOPERATIVE = 4  # da: andel


PERSONS = pa.schema(
    [
        pa.field("pid", pa.int64(), nullable=False),
        pa.field("hhid", pa.int64(), nullable=False),
        pa.field("dwid", pa.int64(), nullable=False),
        pa.field("birth", pa.date32(), nullable=False),
        pa.field("movein", pa.date32(), nullable=False),  # the day this person moved into this dwelling
        pa.field("sex", pa.int8(), nullable=False),  # 1 man, 2 woman
        pa.field("owner", pa.int8(), nullable=False),  # 1 the dwelling is lived in by its owner, else 0
        pa.field("lmcode", pa.int16(), nullable=False),  # as SOCIO13; 0 where the labour register lacks the person
        pa.field("area", pa.int16(), nullable=False),  # number in areas.parquet; 0 outside every area
        pa.field("year", pa.int16(), nullable=False),
        # Columns that not every delivery can fill; 0 is "unknown".
        pa.field("municipality", pa.int16(), nullable=False),
        pa.field("role", pa.int8(), nullable=False),  # HouseholdRole
        pa.field("tenure", pa.int8(), nullable=False),  # HomeTenure
    ]
)
STAYS = pa.schema(
    [
        pa.field("pid", pa.int64(), nullable=False),
        pa.field("dwid", pa.int64(), nullable=False),
        pa.field("area", pa.int16(), nullable=False),
        pa.field("from", pa.date32(), nullable=False),
        pa.field("to", pa.date32()),  # null: still
    ]
)
EXITS = pa.schema(
    [
        pa.field("pid", pa.int64(), nullable=False),
        pa.field("cause", pa.int8(), nullable=False),  # ExitCause
        pa.field("on", pa.date32(), nullable=False),
    ]
)
AREAS = pa.schema(
    [
        pa.field("area", pa.int16(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("municipality", pa.int16(), nullable=False),
    ]
)


class StoreError(BofastError):
    """A folder is no store, or lacks what was asked for."""


@dataclass(frozen=True, slots=True)
class About:
    """What `store.json` says."""

    country: str  # "dk" or "no"
    origin: str  # "made up", "ingested" or OWN_TENANCIES
    first_year: int
    last_year: int
    areas: int
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Store:
    """A folder in the standard layout."""

    root: Path

    def about(self) -> About:
        """Raises: StoreError, for a folder without a readable `store.json`, or of another format."""
        try:
            about = About(**json.loads((self.root / "store.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise StoreError(
                f"{self.root} is no store: it has no readable store.json. Make one: bofast ingest"
            ) from error
        if about.format != FORMAT:
            raise StoreError(f"{self.root} has format {about.format}, not {FORMAT}. Ingest the files again.")
        return about

    def years(self) -> tuple[int, ...]:
        """The years with a table of persons, rising."""
        found = (_YEAR_FILE.fullmatch(path.name) for path in (self.root / "persons").glob("year=*.parquet"))
        return tuple(sorted(int(match[1]) for match in found if match))

    def persons(self, year: int) -> Path:
        return self.root / "persons" / f"year={year}.parquet"

    @property
    def stays(self) -> Path:
        return self.root / "stays.parquet"

    @property
    def exits(self) -> Path:
        return self.root / "exits.parquet"

    @property
    def areas(self) -> Path:
        return self.root / "areas.parquet"

    @property
    def tenancies(self) -> Path:
        return self.root / "tenancies.parquet"

    def read_year(self, year: int, *, columns: Sequence[str] | None = None) -> pa.Table:
        """The persons of a year, sorted by pid; only the columns asked for are decoded.

        Raises: StoreError, when the year is not in the store.
        """
        if not self.persons(year).exists():
            raise StoreError(f"{self.root} has no year {year}. It has: {', '.join(map(str, self.years())) or 'none'}.")
        return pq.read_table(self.persons(year), columns=list(columns or PERSONS.names), partitioning=None)

    def write_about(self, about: About) -> None:
        with whole_file(self.root / "store.json") as path:
            path.write_text(json.dumps(asdict(about), indent=2) + "\n", encoding="utf-8")


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A place to write to that becomes `path` when all went well, and is removed otherwise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_rows(path: Path, *, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> int:
    """Write batches as one file of the store, and return how many rows it has.

    A batch of ROWS_IN_GROUP rows becomes a row group; the same batches give the same bytes.
    """
    rows = 0
    with whole_file(path) as beside, pq.ParquetWriter(beside, schema, **_how_written(schema)) as writer:
        for batch in batches:
            writer.write_batch(batch, row_group_size=ROWS_IN_GROUP)
            rows += batch.num_rows
    return rows


def _how_written(schema: pa.Schema) -> dict[str, object]:
    """Keys are as good as random: a dictionary of them would only cost time."""
    return {
        "compression": "zstd",
        "compression_level": 1,
        "use_dictionary": [name for name in schema.names if name not in _KEYS],
        "write_statistics": True,
        "store_schema": False,
    }

"""From the Norwegian layouts to the store."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.contracts.codes_no import WORK_AS_SOCIO13
from bofast.registers.ingest.keys import Ids, KeyOf, key
from bofast.registers.ingest.outputs import EMPTY_AREAS, IdSource, Output
from bofast.registers.ingest.sources import Delivery, Source, rows_of
from bofast.registers.scratch import Workplace
from bofast.registers.store import ExitCause, HomeTenure

_WORK = " ".join(f"WHEN {status} THEN {code}" for status, code in WORK_AS_SOCIO13.items())
_EMIGRATED, _DIED = 2, 3


def outputs(delivery: Delivery) -> Iterator[Output]:
    """Every table that the delivery can fill, the years first."""
    areas = delivery.whole("OMRADER")
    years = [(year, delivery.at("BOSATTE", year=year)) for year in delivery.years("BOSATTE")]
    for year, residents in years:
        if residents is not None:
            yield _persons(year, residents, areas)
    stays = delivery.whole("BOSTEDER")
    if stays is not None:
        both = (stays,) if areas is None else (stays, areas)
        yield Output("stays.parquet", both, lambda at: _stays(stays, areas, at=at))
        yield Output("exits.parquet", (stays,), lambda at: _exits(stays, at=at))
    last = years[-1][1] if years else None
    known = tuple(source for source in (areas, last) if source is not None)
    yield Output("areas.parquet", known, lambda at: _areas(areas, last, at=at))


def id_sources(delivery: Delivery) -> Iterator[IdSource]:
    """Where people, households and dwellings are named."""
    named = {
        "BOSATTE": ((KeyOf.PERSON, "fnr"), (KeyOf.HOUSEHOLD, "husholdning_nr"), (KeyOf.DWELLING, "bolig_id")),
        "BOSTEDER": ((KeyOf.PERSON, "fnr"), (KeyOf.DWELLING, "bolig_id")),
    }
    for source in delivery.sources:
        if source.register in named:
            yield _ids(source, named[source.register])


def _ids(source: Source, named: tuple[tuple[KeyOf, str], ...]) -> IdSource:
    def ids(at: Workplace) -> list[Ids]:
        rows = rows_of(source, at=at)
        return [Ids(kind, f"SELECT {column} AS id FROM {rows}") for kind, column in named]  # noqa: S608 - our columns

    return IdSource(source, ids)


def _persons(year: int, residents: Source, areas: Source | None) -> Output:
    inputs = (residents,) if areas is None else (residents, areas)
    return Output(f"persons/year={year}.parquet", inputs, lambda at: _residents(year, residents, areas, at))


def _residents(year: int, residents: Source, areas: Source | None, at: Workplace) -> str:
    """In: one row a resident on 1 January. Out: as many rows of the store, by pid."""
    return f"""
        SELECT {key("b.fnr")} AS pid, {key("b.husholdning_nr")} AS hhid, {key("b.bolig_id")} AS dwid,
            b.foedselsdato AS birth, b.innflyttet_dato AS movein, CAST(b.kjoenn AS TINYINT) AS sex,
            CAST(b.eierform IN (1, 2) AS TINYINT) AS owner,
            CAST(CASE coalesce(b.arbeidsstatus, 0) {_WORK} ELSE 0 END AS SMALLINT) AS lmcode,
            CAST(coalesce(o.omrade, 0) AS SMALLINT) AS area, CAST({year} AS SMALLINT) AS year,
            CAST(b.kommune_nr AS SMALLINT) AS municipality, CAST(b.rolle AS TINYINT) AS role,
            CAST(CASE
                WHEN b.eierform = 1 THEN {HomeTenure.OWNED:d}
                WHEN b.eierform = 2 THEN {HomeTenure.COOPERATIVE:d}
                WHEN b.eierform = 3 AND b.utleier = 1 THEN {HomeTenure.RENTED_SOCIAL:d}
                WHEN b.eierform = 3 THEN {HomeTenure.RENTED_PRIVATE:d}
                ELSE {HomeTenure.UNKNOWN:d} END AS TINYINT) AS tenure
        FROM {rows_of(residents, at=at)} b LEFT JOIN {_list(areas, at=at)} o ON o.bolig_id = b.bolig_id
        WHERE b.fnr IS NOT NULL ORDER BY pid
    """  # noqa: S608 - our own SQL over quoted paths


def _list(areas: Source | None, *, at: Workplace) -> str:
    nothing = "(SELECT CAST(NULL AS VARCHAR) AS bolig_id, 0 AS omrade, '' AS navn WHERE false)"
    return rows_of(areas, at=at) if areas is not None else nothing


def _stays(stays: Source, areas: Source | None, *, at: Workplace) -> str:
    return f"""
        SELECT {key("s.fnr")} AS pid, {key("s.bolig_id")} AS dwid, CAST(coalesce(o.omrade, 0) AS SMALLINT) AS area,
            s.fra_dato AS "from", s.til_dato AS "to"
        FROM {rows_of(stays, at=at)} s LEFT JOIN {_list(areas, at=at)} o ON o.bolig_id = s.bolig_id
        WHERE s.fnr IS NOT NULL ORDER BY pid, "from"
    """  # noqa: S608 - our own SQL over quoted paths


def _exits(stays: Source, *, at: Workplace) -> str:
    cause = f"CASE sluttet_fordi WHEN {_EMIGRATED} THEN {ExitCause.EMIGRATED:d} ELSE {ExitCause.DIED:d} END"
    return f"""
        SELECT {key("fnr")} AS pid, CAST({cause} AS TINYINT) AS cause, til_dato AS "on"
        FROM {rows_of(stays, at=at)} WHERE sluttet_fordi IN ({_EMIGRATED}, {_DIED}) ORDER BY pid, "on"
    """  # noqa: S608 - our own SQL over quoted paths


def _areas(areas: Source | None, residents: Source | None, *, at: Workplace) -> str:
    """The areas of the list; the municipality is that of most who live there at the end."""
    if areas is None:
        return EMPTY_AREAS
    people = "(SELECT CAST(NULL AS VARCHAR) AS bolig_id, 0 AS kommune_nr WHERE false)"
    people = people if residents is None else rows_of(residents, at=at)
    return f"""
        SELECT CAST(o.omrade AS SMALLINT) AS area, min(o.navn) AS name,
            CAST(coalesce(mode(b.kommune_nr), 0) AS SMALLINT) AS municipality
        FROM {rows_of(areas, at=at)} o LEFT JOIN {people} b ON b.bolig_id = o.bolig_id GROUP BY ALL ORDER BY area
    """  # noqa: S608 - our own SQL over quoted paths

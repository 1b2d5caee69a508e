"""From the Danish registers to the store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bofast.registers.ingest.keys import Ids, KeyOf, key
from bofast.registers.ingest.outputs import EMPTY_AREAS, IdSource, Output
from bofast.registers.ingest.sources import Delivery, Source, rows_of
from bofast.registers.scratch import Workplace
from bofast.registers.store import ExitCause, HomeTenure

_EVER, _NEVER = "DATE '1800-01-01'", "DATE '9999-12-31'"

_HOME = f"""
    CAST(coalesce(used = 2, false) AS TINYINT) AS owner,
    CAST(CASE
        WHEN used = 2 AND owned_by = 41 THEN {HomeTenure.COOPERATIVE:d}
        WHEN used = 2 THEN {HomeTenure.OWNED:d}
        WHEN used = 1 AND owned_by IN (20, 50) THEN {HomeTenure.RENTED_SOCIAL:d}
        WHEN used = 1 THEN {HomeTenure.RENTED_PRIVATE:d}
        ELSE {HomeTenure.UNKNOWN:d} END AS TINYINT) AS tenure
"""


def outputs(delivery: Delivery) -> Iterator[Output]:
    """Every table that the delivery can fill, the years first."""
    for year in delivery.years("BEF"):
        if (population := delivery.at("BEF", year=year)) is not None:
            yield _persons(delivery, population, year)
    stays, areas = delivery.whole("BEFBOP"), delivery.whole("OMRAADER")
    if stays is not None:
        yield Output("stays.parquet", _present(stays, areas), lambda at: _stays(stays, areas, at=at))
    away, dead = delivery.whole("VNDS"), delivery.whole("DOD")
    if away is not None or dead is not None:
        yield Output("exits.parquet", _present(away, dead), lambda at: _exits(away, dead, at=at))
    last = delivery.at("BEF", year=max(delivery.years("BEF"))) if delivery.years("BEF") else None
    yield Output("areas.parquet", _present(areas, last), lambda at: _areas(areas, last, at=at))


def id_sources(delivery: Delivery) -> Iterator[IdSource]:
    """Where people, households and dwellings are named."""
    for source in delivery.sources:
        if source.register == "BEF" and source.period.month == 12:
            yield IdSource(source, lambda at, source=source: _population_ids(source, at=at))  # type: ignore[misc]
        elif source.register == "BEFBOP":
            yield IdSource(source, lambda at, source=source: _stay_ids(source, at=at))  # type: ignore[misc]


def _present(*sources: Source | None) -> tuple[Source, ...]:
    return tuple(source for source in sources if source is not None)


def _population_ids(source: Source, *, at: Workplace) -> list[Ids]:
    rows = rows_of(source, at=at)
    named = ((KeyOf.PERSON, "PNR"), (KeyOf.HOUSEHOLD, "FAMILIE_ID"), (KeyOf.DWELLING, "ADRESSE_ID"))
    return [Ids(kind, f"SELECT {column} AS id FROM {rows}") for kind, column in named]  # noqa: S608 - our columns


def _stay_ids(source: Source, *, at: Workplace) -> list[Ids]:
    rows = rows_of(source, at=at)
    named = ((KeyOf.PERSON, "PNR"), (KeyOf.DWELLING, "ADRESSE_ID"))
    return [Ids(kind, f"SELECT {column} AS id FROM {rows}") for kind, column in named]  # noqa: S608 - our columns


def _persons(delivery: Delivery, population: Source, year: int) -> Output:
    """The file of December tells of the 1 January after; its labour status is that of the year that ended."""
    inputs = _Year(
        population=population,
        work=delivery.at("AKM", year=year),
        person_to_dwelling=delivery.at("PERBOLIG", year=year),
        dwellings=delivery.at("BOLIG", year=year),
        old_dwellings=delivery.at("BOL", year=year),
        addresses=delivery.whole("BEFADR"),
        areas=delivery.whole("OMRAADER"),
    )
    return Output(f"persons/year={year + 1}.parquet", inputs.present(), lambda at: inputs.statement(year + 1, at=at))


@dataclass(frozen=True, slots=True)
class _Year:
    """The files that make one year of persons; what was not delivered is None."""

    population: Source
    work: Source | None
    person_to_dwelling: Source | None
    dwellings: Source | None
    old_dwellings: Source | None
    addresses: Source | None
    areas: Source | None

    def present(self) -> tuple[Source, ...]:
        return _present(
            self.population,
            self.work,
            self.person_to_dwelling,
            self.dwellings,
            self.old_dwellings,
            self.addresses,
            self.areas,
        )

    def statement(self, year: int, *, at: Workplace) -> str:
        """In: one row a person on 31 December. Out: as many rows of the store, by pid."""
        work = _or_empty(self.work, "CAST(NULL AS VARCHAR) AS PNR, 0 AS SOCIO13, 0 AS SOCIO02", at=at)
        areas = _or_empty(self.areas, "CAST(NULL AS VARCHAR) AS ADRESSE_ID, 0 AS OMRAADE", at=at)
        return f"""
            SELECT {key("b.PNR")} AS pid, {key("b.FAMILIE_ID")} AS hhid, {key("b.ADRESSE_ID")} AS dwid,
                b.FOED_DAG AS birth, b.BOP_VFRA AS movein, CAST(b.KOEN AS TINYINT) AS sex,
                coalesce(h.owner, CAST(0 AS TINYINT)) AS owner,
                CAST(coalesce(nullif(coalesce(a.SOCIO13, a.SOCIO02), 999), 0) AS SMALLINT) AS lmcode,
                CAST(coalesce(o.OMRAADE, 0) AS SMALLINT) AS area, CAST({year} AS SMALLINT) AS year,
                CAST(b.KOM AS SMALLINT) AS municipality, CAST(b.PLADS AS TINYINT) AS role,
                coalesce(h.tenure, CAST(0 AS TINYINT)) AS tenure
            FROM {rows_of(self.population, at=at)} b
            LEFT JOIN {work} a ON a.PNR = b.PNR
            LEFT JOIN {areas} o ON o.ADRESSE_ID = b.ADRESSE_ID
            LEFT JOIN {self._homes(year, at=at)}
            WHERE b.PNR IS NOT NULL ORDER BY pid
        """  # noqa: S608 - our own SQL over quoted paths

    def _homes(self, year: int, *, at: Workplace) -> str:
        """The dwelling of each person from 2009, or of each address before; and how they are joined."""
        if self.person_to_dwelling is not None and self.dwellings is not None:
            return f"""(
                SELECT PNR, {_HOME} FROM {rows_of(self.person_to_dwelling, at=at)}
                JOIN (SELECT DST_BOLIGERHVERVSENHED_ID, DST_ENH_EJERFORHOLDSKODE AS owned_by, UDLEJNINGFH AS used
                      FROM {rows_of(self.dwellings, at=at)}) USING (DST_BOLIGERHVERVSENHED_ID)
            ) h ON h.PNR = b.PNR"""  # noqa: S608 - our own SQL over quoted paths
        if self.old_dwellings is not None and self.addresses is not None:
            day = f"DATE '{year - 1}-12-31'"
            return f"""(
                SELECT ADRESSE_ID, coalesce(ADR_VFRA, {_EVER}) AS since, coalesce(ADR_VTIL, {_NEVER}) AS until,
                    {_HOME}
                FROM {rows_of(self.addresses, at=at)}
                JOIN (SELECT KOM, BOPIKOM, EJERFORHOLD AS owned_by, UDLEJNINGFH AS used
                      FROM {rows_of(self.old_dwellings, at=at)}) USING (KOM, BOPIKOM)
            ) h ON h.ADRESSE_ID = b.ADRESSE_ID AND h.since <= {day} AND {day} < h.until"""  # noqa: S608
        return "(SELECT CAST(0 AS TINYINT) AS owner, CAST(0 AS TINYINT) AS tenure WHERE false) h ON true"


def _or_empty(source: Source | None, columns: str, *, at: Workplace) -> str:
    return rows_of(source, at=at) if source is not None else f"(SELECT {columns} WHERE false)"


def _stays(stays: Source, areas: Source | None, *, at: Workplace) -> str:
    area = _or_empty(areas, "CAST(NULL AS VARCHAR) AS ADRESSE_ID, 0 AS OMRAADE", at=at)
    return f"""
        SELECT {key("s.PNR")} AS pid, {key("s.ADRESSE_ID")} AS dwid, CAST(coalesce(o.OMRAADE, 0) AS SMALLINT) AS area,
            s.BOP_VFRA AS "from", s.BOP_VTIL AS "to"
        FROM {rows_of(stays, at=at)} s LEFT JOIN {area} o ON o.ADRESSE_ID = s.ADRESSE_ID
        WHERE s.PNR IS NOT NULL ORDER BY pid, "from"
    """  # noqa: S608 - our own SQL over quoted paths


def _exits(away: Source | None, dead: Source | None, *, at: Workplace) -> str:
    out = _or_empty(away, "CAST(NULL AS VARCHAR) AS PNR, DATE '2000-01-01' AS HAEND_DATO, '' AS INDUD_KODE", at=at)
    died = _or_empty(dead, "CAST(NULL AS VARCHAR) AS PNR, DATE '2000-01-01' AS DODDATO", at=at)
    return f"""
        SELECT {key("PNR")} AS pid, CAST({ExitCause.EMIGRATED:d} AS TINYINT) AS cause, HAEND_DATO AS "on"
        FROM {out} WHERE INDUD_KODE = 'U' AND PNR IS NOT NULL
        UNION ALL
        SELECT {key("PNR")}, CAST({ExitCause.DIED:d} AS TINYINT), DODDATO FROM {died} WHERE PNR IS NOT NULL
        ORDER BY pid, "on"
    """  # noqa: S608 - our own SQL over quoted paths


def _areas(areas: Source | None, population: Source | None, *, at: Workplace) -> str:
    """The areas of the list; the municipality is that of most who live there at the end."""
    if areas is None:
        return EMPTY_AREAS
    people = _or_empty(population, "CAST(NULL AS VARCHAR) AS ADRESSE_ID, 0 AS KOM", at=at)
    return f"""
        SELECT CAST(o.OMRAADE AS SMALLINT) AS area, min(o.NAVN) AS name,
            CAST(coalesce(mode(b.KOM), 0) AS SMALLINT) AS municipality
        FROM {rows_of(areas, at=at)} o LEFT JOIN {people} b ON b.ADRESSE_ID = o.ADRESSE_ID GROUP BY ALL ORDER BY area
    """  # noqa: S608 - our own SQL over quoted paths

"""The organisation's own tenancies, which may come with a register of any country, or alone."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.ingest.keys import Ids, KeyOf, key
from bofast.registers.ingest.outputs import IdSource, Output
from bofast.registers.ingest.sources import Delivery, Source, rows_of
from bofast.registers.scratch import Workplace

REGISTER = "LEIEFORHOLD"
_NAMED = ((KeyOf.HOUSEHOLD, "husstand_id"), (KeyOf.DWELLING, "bolig_id"))


def outputs(delivery: Delivery) -> Iterator[Output]:
    """The table of tenancies, where they were delivered."""
    tenancies = delivery.whole(REGISTER)
    if tenancies is not None:
        yield Output("tenancies.parquet", (tenancies,), lambda at: _tenancies(tenancies, at=at))


def id_sources(delivery: Delivery) -> Iterator[IdSource]:
    """Where households and dwellings are named. A dwelling has the register's own id where the two are to meet."""
    tenancies = delivery.whole(REGISTER)
    if tenancies is not None:
        yield IdSource(tenancies, lambda at: _ids(tenancies, at=at))


def _ids(tenancies: Source, *, at: Workplace) -> list[Ids]:
    rows = rows_of(tenancies, at=at)
    return [Ids(kind, f"SELECT {column} AS id FROM {rows}") for kind, column in _NAMED]  # noqa: S608 - our columns


def _tenancies(tenancies: Source, *, at: Workplace) -> str:
    return f"""
        SELECT {key("husstand_id")} AS hhid, {key("bolig_id")} AS dwid, avdeling AS department,
            fra_dato AS "from", til_dato AS "to", CAST(coalesce(grunn, 0) AS TINYINT) AS reason,
            CAST(barn AS TINYINT) AS children, CAST(personer AS TINYINT) AS people,
            CAST(coalesce(husstandstype, 0) AS TINYINT) AS household,
            CAST(coalesce(leieform, 0) AS TINYINT) AS tenancy
        FROM {rows_of(tenancies, at=at)} ORDER BY hhid, "from"
    """  # noqa: S608 - our own SQL over quoted paths

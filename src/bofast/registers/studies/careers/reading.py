"""Careers read from the store on DuckDB: one row an adult of a family, the states of all years in one number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import ibis
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from bofast.registers.engines.tables.coding import coded
from bofast.registers.scratch import workplace
from bofast.registers.stays.question import Question, Source, flag
from bofast.registers.store import Store
from bofast.registers.studies.careers.states import BITS, sql_state
from bofast.registers.studies.setting import Setting

Ints = NDArray[np.int64]

_STRONG, _OTHER = 3, 1
"""Patterns of the two flags, resource-strong family and children, of families with children."""


@dataclass(frozen=True, slots=True, eq=False)
class CareerRows:
    """The table `careers` (family, strong 1 or 0, career) on a connection of its own, and counts of it."""

    connection: duckdb.DuckDBPyConnection
    years: tuple[int, ...]

    def distinct(self) -> tuple[Ints, Ints]:
        """Every different career and its persons, the most common first. Shape: int64[careers] each."""
        found = self._columns(
            "SELECT career, count(*) AS persons FROM careers GROUP BY career ORDER BY persons DESC, career"
        )
        return found["career"], found["persons"]

    def keep_clusters(self, careers: Ints, *, clusters: Ints) -> None:
        """Say to which cluster each different career belongs."""
        self.connection.register("told", pa.table({"career": careers, "cluster": clusters}))
        self.connection.execute("CREATE OR REPLACE TEMP TABLE clusters AS SELECT * FROM told")
        self.connection.unregister("told")

    def by_year(self, *by: str) -> dict[str, Ints]:
        """Persons and distinct families by `strong` or `cluster`, `position` and `state`: a person once a position."""
        return self._counted(by, positions=len(self.years))

    def by_step(self, *by: str) -> dict[str, Ints]:
        """The same with the state on the next 1 January, `next`."""
        return self._counted(by, positions=len(self.years) - 1)

    def by_person(self, *by: str) -> dict[str, Ints]:
        """Persons and distinct families by `strong`, `cluster` or `career`: a person once."""
        names = ", ".join(by)
        return self._columns(
            f"SELECT {names}, count(*) AS persons, count(DISTINCT family) AS families"  # noqa: S608 - columns and codes of ours
            f" FROM careers JOIN clusters USING (career) GROUP BY ALL ORDER BY {names}"
        )

    def _counted(self, by: Sequence[str], *, positions: int) -> dict[str, Ints]:
        names = ", ".join(by)
        return self._columns(
            f"SELECT {names}, count(*) AS persons, count(DISTINCT family) AS families FROM ("  # noqa: S608 - columns and codes of ours
            f" SELECT strong, cluster, family, position, {_state('position')} AS state,"
            f" {_state('position + 1')} AS next"
            f" FROM careers JOIN clusters USING (career), range({positions}) AS positions(position)"
            f") GROUP BY ALL ORDER BY {names}"
        )

    def _columns(self, query: str) -> dict[str, Ints]:
        found = self.connection.execute(query).fetchnumpy()
        return {name: np.asarray(column, dtype=np.int64) for name, column in found.items()}


def _state(position: str) -> str:
    return f"(career >> ({BITS} * ({position}))::INT) & {(1 << BITS) - 1}"


@contextmanager
def careers_read(setting: Setting, *, years: Sequence[int]) -> Iterator[CareerRows]:
    """The careers of the adults of families with children who live in the areas of the study in the first year.

    Raises: NotEnoughMemory; KeyboardInterrupt, when the user stops it.
    """
    with workplace(beside=setting.store.root.parent) as place:
        _begin(place.connection, setting, year=years[0])
        for position, year in enumerate(years):
            _add_year(place.connection, setting.store, year=year, position=position)
        place.connection.execute(
            "CREATE TEMP TABLE careers AS SELECT any_value(family) AS family, any_value(strong) AS strong,"
            " coalesce(sum(part), 0)::BIGINT AS career FROM begun LEFT JOIN parts USING (pid) GROUP BY pid"
        )
        yield CareerRows(place.connection, tuple(years))


def _begin(connection: duckdb.DuckDBPyConnection, setting: Setting, *, year: int) -> None:
    """Who is followed: the class is that of the first 1 January."""
    question = Question(
        definition=setting.definition,
        ages=setting.definition.ages,
        by=(flag("strong", Source.STRONG_FAMILY), flag("children", Source.CHILDREN)),
    )
    tables = ibis.duckdb.from_connection(connection)
    persons = tables.read_parquet(str(setting.store.persons(year)), table_name="persons_then", hive_partitioning=False)
    followed = ibis.to_sql(coded(persons, question, first_year=setting.years[0]), dialect="duckdb")
    areas = ", ".join(map(str, setting.areas))
    connection.execute(
        f"CREATE TEMP TABLE begun AS SELECT pid, hhid AS family, area AS area_then, pattern = {_STRONG} AS strong"  # noqa: S608 - columns and codes of ours
        f" FROM ({followed}) AS followed JOIN (SELECT pid, hhid FROM persons_then) USING (pid)"
        f" WHERE pattern IN ({_STRONG}, {_OTHER}) AND area IN ({areas})"
    )
    connection.execute("CREATE TEMP TABLE parts (pid BIGINT, part BIGINT)")


def _add_year(connection: duckdb.DuckDBPyConnection, store: Store, *, year: int, position: int) -> None:
    connection.execute(
        f"INSERT INTO parts SELECT pid, ({sql_state()})::BIGINT << {BITS * position}"  # noqa: S608 - columns and codes of ours
        " FROM read_parquet(?, hive_partitioning = false) JOIN begun USING (pid)",
        [str(store.persons(year))],
    )

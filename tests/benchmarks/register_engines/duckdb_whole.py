"""Plain DuckDB, all years at once."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tests.benchmarks.register_engines.work import (
    AREA_GROUPS,
    MEASURE_EVERY,
    MEASURE_FROM,
    Checks,
    answer,
    from_cells,
)

WORKS = "(lmcode between 110 and 139 or lmcode = 310)"


CODED = f"""
with rows as (
    select pid, hhid, dwid, area, year, owner, {WORKS} as works,
        year - year(birth) - case when month(birth) = 1 and day(birth) = 1 then 0 else 1 end as age,
        least(greatest(
            year - year(movein) - case when month(movein) = 1 and day(movein) = 1 then 0 else 1 end, 0), 127) as lived
    from read_parquet('{{files}}', hive_partitioning = false)
), homes as (
    select year, hhid, max(age) as oldest, bool_or(age < 18) and bool_or(works and age between 22 and 59) as strong
    from rows group by year, hhid
)
select pid, dwid, area, year, owner, lived, age between 22 and 59 as counted, strong,
    (((strong::int * 2 + owner) * 4 + (oldest >= 30)::int + (oldest >= 45)::int + (oldest >= 60)::int)
        * {AREA_GROUPS} + area % {AREA_GROUPS}) * 2
        + (area > 0 and area % {MEASURE_EVERY} = 0 and year >= {MEASURE_FROM})::int as pattern
from rows join homes using (year, hhid)
"""

STEPS = """
create table linked as
select *, lead(year) over p as next_year, lead(dwid) over p as next_dwid, lead(area) over p as next_area,
    lead(owner) over p as next_owner, lead(counted) over p as next_counted,
    coalesce(lag(year) over p = year - 1 and lag(dwid) over p = dwid, false) as goes_on
from coded window p as (partition by pid order by year);
create table ended as
select *, case when year = (select max(year) from coded) then -1
    when next_year is distinct from year + 1 then 0 when next_dwid = dwid then -2
    when next_area <> area then 1 when next_owner = 1 then 3 else 2 end as status,
    sum(case when goes_on then 0 else 1 end) over (partition by pid order by year) as stay
from linked;
create table stays as
select pid, stay, arg_min(pattern, year) as pattern, arg_min(counted, year) as counted, arg_min(lived, year) as entry,
    any_value(dwid) as dwid, any_value(area) as area, arg_max(next_area, year) as next_area,
    arg_max(status, year) as status, least(arg_min(lived, year) + max(year) - min(year), 127)
        + case when arg_max(status, year) = -1 then 0 else 1 end as exit
from ended group by pid, stay;
"""


def duckdb_whole(store: Path, out: Path) -> Checks:
    spill = out.with_suffix(".spill")
    with duckdb.connect(config={"temp_directory": str(spill), "preserve_insertion_order": False}) as connection:
        connection.execute(f"create table coded as {CODED.format(files=store / 'persons' / '*.parquet')}")
        for statement in STEPS.split(";\n"):
            if statement.strip():
                connection.execute(statement)
        kept = "counted and least(exit, 127) > entry"
        connection.execute(f"copy (select * from stays where {kept}) to '{out}' (format parquet, compression lz4)")
        cells = connection.execute(
            "select pattern, entry, least(exit, 127), greatest(status, 0), count(*)"
            f" from stays where {kept} group by all"
        ).fetchnumpy()
        years = connection.execute(
            "select greatest(status, 0) as s, count(*) from ended where counted and status <> -1 group by s order by s"
        ).fetchall()
        stock, moved = connection.execute(
            "select count(*), count(*) filter (next_year = year + 1 and next_area <> area and next_counted)"
            " from ended where counted"
        ).fetchone()  # type: ignore[misc]
        connection.execute("select year, area, strong, count(*) from ended where counted group by all").fetchall()
    return from_cells(store, cells, years=[n for _, n in years], stock=stock, moved=moved)


if __name__ == "__main__":
    answer(duckdb_whole)

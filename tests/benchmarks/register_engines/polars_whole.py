"""Polars, all years at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from tests.benchmarks.register_engines.work import (
    AREA_GROUPS,
    MEASURE_EVERY,
    MEASURE_FROM,
    Checks,
    answer,
    from_cells,
)


def polars_whole(store: Path, out: Path) -> Checks:
    def since(day: str) -> Any:
        first = (pl.col(day).dt.month() == 1) & (pl.col(day).dt.day() == 1)
        return pl.col("year").cast(pl.Int32) - pl.col(day).dt.year() - pl.when(first).then(0).otherwise(1)

    columns = ["pid", "hhid", "dwid", "birth", "movein", "owner", "lmcode", "area", "year"]
    rows = pl.read_parquet(store / "persons" / "*.parquet", columns=columns, hive_partitioning=False)
    works = pl.col("lmcode").is_between(110, 139) | (pl.col("lmcode") == 310)
    rows = rows.with_columns(age=since("birth").cast(pl.Int16), lived=since("movein").clip(0, 127).cast(pl.Int16))
    rows = rows.with_columns(works=works & pl.col("age").is_between(22, 59), child=pl.col("age") < 18)
    homes = rows.group_by("year", "hhid").agg(
        pl.col("age").max().alias("oldest"), (pl.col("child").any() & pl.col("works").any()).alias("strong")
    )
    rows = rows.drop("birth", "movein", "lmcode", "works", "child").join(homes, on=["year", "hhid"]).drop("hhid")
    bands = sum((pl.col("oldest") >= start).cast(pl.Int32) for start in (30, 45, 60))
    measured = (pl.col("area") > 0) & (pl.col("area") % MEASURE_EVERY == 0) & (pl.col("year") >= MEASURE_FROM)
    pattern = (pl.col("strong").cast(pl.Int32) * 2 + pl.col("owner")) * 4 + bands
    pattern = (pattern * AREA_GROUPS + pl.col("area") % AREA_GROUPS) * 2 + measured.cast(pl.Int32)
    rows = rows.with_columns(pattern=pattern, counted=pl.col("age").is_between(22, 59)).sort("pid", "year")
    same = pl.col("pid").shift(-1) == pl.col("pid")
    following = (same & (pl.col("year").shift(-1) == pl.col("year") + 1)).fill_null(value=False)
    moved_on = pl.col("area").shift(-1) != pl.col("area")
    status = (
        pl.when(pl.col("year") == pl.col("year").max())
        .then(-1)
        .when(~following)
        .then(0)
        .when(pl.col("dwid").shift(-1) == pl.col("dwid"))
        .then(-2)
        .when(moved_on)
        .then(1)
        .when(pl.col("owner").shift(-1) == 1)
        .then(3)
        .otherwise(2)
    )
    rows = rows.with_columns(
        status=status.cast(pl.Int8),
        next_area=pl.when(following).then(pl.col("area").shift(-1)).otherwise(0),
        out=following & moved_on & pl.col("counted").shift(-1).fill_null(value=False),
    )
    begins = ((pl.col("status").shift(1) != -2) | (pl.col("pid").shift(1) != pl.col("pid"))).fill_null(value=True)
    rows = rows.with_columns(stay=begins.cast(pl.Int64).cum_sum())
    stays = rows.group_by("stay", maintain_order=True).agg(
        pl.col("pid", "dwid", "area", "pattern", "counted", "lived").first(),
        pl.col("status", "next_area").last(),
        pl.len().alias("years"),
    )
    last = pl.col("lived") + pl.col("years") - 1 + (pl.col("status") != -1).cast(pl.Int64)
    stays = stays.with_columns(exit=last.clip(0, 127)).filter(pl.col("counted") & (pl.col("exit") > pl.col("lived")))
    stays.write_parquet(out, compression="lz4")
    cells = stays.group_by("pattern", "lived", "exit", pl.col("status").clip(0, 3)).len()
    counted = rows.filter("counted")
    years = counted.filter(pl.col("status") != -1).group_by(pl.col("status").clip(0, 3)).len().sort("status")
    counted.group_by("year", "area", "strong").len()
    found = {name: cells[name].to_numpy() for name in ("pattern", "lived", "exit", "status", "len")}
    return from_cells(store, found, years=years["len"].to_list(), stock=counted.height, moved=int(counted["out"].sum()))


if __name__ == "__main__":
    answer(polars_whole)

"""pandas, with the estimates of lifelines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from lifelines import CoxPHFitter, KaplanMeierFitter

from tests.benchmarks.register_engines.work import AREA_GROUPS, MEASURE_EVERY, MEASURE_FROM, Checks, answer


def _coded(store: Path) -> pd.DataFrame:
    columns = ["pid", "hhid", "dwid", "birth", "movein", "owner", "lmcode", "area", "year"]
    parts = [pd.read_parquet(path, columns=columns) for path in sorted((store / "persons").glob("*.parquet"))]
    rows = pd.concat(parts, ignore_index=True)
    year = rows.year.to_numpy(np.int32)

    def since(day: str) -> Any:
        when = pd.to_datetime(rows[day])
        return year - when.dt.year.to_numpy() - ~((when.dt.month == 1) & (when.dt.day == 1)).to_numpy()

    rows["age"], rows["lived"] = since("birth"), np.clip(since("movein"), 0, 127)
    of_age = rows.age.between(22, 59)
    rows["works"] = (rows.lmcode.between(110, 139) | (rows.lmcode == 310)) & of_age
    rows["child"] = rows.age < 18
    homes = rows.groupby(["year", "hhid"], sort=False)
    rows["oldest"] = homes.age.transform("max")
    rows["strong"] = homes.child.transform("any") & homes.works.transform("any")
    bands = sum((rows.oldest >= start).astype(int) for start in (30, 45, 60))
    measured = (rows.area > 0) & (rows.area % MEASURE_EVERY == 0) & (rows.year >= MEASURE_FROM)
    pattern = (rows.strong * 2 + rows.owner) * 4 + bands
    rows["pattern"] = (pattern * AREA_GROUPS + rows.area % AREA_GROUPS) * 2 + measured
    rows["counted"] = of_age
    return rows


def pandas_and_lifelines(store: Path, out: Path) -> Checks:
    rows = _coded(store)
    rows = rows.sort_values(["pid", "year"], ignore_index=True)
    after = rows[["pid", "year", "dwid", "area", "owner", "counted"]].shift(-1)
    following = (after.pid == rows.pid) & (after.year == rows.year + 1)
    moved_on = after.area != rows.area
    choices = [rows.year == rows.year.max(), ~following, after.dwid == rows.dwid, moved_on, after.owner == 1]
    rows["status"] = np.select(choices, [-1, 0, -2, 1, 3], 2)
    out_of_area = int((following & moved_on & rows.counted & (after.counted == True)).sum())  # noqa: E712 - with gaps
    rows["stay"] = ((rows.status.shift(1) != -2) | (rows.pid.shift(1) != rows.pid)).cumsum()
    grouped = rows.groupby("stay")
    stays = grouped[["pid", "dwid", "area", "pattern", "counted", "lived", "strong", "owner", "oldest"]].first()
    stays["status"] = grouped.status.last()
    stays["exit"] = np.clip(stays.lived + grouped.size() - 1 + (stays.status != -1), 0, 127)
    stays = stays[stays.counted & (stays.exit > stays.lived)]
    stays.to_parquet(out)
    counted = rows[rows.counted]
    years = counted[counted.status != -1].status.clip(lower=0).value_counts().sort_index()
    counted.groupby(["year", "area", "strong"]).size()
    left = stays.status.clip(lower=0)
    return {
        "stays": len(stays),
        "left": [int(n) for n in left.value_counts().sort_index()],
        "years": [int(n) for n in years],
        "stock": len(counted),
        "moved_out": out_of_area,
        "strong": round(_estimated(stays), 8),
    }


def _estimated(stays: pd.DataFrame) -> float:
    """Kaplan-Meier of four groups, and Cox; the coefficient of resource-strong families."""
    spells = pd.DataFrame({"entry": stays.lived, "exit": stays.exit, "left": stays.status > 0})
    sizes = (2, 2, 4, AREA_GROUPS, 2)
    groups = np.stack(np.unravel_index(stays.pattern, sizes))
    for at, size in enumerate(sizes):
        for group in range(1, size):
            spells[f"x{at}{group}"] = (groups[at] == group).astype(float)
    for chosen in range(4):
        some = spells[groups[0] * 2 + groups[1] == chosen]
        KaplanMeierFitter().fit(some.exit, some.left, entry=some.entry)
    return float(CoxPHFitter().fit(spells, "exit", "left", entry_col="entry").params_["x01"])


if __name__ == "__main__":
    answer(pandas_and_lifelines)

"""A country's moves between areas: many areas, several years, most pairs of areas with few moves or none."""

from __future__ import annotations

import numpy as np

from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.tables import CellTable, Dimension, Sum


def flow_table(*, areas: int, years: int, neighbours: int, mean: float, seed: int) -> CellTable:
    """Moves by area left, area moved to and year, with all who leave and all who come, by area and year.

    `neighbours` is about how many areas each area sends people to; `mean` how many in a year. Pairs without a move are
    not listed.
    """
    chance = np.random.default_rng(seed)
    names = tuple(f"area {place}" for place in range(areas))
    whole = (*names, "all")
    source = np.repeat(np.arange(areas), neighbours)
    goal = (source + chance.integers(1, areas, source.size)) % areas
    pairs = np.unique(np.stack([source, goal], axis=1), axis=0)
    full = np.zeros((areas + 1, areas + 1, years), dtype=np.int64)
    full[pairs[:, 0], pairs[:, 1]] = chance.negative_binomial(0.6, 0.6 / (0.6 + mean), (len(pairs), years))
    full[areas] = full[:areas].sum(axis=0)
    full[:, areas] = full[:, :areas].sum(axis=1)
    codes = np.argwhere(full > 0).astype(np.int64)
    values = full[tuple(codes.T)]
    dimensions = (
        Dimension("from", whole, (Sum("all", names),), "all"),
        Dimension("to", whole, (Sum("all", names),), "all"),
        Dimension("year", tuple(str(2010 + place) for place in range(years))),
    )
    return CellTable("flows", "moves", Measure.COUNT, dimensions, codes, values, values, values)

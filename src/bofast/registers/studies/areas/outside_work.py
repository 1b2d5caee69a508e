"""How many of those aged 18-64 are neither at work nor in education, by area and year, counted from the store.

An approximation of the ministry's figure: it tells people by what they mostly lived from in the year before, and which
of the unemployed the ministry counts as tied to the labour market has not been checked. Here they are outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import duckdb
import numpy as np
from numpy.typing import NDArray

from bofast.registers.people.definition import (
    EARLY_RETIRED,
    ON_CASH_BENEFIT,
    ON_SICKNESS_OR_PARENTAL_BENEFIT,
    OTHERS_OUTSIDE,
    UNEMPLOYED,
    Ages,
)
from bofast.registers.store import Store

Ints = NDArray[np.int64]

AGES = Ages(18, 64)
OUTSIDE = frozenset().union(UNEMPLOYED, ON_SICKNESS_OR_PARENTAL_BENEFIT, EARLY_RETIRED, ON_CASH_BENEFIT, OTHERS_OUTSIDE)
"""Codes of SOCIO13. Source: Danmarks Statistik; that these are the ones is our reading of almenboligloven § 61 a."""


class Tie(IntEnum):
    """The tie to work or education."""

    TIED = 0
    OUTSIDE = 1
    NOT_KNOWN = 2  # the labour register lacks the person


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """Shape: persons, families int64[area, year, tie]; a family once in each cell."""

    persons: Ints
    families: Ints


_QUERY = """
    SELECT area,
           CASE WHEN lmcode = 0 THEN 2 WHEN lmcode IN ({codes}) THEN 1 ELSE 0 END AS tie,
           count(*) AS persons,
           count(DISTINCT hhid) AS families
    FROM read_parquet(?, hive_partitioning = false)
    WHERE birth > make_date(? - {oldest} - 1, 1, 1) AND birth <= make_date(? - {youngest}, 1, 1)
    GROUP BY ALL
"""


def ties_of(store: Store, *, areas: Sequence[int], years: Sequence[int]) -> Ties:
    """Count the years one after another.

    Raises: duckdb.Error, where a file of the store cannot be read.
    """
    shape = (len(areas), len(years), len(Tie))
    persons, families = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    row_of = {area: row for row, area in enumerate(areas)}
    query = _QUERY.format(codes=", ".join(map(str, sorted(OUTSIDE))), oldest=AGES.oldest, youngest=AGES.youngest)
    with duckdb.connect() as connection:
        for column, year in enumerate(years):
            found = connection.execute(query, [str(store.persons(year)), year, year]).fetchall()
            for area, tie, people, households in found:
                if area in row_of:
                    persons[row_of[area], column, tie] = people
                    families[row_of[area], column, tie] = households
    return Ties(persons, families)

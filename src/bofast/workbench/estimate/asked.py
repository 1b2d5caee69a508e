"""Which columns of a file of spells mean what, as the command line says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class TimeUnit(Enum):
    """In what dates are counted; numbers keep the unit of the file."""

    DAYS = 1.0
    YEARS = 365.25


@dataclass(frozen=True, slots=True)
class SpellColumns:
    """Columns by name; None where there is none. `entry_named` tells whether the user named the entry column."""

    exit: str
    status: str
    entry: str
    entry_named: bool
    origin: str | None = None
    weight: str | None = None
    group: str | None = None
    cluster: str | None = None
    strata: tuple[str, ...] = ()
    covariates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """How the values are taken: which statuses are censored, which are allowed, and until when anything was
    observed.
    """

    censored: frozenset[str]
    causes: tuple[str, ...] = ()
    until: date | float | None = None
    unit: TimeUnit = TimeUnit.DAYS


# Statuses that mean "still there when observation ended", whatever the case they are written in.
CENSORED = frozenset({"0", "censored", "false"})

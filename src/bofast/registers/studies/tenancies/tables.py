"""The tables of own tenancies: those that go on, and those that ended, by department, household and way."""

from __future__ import annotations

import numpy as np

from bofast.registers.disclosure.tables import CellTable
from bofast.registers.own_tenancies import TenancyKind
from bofast.registers.studies.cell_tables import listed, totalled
from bofast.registers.studies.tenancies.rows import ENDS, TENANCY_KINDS, Ints, Tenancies, WithChildren
from bofast.registers.studies.tenancies.tally import Axis, tallied

OPEN, ENDED, ENDED_BY_YEAR, BY_TENURE = "open", "ended", "ended_by_year", "by_tenure"
ALL = "all"
WAYS = tuple(way.name.lower() for way in ENDS)


def tenancy_tables(own: Tenancies) -> tuple[CellTable, ...]:
    """Open tenancies by department and household, ended ones by department and way, and by year and way; and both by
    tenure, where it is told.
    """
    ended = own.ended <= own.until
    tables = (_open(own), _by_way(own, rows=ended), _by_year(own, rows=ended))
    told = np.unique(own.tenancy).tolist()
    return tables if told == [int(TenancyKind.NOT_TOLD)] else (*tables, _by_tenure(own, rows=ended))


def _department(own: Tenancies, rows: np.ndarray) -> Axis:
    return Axis(totalled("department", own.departments, total=ALL), own.department[rows])


def _way(own: Tenancies, rows: np.ndarray) -> Axis:
    return Axis(totalled("way", WAYS, total=ALL), own.way[rows] - 1)


def _open(own: Tenancies) -> CellTable:
    rows = own.open
    children = Axis(totalled("children", tuple(WithChildren), total=ALL), own.children[rows])
    about = f"tenancies that go on after {own.month(own.until)}"
    return tallied(OPEN, about=about, axes=(_department(own, rows), children), households=own.household[rows])


def _by_way(own: Tenancies, *, rows: np.ndarray) -> CellTable:
    axes = (_department(own, rows), _way(own, rows))
    return tallied(ENDED, about=_ended_until(own), axes=axes, households=own.household[rows])


def _by_year(own: Tenancies, *, rows: np.ndarray) -> CellTable:
    first, last = own.day(own.kept_from).year, own.day(own.until).year
    years = tuple(str(year) for year in range(first, last + 1))
    year = Axis(totalled("year", years, total=ALL), _years(own, own.ended[rows]) - first)
    return tallied(ENDED_BY_YEAR, about=_ended_until(own), axes=(year, _way(own, rows)), households=own.household[rows])


def _by_tenure(own: Tenancies, *, rows: np.ndarray) -> CellTable:
    axes = (Axis(listed("tenancy", TENANCY_KINDS), own.tenancy[rows]), _way(own, rows))
    return tallied(BY_TENURE, about=_ended_until(own), axes=axes, households=own.household[rows])


def _ended_until(own: Tenancies) -> str:
    return f"tenancies that ended until {own.month(own.until)}"


def _years(own: Tenancies, days: Ints) -> Ints:
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970

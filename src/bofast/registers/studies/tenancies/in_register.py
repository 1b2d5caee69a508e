"""Register figures beside own tenancies: residents of a department on the last 1 January, of large departments only."""

from __future__ import annotations

from dataclasses import dataclass

import ibis
import numpy as np

from bofast.registers.disclosure.tables import CellTable
from bofast.registers.engines.tables.coding import with_patterns
from bofast.registers.engines.tables.counting import Column
from bofast.registers.stays.question import Place, Question, Source, flag
from bofast.registers.studies.cell_tables import count_table, listed, totalled, with_total
from bofast.registers.studies.marks import defined_by
from bofast.registers.studies.remarks import Remark, Remarkable
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.tenancies.departments import HOUSEHOLDS_NEEDED, RESIDENTS_NEEDED
from bofast.registers.studies.tenancies.rows import Ints, Tenancies
from bofast.registers.studies.ways import EVERYBODY

RESIDENTS = "residents"
STRONG, OTHERS, ALL = "of_resource_strong_families", "others", "all"


@dataclass(frozen=True, slots=True)
class InRegister:
    """Nothing at all, where the store holds own tenancies alone."""

    tables: tuple[CellTable, ...] = ()
    remarks: tuple[Remark, ...] = ()


def residents_by_department(setting: Setting, *, own: Tenancies) -> InRegister:
    """Who lives in each department by the register, of those with enough residents and households.

    A smaller department has no place in the table: its figures are not hidden there, they are not made.
    """
    if not setting.years:
        return InRegister()
    counted = _counted(setting, own=own)
    people, households = (_by_department(counted, own=own, of=name) for name in ("people", "households"))
    enough = (people.sum(axis=1) >= RESIDENTS_NEEDED) & (households.sum(axis=1) >= HOUSEHOLDS_NEEDED)
    told = np.flatnonzero(enough)
    without = tuple(own.departments[place] for place in np.flatnonzero(~enough))
    remarks = (Remark(Remarkable.NO_REGISTER_FIGURES, {"departments": without}),) if without else ()
    if not told.size:
        return InRegister((), remarks)
    # A household is of one class, so its members are too, and both counts add up.
    values, fewest = (with_total(counts[told], axis=1)[..., None] for counts in (people, households))
    table = count_table(
        RESIDENTS,
        about=f"residents on 1 January {setting.years[-1]}",
        dimensions=(
            listed("department", tuple(own.departments[place] for place in told)),
            totalled("family", (OTHERS, STRONG), total=ALL),
            defined_by(setting.definition),
        ),
        values=values,
        persons=values,
        households=fewest,
    )
    return InRegister((table,), remarks)


def _by_department(counted: dict[str, Column], *, own: Tenancies, of: str) -> Ints:
    """Shape: int64[departments, others and resource-strong]."""
    found = np.zeros((len(own.departments), 2), dtype=np.int64)
    found[counted["department"], counted["pattern"]] = counted[of]
    return found


def _counted(setting: Setting, *, own: Tenancies) -> dict[str, Column]:
    """Persons and households of the last year by department and class."""
    by = (flag("strong", Source.STRONG_FAMILY),)
    question = Question(place=Place.DWELLING, definition=setting.definition, ages=EVERYBODY, by=by)
    last, first = setting.years[-1], setting.years[0]
    connection = ibis.duckdb.connect()
    try:
        persons = connection.read_parquet(setting.store.persons(last), table_name="residents")
        homes = connection.read_parquet(setting.store.tenancies, table_name="own_homes")
        named = homes.group_by(home="dwid").agg(name=homes.department.argmax(homes["from"]).strip())
        told = with_patterns(persons, question, first_year=first).select("pid", "hhid", "dwid", "pattern")
        rows = told.join(named, told.dwid == named.home)
        answer = rows.group_by("name", "pattern").agg(people=rows.count(), households=rows.hhid.nunique())
        table = connection.to_pyarrow(answer)
    finally:
        connection.disconnect()
    place = {name: at for at, name in enumerate(own.departments)}
    columns = {name: np.asarray(table[name].to_numpy(), dtype=np.int64) for name in ("pattern", "people", "households")}
    return {**columns, "department": np.array([place[name] for name in table["name"].to_pylist()], dtype=np.int64)}

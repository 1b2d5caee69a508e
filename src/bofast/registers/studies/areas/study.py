"""The study of the lists of housing areas: what the register knows of them, ready to leave."""

from __future__ import annotations

import numpy as np

from bofast.registers.disclosure.release import Asked
from bofast.registers.disclosure.tables import CellTable, Dimension, Sum
from bofast.registers.studies.areas.outside_work import AGES, Tie, ties_of
from bofast.registers.studies.cell_tables import count_table, listed, with_total
from bofast.registers.studies.families.stock import RESIDENTS
from bofast.registers.studies.findings import Findings
from bofast.registers.studies.marks import aged, each_area
from bofast.registers.studies.remarks import DoesNotApply, WhyNotApplicable
from bofast.registers.studies.setting import Setting

TIES = "ties"
EVERYBODY = "all"
YEARS_TOLD = 5
DANISH = "dk"


def study(setting: Setting) -> Findings:
    """Count those outside work in each area in the last years. The key figures that were brought are beside it.

    Raises: DoesNotApply (NO_AREA_LISTS, NO_AREAS, UNKNOWN_AREAS).
    """
    if setting.about.country != DANISH:
        raise DoesNotApply(WhyNotApplicable.NO_AREA_LISTS)
    return Findings(Asked((_ties(setting),)))


def _ties(setting: Setting) -> CellTable:
    years = setting.years[-YEARS_TOLD:]
    ties = ties_of(setting.store, areas=setting.areas, years=years)
    areas, names = each_area(setting), tuple(tie.name.lower() for tie in Tie)
    tie = Dimension("tie", (*names, EVERYBODY), (Sum(EVERYBODY, names),), whole=EVERYBODY)
    persons, families = ties.persons, ties.families
    if len(setting.areas) > 1:
        persons, families = (with_total(part, axis=0) for part in (persons, families))
    # A family may be in several ties: of all of them at least as many are distinct as in the largest.
    of_all = families.max(axis=2, keepdims=True)
    return count_table(
        TIES,
        about=RESIDENTS,
        dimensions=(areas, listed("year", [str(year) for year in years]), tie, aged(AGES)),
        values=with_total(persons, axis=2),
        persons=with_total(persons, axis=2),
        households=np.concatenate((families, of_all), axis=2),
    )

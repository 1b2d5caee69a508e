"""The study of housing careers, from the store to what asks to leave."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.release import Asked
from bofast.registers.studies.careers.grouping import Grouped, grouped
from bofast.registers.studies.careers.reading import CareerRows, careers_read
from bofast.registers.studies.careers.states import Lives, sequences_of
from bofast.registers.studies.careers.tables import Marks, balances_of, tables_of
from bofast.registers.studies.families.stock import other, strong
from bofast.registers.studies.findings import Findings
from bofast.registers.studies.marks import aged, areas_of, defined_by
from bofast.registers.studies.remarks import DoesNotApply, Remark, Remarkable, WhyNotApplicable
from bofast.registers.studies.setting import Setting

Ints = NDArray[np.int64]

YEARS_NEEDED, POSITIONS = 3, 10
COMMON = 10
DIFFERENT_NEEDED = 2


def study(setting: Setting) -> Findings:
    """Follow the adults of families with children over the last ten 1 Januaries, and group careers that are alike.

    Raises: DoesNotApply (NO_AREAS, UNKNOWN_AREAS, TOO_FEW_YEARS, NO_CAREERS).
    """
    if len(setting.years) < YEARS_NEEDED:
        raise DoesNotApply(WhyNotApplicable.TOO_FEW_YEARS, years=len(setting.years), needed=YEARS_NEEDED)
    years = setting.years[-POSITIONS:]
    with careers_read(setting, years=years) as rows:
        careers, persons = rows.distinct()
        if len(careers) < DIFFERENT_NEEDED:
            raise DoesNotApply(WhyNotApplicable.NO_CAREERS)
        groups = grouped(careers, persons, positions=len(years))
        rows.keep_clusters(careers, clusters=groups.of_career)
        marks = _marks(setting, years=years, clusters=len(groups.medoids))
        tables = tables_of(rows, marks)
        remarks = tuple(_remarks(rows, setting, careers=careers, groups=groups))
    return Findings(Asked(tables, balances_of(tables, marks)), remarks=remarks)


def _marks(setting: Setting, *, years: tuple[int, ...], clusters: int) -> Marks:
    return Marks(
        area=areas_of(setting),
        definition=defined_by(setting.definition),
        ages=aged(setting.definition.ages),
        kinds=(other(setting.definition), strong(setting.definition)),
        clusters=tuple(str(number + 1) for number in range(clusters)),
        years=tuple(str(year) for year in years),
    )


def _remarks(rows: CareerRows, setting: Setting, *, careers: Ints, groups: Grouped) -> Iterator[Remark]:
    """Single careers, where enough persons and families share them: a career by itself is somebody."""
    shared = _shared_by_enough(rows, smallest=setting.profile.smallest(Measure.COUNT))
    of_career = dict(zip(careers.tolist(), groups.of_career.tolist(), strict=True))
    for cluster, medoid in enumerate(careers[groups.medoids].tolist()):
        typical = medoid if medoid in shared else next((one for one in shared if of_career[one] == cluster), None)
        if typical is not None:
            yield _remark(Remarkable.TYPICAL_CAREER, typical, rows=rows, cluster=cluster + 1)
    for career in shared[:COMMON]:
        yield _remark(Remarkable.COMMON_CAREER, career, rows=rows, cluster=of_career[career] + 1)
    if groups.compared < len(careers):
        yield Remark(Remarkable.CAREERS_SAMPLED, {"compared": groups.compared})


def _shared_by_enough(rows: CareerRows, *, smallest: int) -> list[int]:
    """Careers that so many persons and families at least have, the most common first."""
    found = rows.by_person("career")
    enough = (found["persons"] >= smallest) & (found["families"] >= smallest)
    order = np.lexsort((found["career"][enough], -found["persons"][enough]))
    return [int(career) for career in found["career"][enough][order]]


def _remark(about: Remarkable, career: int, *, rows: CareerRows, cluster: int) -> Remark:
    (states,) = sequences_of(np.array([career], dtype=np.int64), positions=len(rows.years)).tolist()
    names = tuple(Lives(state).name.lower() for state in states)
    return Remark(about, {"cluster": str(cluster), "states": names})

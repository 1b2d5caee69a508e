"""The words of every study, one a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from bofast.registers.studies.findings import Released
from bofast.registers.studies.names import StudyName
from bofast.reports.content import Section
from bofast.workbench.study.wording import areas, careers, change, families, measure, spells, staying, tenancies
from bofast.workbench.study.words import Words


class Wording(Protocol):
    """The sections of one study."""

    def __call__(self, released: Released, /, *, words: Words) -> tuple[Section, ...]: ...


WORDINGS: Mapping[StudyName, Wording] = {
    StudyName.FAMILIES: families.sections,
    StudyName.STAYING: staying.sections,
    StudyName.CHANGE: change.sections,
    StudyName.CAREERS: careers.sections,
    StudyName.AREAS: areas.sections,
    StudyName.MEASURE: measure.sections,
    StudyName.SPELLS: spells.sections,
    StudyName.TENANCIES: tenancies.sections,
}

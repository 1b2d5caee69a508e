"""Every study, one a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bofast.registers.studies import measure
from bofast.registers.studies.areas import study as areas
from bofast.registers.studies.careers import study as careers
from bofast.registers.studies.change import study as change
from bofast.registers.studies.families import study as families
from bofast.registers.studies.findings import Findings
from bofast.registers.studies.names import StudyName
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.spells import study as spells
from bofast.registers.studies.staying import study as staying
from bofast.registers.studies.tenancies import study as tenancies

Study = Callable[[Setting], Findings]
"""Raises DoesNotApply, where the store lacks what the study is about."""

STUDIES: Mapping[StudyName, Study] = {
    StudyName.FAMILIES: families.study,
    StudyName.STAYING: staying.study,
    StudyName.CHANGE: change.study,
    StudyName.CAREERS: careers.study,
    StudyName.AREAS: areas.study,
    StudyName.MEASURE: measure.study,
    StudyName.SPELLS: spells.study,
    StudyName.TENANCIES: tenancies.study,
}

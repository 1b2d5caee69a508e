"""The words of the study of own tenancies."""

from __future__ import annotations

from bofast.registers.studies.findings import Released
from bofast.reports.content import Section
from bofast.workbench.study.wording.tenancies_departments import departments
from bofast.workbench.study.wording.tenancies_ends import how_they_end, what_goes_with_leaving
from bofast.workbench.study.wording.tenancies_stays import how_long
from bofast.workbench.study.words import Words


def sections(released: Released, /, *, words: Words) -> tuple[Section, ...]:
    """How long, where, how it ends, and what goes with leaving."""
    return (
        how_long(released, words=words),
        departments(released, words=words),
        how_they_end(released, words=words),
        what_goes_with_leaving(released, words=words),
    )

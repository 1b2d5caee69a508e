"""Who stays how long, where they go, and what goes with leaving: in words."""

from __future__ import annotations

from bofast.registers.studies.findings import Released
from bofast.reports.content import Section
from bofast.workbench.study.wording.staying_certainty import how_sure
from bofast.workbench.study.wording.staying_curves import how_long
from bofast.workbench.study.wording.staying_destinations import where_to
from bofast.workbench.study.wording.staying_predictors import what_goes_with
from bofast.workbench.study.words import Words


def sections(released: Released, /, *, words: Words) -> tuple[Section, ...]:
    """Four sections: how long, where to, what goes with it, how sure."""
    return (
        how_long(released, words=words),
        where_to(released, words=words),
        what_goes_with(released, words=words),
        how_sure(released, words=words),
    )

"""The family page's third section: the economy, and how much is mapped."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.followup.case_file import CaseFile
from bofast.casework.mapping.definition import definition_from
from bofast.casework.mapping.models import Assessment
from bofast.design import words
from bofast.design.parts.actions import Link, Weight
from bofast.design.parts.progress import Meter
from bofast.design.parts.words import EmptyState
from bofast.desk.mapping.economy_presenter import LineTable, line_tables
from bofast.desk.mapping.quality import quality_meter
from bofast.desk.office import Desk
from bofast.desk.wording.economy_names import named


@dataclass(frozen=True, slots=True)
class Economy:
    """What `mapping/section.html` shows."""

    tables: tuple[LineTable, ...]
    mapped: Meter | None
    mapped_when: str
    not_mapped: EmptyState | None
    links: tuple[Link, ...]


def section(desk: Desk, file: CaseFile) -> Economy:
    """Incomes and debts of the family, and the newest mapping of the household."""
    family = file.family
    newest = file.newest_mapping
    url = reverse("family-map", args=[family.pk])
    return Economy(
        tables=tuple(table for table in line_tables(file, desk=desk) if table.table.rows or table.anchor == "income"),
        mapped=_meter(newest) if newest is not None else None,
        mapped_when=_when(newest) if newest is not None else "",
        not_mapped=None if newest is not None else _nothing_yet(url),
        links=(
            Link(_("Incomes, expenses and debts"), reverse("family-economy", args=[family.pk]), Weight.SECONDARY),
            Link(_("Mapping"), url, Weight.SECONDARY),
            Link(_("Change over time"), reverse("family-map-history", args=[family.pk]), Weight.TERTIARY),
        ),
    )


def _meter(assessment: Assessment) -> Meter:
    answers = {answer.concept: answer for answer in assessment.answers.all()}
    return quality_meter(definition_from(assessment.form.definition), standing=answers)


def _when(assessment: Assessment) -> str:
    told = {"stage": named(assessment.stage), "day": words.day(assessment.information_date)}
    return _("Mapped: %(stage)s, %(day)s") % told


def _nothing_yet(url: str) -> EmptyState:
    return EmptyState(
        _("Not mapped yet"),
        _("The mapping tells what the family has, needs and wishes. Unknown is an answer too."),
        Link(_("Begin a mapping"), url, Weight.PRIMARY),
    )

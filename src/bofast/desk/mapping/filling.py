"""The page on which a mapping is filled in, section by section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bofast.casework.mapping.answers import relevant
from bofast.casework.mapping.definition import FormDefinition, Section, definition_from
from bofast.casework.mapping.models import Answer, Assessment
from bofast.design import words
from bofast.design.parts.headers import PageHeader
from bofast.design.parts.progress import Meter, Step, Stepper
from bofast.desk.mapping.quality import quality_meter
from bofast.desk.wording.economy_names import named


@dataclass(frozen=True, slots=True)
class Filling:
    """A mapping that is being filled in, at one section."""

    assessment: Assessment
    definition: FormDefinition
    section: Section
    standing: Mapping[str, Answer]

    @property
    def asked(self) -> frozenset[str]:
        return relevant(self.definition, kept={concept: answer.value for concept, answer in self.standing.items()})

    @property
    def next_section(self) -> Section | None:
        sections = self.definition.sections
        at = sections.index(self.section)
        return sections[at + 1] if at + 1 < len(sections) else None


@dataclass(frozen=True, slots=True)
class FillingPage:
    header: PageHeader
    steps: Stepper
    quality: Meter
    section_title: str
    section_intro: str
    is_last: bool


def filling_of(assessment: Assessment, *, section_code: str) -> Filling | None:
    """The mapping at a section; nothing for a section that the form lacks."""
    definition = definition_from(assessment.form.definition)
    section = definition.section(section_code)
    if section is None:
        return None
    standing = {answer.concept: answer for answer in assessment.answers.all()}
    return Filling(assessment, definition, section, standing)


def filling_page(filling: Filling) -> FillingPage:
    """What stands around the form."""
    language = get_language() or "nb"
    assessment = filling.assessment
    told = {"stage": named(assessment.stage), "day": words.day(assessment.information_date)}
    who = assessment.person.given_name if assessment.person is not None else assessment.family.name
    return FillingPage(
        header=PageHeader(
            filling.definition.title.told_in(language), above=who, lead=_("%(stage)s, true on %(day)s") % told
        ),
        steps=_steps(filling, language=language),
        quality=quality_meter(filling.definition, standing=filling.standing),
        section_title=filling.section.title.told_in(language),
        section_intro=filling.section.intro.told_in(language),
        is_last=filling.next_section is None,
    )


def _steps(filling: Filling, *, language: str) -> Stepper:
    answered = set(filling.standing)
    return Stepper(
        _("Sections"),
        tuple(
            Step(
                section.title.told_in(language),
                done=any(question.concept in answered for question in section.questions),
                current=section == filling.section,
                url=section_url(filling.assessment, section.code),
            )
            for section in filling.definition.sections
        ),
    )


def section_url(assessment: Assessment, code: str) -> str:
    return reverse("family-map-section", args=[assessment.family_id, assessment.pk, code])

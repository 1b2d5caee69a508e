"""Change over time: one column a mapping, one row a concept, what changed since the one before told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bofast.casework.families.models import Family, Person
from bofast.casework.mapping.answers import AnswerValue, as_given
from bofast.casework.mapping.definition import FormDefinition, Question, definition_from
from bofast.casework.mapping.models import Answer, Assessment
from bofast.design import words
from bofast.design.parts.actions import Link
from bofast.design.parts.headers import PageHeader
from bofast.design.parts.part import Shown, Tone
from bofast.design.parts.progress import Meter
from bofast.design.parts.tables import Column, Row, Table
from bofast.design.parts.words import EmptyState, Tag
from bofast.desk.mapping.quality import quality_meter
from bofast.desk.mapping.spoken import SPOKEN
from bofast.desk.wording.economy_names import named
from bofast.desk.wording.languages import language_name
from bofast.vocabulary.money import Money


@dataclass(frozen=True, slots=True)
class Told:
    """One mapping with its form and its answers."""

    assessment: Assessment
    definition: FormDefinition
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class SectionHistory:
    """A section: what was answered in any mapping as a table, and the questions that never were."""

    title: str
    table: Table | None
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryPage:
    header: PageHeader
    quality: Meter | None
    sections: tuple[SectionHistory, ...]
    empty: EmptyState | None


def history_page(family: Family, *, person: Person | None) -> HistoryPage:
    """Every mapping of the household, or of one child, side by side."""
    tellings = _tellings(family, person=person)
    who = person.given_name if person is not None else family.name
    return HistoryPage(
        header=PageHeader(_("Change over time"), above=who, lead=_("What changed since the mapping before is marked.")),
        quality=quality_meter(tellings[-1].definition, standing=tellings[-1].answers) if tellings else None,
        sections=tuple(_sections(tellings)),
        empty=None if tellings else _nothing_yet(family),
    )


def _nothing_yet(family: Family) -> EmptyState:
    return EmptyState(
        _("Nothing mapped yet"),
        _("The first mapping is what later ones are held against."),
        Link(_("Begin a mapping"), reverse("family-map", args=[family.pk])),
    )


def _tellings(family: Family, *, person: Person | None) -> list[Told]:
    assessments = (
        family.assessments.filter(person=person, withdrawn_at__isnull=True)
        .select_related("form")
        .prefetch_related("answers")
        .order_by("information_date", "recorded_at")
    )
    return [
        Told(
            assessment,
            definition_from(assessment.form.definition),
            {answer.concept: answer for answer in assessment.answers.all()},
        )
        for assessment in assessments
    ]


def _sections(tellings: list[Told]) -> Iterable[SectionHistory]:
    """By the sections of the newest form; concepts that only older forms asked stand in a section of their own."""
    if not tellings:
        return
    language = get_language() or "nb"
    newest = tellings[-1].definition
    for section in newest.sections:
        yield _section(section.title.told_in(language), section.questions, tellings=tellings, language=language)
    older = _asked_before(tellings)
    if older:
        yield _section(_("No longer asked"), older, tellings=tellings, language=language)


def _section(title: str, questions: Iterable[Question], *, tellings: list[Told], language: str) -> SectionHistory:
    asked = list(questions)
    answered = [question for question in asked if any(question.concept in told.answers for told in tellings)]
    return SectionHistory(
        title,
        _table(answered, tellings, language=language) if answered else None,
        tuple(question.label.told_in(language) for question in asked if question not in answered),
    )


def _asked_before(tellings: list[Told]) -> tuple[Question, ...]:
    now = set(tellings[-1].definition.concepts())
    before = {question.concept: question for told in tellings for question in told.definition.questions()}
    return tuple(question for concept, question in before.items() if concept not in now)


def _table(questions: Iterable[Question], tellings: list[Told], *, language: str) -> Table:
    heads = [_head(told.assessment) for told in tellings]
    return Table(
        caption=_("Answers by mapping"),
        caption_shown=False,
        columns=(Column(_("Question")), *(Column(head) for head in heads)),
        rows=tuple(
            Row((question.label.told_in(language), *_cells(question, tellings, language=language)))
            for question in questions
        ),
    )


def _head(assessment: Assessment) -> str:
    told = {"stage": named(assessment.stage), "day": words.day(assessment.information_date)}
    return _("%(stage)s, %(day)s") % told


def _cells(question: Question, tellings: list[Told], *, language: str) -> Iterable[Shown]:
    before: str | None = None
    for told in tellings:
        shown = answer_shown(question, told.answers.get(question.concept), language=language)
        changed = before is not None and shown != before
        before = shown if shown != NOT_ASKED else before
        yield (shown, Tag(_("changed"), Tone.ACCENT)) if changed and shown != NOT_ASKED else shown


NOT_ASKED = "–"


def answer_shown(question: Question, answer: Answer | None, *, language: str) -> str:
    """An answer as people read it; a dash where it was not asked."""
    if answer is None:
        return NOT_ASKED
    if answer.is_unknown:
        return words.unknown()
    return _value_shown(question, as_given(question, kept=answer.value), language=language)


def _value_shown(question: Question, value: AnswerValue, *, language: str) -> str:
    match value:
        case bool():
            return _("yes") if value else _("no")
        case Money():
            return words.money(value)
        case date():
            return words.day(value)
        case tuple():
            return ", ".join(question.choice_label(code, language=language) for code in value)
        case str() if question.concept == SPOKEN:
            return language_name(value)
        case _:
            return question.choice_label(str(value), language=language)

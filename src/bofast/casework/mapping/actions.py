"""Forms, mappings and the lines of a family's economy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils import timezone

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family, Person
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.mapping import register
from bofast.casework.mapping.answers import UNKNOWN, GivenAnswer, Kept, as_kept, relevant
from bofast.casework.mapping.definition import FormDefinition, as_json, definition_from, sha256_of
from bofast.casework.mapping.lines import (
    DebtFacts,
    ExpenseFacts,
    IncomeFacts,
    LineFacts,
    NewIncome,
    WealthFacts,
    columns_of,
)
from bofast.casework.mapping.models import (
    Answer,
    Assessment,
    DebtLine,
    EconomyLine,
    ExpenseLine,
    FormVersion,
    IncomeLine,
    Stage,
    WealthLine,
)
from bofast.casework.mapping.standard_forms import standard_forms
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

Line = TypeVar("Line", bound=EconomyLine)

__all__ = [
    "UNKNOWN",
    "DebtFacts",
    "ExpenseFacts",
    "GivenAnswer",
    "IncomeFacts",
    "NewIncome",
    "WealthFacts",
    "continue_assessment",
    "correct_line",
    "draft_form",
    "end_line",
    "install_standard_forms",
    "publish_form",
    "record_assessment",
    "retire_form",
    "set_debt",
    "set_expense",
    "set_income",
    "set_incomes",
    "set_wealth",
    "withdraw_assessment",
    "withdraw_line",
]


@transaction.atomic
def draft_form(
    identifier: str, *, office: Office, subject: FormVersion.Subject, definition: FormDefinition, by: User
) -> FormVersion:
    """Begin or change the draft of a form; a published version is left as it stands, and a new one begins."""
    drafts = FormVersion.objects.filter(office=office, identifier=identifier)
    draft = drafts.filter(status=FormVersion.Status.DRAFT).first()
    if draft is None:
        newest = drafts.order_by("-version").values_list("version", flat=True).first() or 0
        draft = FormVersion(office=office, identifier=identifier, version=newest + 1, subject=subject)
    draft.definition, draft.sha256 = as_json(definition), sha256_of(definition)
    draft.save()
    journal.record(Deed.FORM_DRAFTED, by=by, office=office, about=draft, facts={"version": draft.version})
    return draft


@transaction.atomic
def publish_form(form: FormVersion, *, by: User) -> FormVersion:
    """Take a draft into use; the version before it is retired, and what it was filled in with stays.

    Raises: ShownToUser, unless it is a draft, asks something, and says it in all languages.
    """
    form = FormVersion.objects.select_for_update().get(pk=form.pk)
    if form.status != FormVersion.Status.DRAFT:
        raise ShownToUser(Reason.FORM_NOT_A_DRAFT)
    definition = definition_from(form.definition)
    _refuse_incomplete(definition)
    before = FormVersion.objects.filter(
        office=form.office, identifier=form.identifier, status=FormVersion.Status.PUBLISHED
    )
    now = timezone.now()
    before.update(status=FormVersion.Status.RETIRED, retired_at=now)
    form.status, form.published_at, form.published_by = FormVersion.Status.PUBLISHED, now, by
    form.sha256 = sha256_of(definition)
    form.save()
    journal.record(Deed.FORM_PUBLISHED, by=by, office=form.office, about=form, facts={"sha256": form.sha256})
    return form


def _refuse_incomplete(definition: FormDefinition) -> None:
    questions = list(definition.questions())
    if not questions:
        raise ShownToUser(Reason.FORM_INCOMPLETE, concept="")
    for question in questions:
        if not question.label.is_complete or not all(choice.label.is_complete for choice in question.choices):
            raise ShownToUser(Reason.FORM_INCOMPLETE, concept=question.concept)


@transaction.atomic
def retire_form(form: FormVersion, *, by: User) -> FormVersion:
    """Take a published form out of use.

    Raises: ShownToUser, when it is not in use.
    """
    form = FormVersion.objects.select_for_update().get(pk=form.pk)
    if form.status != FormVersion.Status.PUBLISHED:
        raise ShownToUser(Reason.FORM_NOT_IN_USE)
    form.status, form.retired_at = FormVersion.Status.RETIRED, timezone.now()
    form.save(update_fields=["status", "retired_at"])
    journal.record(Deed.FORM_RETIRED, by=by, office=form.office, about=form)
    return form


@transaction.atomic
def install_standard_forms(office: Office, *, by: User) -> list[FormVersion]:
    """Publish the forms that come with bofast, where the office has none of its own by that name."""
    installed = []
    for standard in standard_forms():
        if FormVersion.objects.filter(office=office, identifier=standard.identifier).exists():
            continue
        draft = draft_form(
            standard.identifier, office=office, subject=standard.subject, definition=standard.definition, by=by
        )
        installed.append(publish_form(draft, by=by))
    return installed


@transaction.atomic
def record_assessment(
    *,
    family: Family,
    person: Person | None = None,
    form: FormVersion,
    stage: Stage,
    information_date: date,
    answers: Mapping[str, GivenAnswer],
    by: User,
    is_complete: bool = True,
) -> Assessment:
    """Write down a mapping: its envelope, its answers, and what of it the register keeps too.

    Raises: ShownToUser, when the form is not in use, an answer does not fit, or one that is required is missing.
    """
    if form.status != FormVersion.Status.PUBLISHED:
        raise ShownToUser(Reason.FORM_NOT_IN_USE)
    if form.subject == FormVersion.Subject.CHILD and person is None:
        raise ShownToUser(Reason.PERSON_NEEDED)
    assessment = Assessment.objects.create(
        family=family,
        person=person,
        form=form,
        stage=stage,
        information_date=information_date,
        is_complete=is_complete,
        completed_by=by,
    )
    _write_answers(assessment, answers=answers, by=by)
    return assessment


@transaction.atomic
def continue_assessment(
    assessment: Assessment, *, answers: Mapping[str, GivenAnswer], by: User, is_complete: bool
) -> Assessment:
    """Fill in more of a mapping that was begun, or mend what it says; the version of the form is the one begun with.

    Raises: ShownToUser, when it is withdrawn or an answer does not fit.
    """
    assessment = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if assessment.withdrawn_at is not None:
        raise ShownToUser(Reason.ALREADY_WITHDRAWN)
    assessment.is_complete, assessment.completed_by = is_complete or assessment.is_complete, by
    assessment.save(update_fields=["is_complete", "completed_by"])
    _write_answers(assessment, answers=answers, by=by)
    return assessment


@transaction.atomic
def withdraw_assessment(assessment: Assessment, *, by: User) -> None:
    """Take back a mapping that was wrong; it is kept, but counts no more."""
    withdrawn = Assessment.objects.filter(pk=assessment.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())
    if not withdrawn:
        raise ShownToUser(Reason.ALREADY_WITHDRAWN)
    family = assessment.family
    facts = {"withdrawn": True}
    journal.record(Deed.MAPPED, by=by, office=family.office, family_id=family.pk, about=assessment, facts=facts)


def _write_answers(assessment: Assessment, *, answers: Mapping[str, GivenAnswer], by: User) -> None:
    definition = definition_from(assessment.form.definition)
    kept = {answer.concept: answer for answer in Answer.objects.filter(assessment=assessment)}
    for concept, given in answers.items():
        kept[concept] = _answer(assessment, definition, concept=concept, given=given)
    asked = relevant(definition, kept={concept: answer.value for concept, answer in kept.items()})
    standing = {
        concept: answer
        for concept, answer in kept.items()
        if concept in asked and (answer.is_unknown or answer.value not in (None, "", []))
    }
    if assessment.is_complete:
        _refuse_missing(definition, asked=asked, given=standing)
    Answer.objects.filter(assessment=assessment, concept__in=answers.keys() | (kept.keys() - asked)).delete()
    Answer.objects.bulk_create(standing[concept] for concept in answers if concept in standing)
    family = assessment.family
    register.write_through(assessment, answers=[standing[name] for name in answers if name in standing], by=by)
    facts = {"concepts": sorted(answers), "stage": assessment.stage, "is_complete": assessment.is_complete}
    journal.record(Deed.MAPPED, by=by, office=family.office, family_id=family.pk, about=assessment, facts=facts)


def _answer(assessment: Assessment, definition: FormDefinition, *, concept: str, given: GivenAnswer) -> Answer:
    question = definition.question(concept)
    if question is None:
        raise ShownToUser(Reason.QUESTION_NOT_IN_FORM, concept=concept)
    value: Kept = as_kept(question, given=given) if given.says_something else None
    return Answer(assessment=assessment, concept=concept, value=value, is_unknown=given.is_unknown, source=given.source)


def _refuse_missing(definition: FormDefinition, *, asked: frozenset[str], given: Mapping[str, Answer]) -> None:
    for question in definition.questions():
        if question.required and question.concept in asked and question.concept not in given:
            raise ShownToUser(Reason.ANSWER_REQUIRED, concept=question.concept)


@transaction.atomic
def set_income(family: Family, *, facts: IncomeFacts, by: User) -> IncomeLine:
    """Write down an income from a day."""
    return _set_line(IncomeLine, family=family, facts=facts, by=by, deed=Deed.INCOME_SET)


@transaction.atomic
def set_incomes(new: Sequence[NewIncome], *, office: Office, by: User) -> None:
    """Write down many incomes of an office's families, each from its day."""
    for one in new:
        _refuse_disorder(one.facts.from_day, one.facts.to_day)
    lines = [IncomeLine(family=one.family, recorded_by=by, **columns_of(one.facts)) for one in new]
    IncomeLine.objects.bulk_create(lines)
    deeds = (journal.Done(deed=Deed.INCOME_SET, about=line, family_id=line.family_id) for line in lines)
    journal.record_many(deeds, by=by, office=office)


@transaction.atomic
def set_expense(family: Family, *, facts: ExpenseFacts, by: User) -> ExpenseLine:
    """Write down a lasting expense from a day."""
    return _set_line(ExpenseLine, family=family, facts=facts, by=by, deed=Deed.EXPENSE_SET)


@transaction.atomic
def set_debt(family: Family, *, facts: DebtFacts, by: User) -> DebtLine:
    """Write down a debt from a day."""
    return _set_line(DebtLine, family=family, facts=facts, by=by, deed=Deed.DEBT_SET)


@transaction.atomic
def set_wealth(family: Family, *, facts: WealthFacts, by: User) -> WealthLine:
    """Write down what the family owns from a day; what stood before ends there."""
    standing = WealthLine.objects.filter(family=family, withdrawn_at=None, to_day=None)
    standing.filter(from_day__lt=facts.from_day).update(to_day=facts.from_day)
    standing.filter(from_day__gte=facts.from_day).update(withdrawn_at=timezone.now())
    return _set_line(WealthLine, family=family, facts=facts, by=by, deed=Deed.DEBT_SET)


@transaction.atomic
def end_line(line: EconomyLine, *, to_day: date, by: User) -> EconomyLine:
    """Say from which day an income, expense or debt is no more.

    Raises: ShownToUser, when that is not after its first day.
    """
    return correct_line(line, changes={"to_day": to_day}, by=by)


@transaction.atomic
def correct_line(line: EconomyLine, *, changes: Mapping[str, Any], by: User) -> EconomyLine:
    """Withdraw a line and write it anew with the changes, so that what was known before can still be seen.

    Raises: ShownToUser, when it is withdrawn already or would end before it begins.
    """
    family = line.family
    _withdraw(line)
    anew = type(line)(family=family, recorded_by=by)
    for field in line._meta.concrete_fields:
        if field.name not in {"id", "family", "recorded_at", "recorded_by", "withdrawn_at"}:
            setattr(anew, field.name, changes.get(field.name, getattr(line, field.name)))
    _refuse_disorder(anew.from_day, anew.to_day)
    anew.save()
    journal.record(DEEDS[type(line)], by=by, office=family.office, family_id=family.pk, about=anew)
    return anew


@transaction.atomic
def withdraw_line(line: EconomyLine, *, by: User) -> None:
    """Take back a line that was wrong; it is kept, but counts no more."""
    _withdraw(line)
    family = line.family
    facts = {"withdrawn": True}
    journal.record(DEEDS[type(line)], by=by, office=family.office, family_id=family.pk, about=line, facts=facts)


DEEDS: dict[type[models.Model], Deed] = {
    IncomeLine: Deed.INCOME_SET,
    ExpenseLine: Deed.EXPENSE_SET,
    DebtLine: Deed.DEBT_SET,
    WealthLine: Deed.DEBT_SET,
}


def _withdraw(line: EconomyLine) -> None:
    lines = type(line)._default_manager.filter(pk=line.pk, withdrawn_at__isnull=True)
    if not lines.update(withdrawn_at=timezone.now()):
        raise ShownToUser(Reason.ALREADY_WITHDRAWN)


def _set_line(model: type[Line], *, family: Family, facts: LineFacts, by: User, deed: Deed) -> Line:
    _refuse_disorder(facts.from_day, facts.to_day)
    line = model(family=family, recorded_by=by, **columns_of(facts))
    line.save(force_insert=True)
    journal.record(deed, by=by, office=family.office, family_id=family.pk, about=line)
    return line


def _refuse_disorder(from_day: date, to_day: date | None) -> None:
    if to_day is not None and to_day <= from_day:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)

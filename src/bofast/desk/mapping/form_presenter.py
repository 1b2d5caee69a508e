"""The office's forms, and one version with its questions, as parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bofast.casework.mapping.definition import FormDefinition, Question, Section, definition_from
from bofast.casework.mapping.models import FormVersion
from bofast.design import words
from bofast.design.parts.actions import Link, Press, Sent, Weight
from bofast.design.parts.headers import PageHeader
from bofast.design.parts.part import Shown, Tone
from bofast.design.parts.tables import Column, Row, Table
from bofast.design.parts.words import EmptyState, Muted, Tag
from bofast.desk.mapping.question_form import TYPES

Status = FormVersion.Status
TONES = {Status.DRAFT: Tone.WARNING, Status.PUBLISHED: Tone.SUCCESS, Status.RETIRED: Tone.NEUTRAL}


def status_words(form: FormVersion) -> str:
    """The state of a version in words."""
    return {
        Status.DRAFT: _("draft"),
        Status.PUBLISHED: _("in use"),
        Status.RETIRED: _("retired"),
    }[Status(form.status)]


def forms_table(forms: Iterable[FormVersion]) -> Table:
    """Every version of every form, the newest first."""
    language = get_language() or "nb"
    return Table(
        caption=_("Mapping forms"),
        caption_shown=False,
        columns=(Column(_("Form")), Column(_("Version")), Column(_("State")), Column(_("Published"))),
        rows=tuple(
            Row(
                (
                    definition_from(form.definition).title.told_in(language),
                    form.version,
                    Tag(status_words(form), TONES[Status(form.status)]),
                    _published(form),
                ),
                url=reverse("office-form", args=[form.pk]),
            )
            for form in forms
        ),
        empty=EmptyState(
            _("No forms yet"),
            _("Begin with the forms that come with bofast. You can change them afterwards."),
            Press(_("Take the standard forms into use"), reverse("office-forms-standard"), weight=Weight.PRIMARY),
        ),
    )


def _published(form: FormVersion) -> Shown:
    if form.published_at is None:
        return "–"
    return Muted(words.day(form.published_at.date()), str(form.published_by or ""))


@dataclass(frozen=True, slots=True)
class SectionShown:
    title: str
    questions: Table


@dataclass(frozen=True, slots=True)
class FormPage:
    header: PageHeader
    sections: tuple[SectionShown, ...]
    fingerprint: str


def form_page(form: FormVersion) -> FormPage:
    """One version: its questions in order, and for a draft what can be done with each."""
    language = get_language() or "nb"
    definition = definition_from(form.definition)
    told = {"version": form.version, "count": len(definition.concepts())}
    return FormPage(
        header=PageHeader(
            definition.title.told_in(language),
            lead=_("Version %(version)s, %(count)s questions") % told,
            tags=(Tag(status_words(form), TONES[Status(form.status)]),),
            actions=tuple(_form_actions(form)),
        ),
        sections=tuple(
            _section(section, form=form, definition=definition, language=language) for section in definition.sections
        ),
        fingerprint=form.sha256,
    )


def _form_actions(form: FormVersion) -> Iterable[Link | Press]:
    match Status(form.status):
        case Status.DRAFT:
            yield Link(_("Add a question"), reverse("office-form-question", args=[form.pk]), Weight.SECONDARY)
            yield Press(_("Publish"), reverse("office-form-publish", args=[form.pk]), weight=Weight.PRIMARY)
        case Status.PUBLISHED:
            yield Press(_("Begin a new draft"), reverse("office-form-draft", args=[form.pk]))
            yield Press(_("Retire"), reverse("office-form-retire", args=[form.pk]), dangerous=True)
        case Status.RETIRED:
            yield Press(_("Begin a new draft"), reverse("office-form-draft", args=[form.pk]))


def _section(section: Section, *, form: FormVersion, definition: FormDefinition, language: str) -> SectionShown:
    is_draft = form.status == Status.DRAFT
    return SectionShown(
        section.title.told_in(language),
        Table(
            caption=section.title.told_in(language),
            caption_shown=False,
            columns=(
                Column(_("Question")),
                Column(_("Kind of answer")),
                Column(_("Asked")),
                Column(_("Change"), quiet=True),
            ),
            rows=tuple(
                Row(
                    (
                        _label(question, is_draft=is_draft, language=language),
                        Muted(str(TYPES[question.type]), _choices(question, language)),
                        _asked(question, definition=definition, language=language),
                        _question_actions(question, form=form, language=language) if is_draft else "",
                    )
                )
                for question in section.questions
            ),
        ),
    )


def _label(question: Question, *, is_draft: bool, language: str) -> Shown:
    """The question; under a draft's the concept too, that whoever draws the form keeps stable."""
    label = question.label.told_in(language)
    return Muted(label, question.concept) if is_draft else label


def question_header(question: Question | None) -> PageHeader:
    """What the page of one question is called: by the question's own words, its concept quietly under them."""
    if question is None:
        return PageHeader(_("Add a question"))
    return PageHeader(
        question.label.told_in(get_language() or "nb"), above=_("Change the question"), lead=question.concept
    )


def _choices(question: Question, language: str) -> str:
    return " · ".join(choice.label.told_in(language) for choice in question.choices)


def _asked(question: Question, *, definition: FormDefinition, language: str) -> str:
    when = question.relevant_when
    if when is None:
        return _("always, must be answered") if question.required else _("always")
    other = definition.question(when.concept)
    label = other.label.told_in(language) if other is not None else when.concept
    among = ", ".join(other.choice_label(code, language=language) if other is not None else code for code in when.among)
    return _("when “%(question)s” is %(answers)s") % {"question": label, "answers": among}


def _question_actions(question: Question, *, form: FormVersion, language: str) -> tuple[Shown, ...]:
    concept = Sent("concept", question.concept)
    move = reverse("office-form-move", args=[form.pk])
    about = question.label.told_in(language)
    return (
        Link(
            _("Change"),
            f"{reverse('office-form-question', args=[form.pk])}?concept={question.concept}",
            Weight.TERTIARY,
            about=about,
        ),
        Press(_("Up"), move, (concept, Sent("places", "-1")), Weight.TERTIARY, about=about),
        Press(_("Down"), move, (concept, Sent("places", "1")), Weight.TERTIARY, about=about),
        Press(
            _("Remove"),
            reverse("office-form-remove", args=[form.pk]),
            (concept,),
            Weight.TERTIARY,
            dangerous=True,
            about=about,
        ),
    )

"""The mappings of a family: what is begun, what is complete, and where to begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family, Membership, Person
from bofast.casework.mapping.definition import definition_from
from bofast.casework.mapping.models import Assessment, FormVersion
from bofast.design import words
from bofast.design.parts.actions import Link, Press, Weight
from bofast.design.parts.headers import PageHeader
from bofast.design.parts.part import Shown, Tone
from bofast.design.parts.tables import Column, Row, Table
from bofast.design.parts.words import EmptyState, Muted, Tag
from bofast.desk.mapping.filling import section_url
from bofast.desk.mapping.section_form import EnvelopeForm
from bofast.desk.office import Desk
from bofast.desk.wording.economy_names import named


class BeginForm(EnvelopeForm):
    """Which form, about whom, at which stage."""

    about = forms.ChoiceField(label=gettext_lazy("About"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, subjects: list[Subject], **options: Any) -> None:
        super().__init__(*args, **options)
        self.subjects = {subject.key: subject for subject in subjects}
        self.fields["about"].choices = [(s.key, s.label) for s in subjects]  # type: ignore[attr-defined]
        self.order_fields(["about", "stage", "information_date"])
        if len(subjects) > 0:
            self.fields["about"].initial = subjects[0].key

    def subject(self) -> Subject:
        return self.subjects[self.cleaned_data["about"]]


@dataclass(frozen=True, slots=True)
class Subject:
    """A form that can be filled in for somebody."""

    key: str
    label: str
    form: FormVersion
    person: Person | None


def subjects_of(family: Family, *, desk: Desk) -> list[Subject]:
    """The office's forms in use: the household's, and each child's."""
    in_use = desk.office.forms.filter(status=FormVersion.Status.PUBLISHED).order_by("-subject", "identifier")
    children = family.members_on(desk.today).filter(role=Membership.Role.CHILD).order_by("person__born_on", "pk")
    language = get_language() or "nb"
    found: list[Subject] = []
    for form in in_use:
        title = definition_from(form.definition).title.told_in(language)
        if form.subject == FormVersion.Subject.FAMILY:
            found.append(Subject(str(form.pk), title, form, None))
        else:
            found += [
                Subject(f"{form.pk}:{child.person_id}", f"{title}: {child.person.given_name}", form, child.person)
                for child in children
            ]
    return found


@dataclass(frozen=True, slots=True)
class Overview:
    header: PageHeader
    mappings: Table


def overview(family: Family, *, desk: Desk) -> Overview:
    """The page's head and its list."""
    actions = (
        Link(_("Change over time"), reverse("family-map-history", args=[family.pk]), Weight.SECONDARY),
        Link(_("Incomes, expenses and debts"), reverse("family-economy", args=[family.pk]), Weight.SECONDARY),
    )
    return Overview(
        PageHeader(_("Mapping"), lead=_("What the family has, needs and wishes."), actions=actions),
        _mappings(family, may_change=desk.may(Permission.CHANGE_FAMILIES)),
    )


def _mappings(family: Family, *, may_change: bool) -> Table:
    assessments = (
        family.assessments.filter(withdrawn_at__isnull=True)
        .select_related("form", "person", "completed_by")
        .order_by("-information_date", "-recorded_at")
    )
    return Table(
        caption=_("Mappings"),
        columns=(
            Column(_("About")),
            Column(_("Stage")),
            Column(_("Form")),
            Column(_("State")),
            Column(_("Actions"), quiet=True),
        ),
        rows=tuple(_row(assessment, family=family, may_change=may_change) for assessment in assessments),
        empty=EmptyState(_("Nothing mapped yet"), _("Begin with the household. Unknown is an answer too.")),
    )


def _row(assessment: Assessment, *, family: Family, may_change: bool) -> Row:
    definition = definition_from(assessment.form.definition)
    title = definition.title.told_in(get_language() or "nb")
    who = assessment.person.given_name if assessment.person is not None else family.name
    state = Tag(_("complete"), Tone.SUCCESS) if assessment.is_complete else Tag(_("begun"), Tone.WARNING)
    return Row(
        (
            who,
            Muted(named(assessment.stage), words.day(assessment.information_date)),
            Muted(title, _("version %(version)s") % {"version": assessment.form.version}),
            (state, str(assessment.completed_by or "")),
            _actions(assessment, first_section=definition.sections[0].code) if may_change else "",
        )
    )


def _actions(assessment: Assessment, *, first_section: str) -> tuple[Shown, ...]:
    label = _("Correct") if assessment.is_complete else _("Go on")
    about = named(assessment.stage)
    withdraw = reverse("family-map-withdraw", args=[assessment.family_id, assessment.pk])
    return (
        Link(label, section_url(assessment, first_section), Weight.TERTIARY, about=about),
        Press(_("Withdraw"), withdraw, weight=Weight.TERTIARY, dangerous=True, about=about),
    )

"""One section of a mapping form, filled in on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bofast.casework.mapping.answers import GivenAnswer
from bofast.casework.mapping.definition import Question, Section
from bofast.casework.mapping.models import Answer, Source, Stage
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField
from bofast.desk.mapping.fields import (
    answer_field,
    entered_value,
    given_answer,
    has_own_unknown,
    source_field,
    unknown_field,
)
from bofast.desk.wording.economy_names import named


def stage_choices() -> list[tuple[str, str]]:
    """The stages in the language of the reader, not of whoever asked first."""
    return [(stage.value, named(stage)) for stage in Stage]


class EnvelopeForm(BofastForm):
    """When, and at which stage: asked once, when a mapping begins."""

    stage = forms.ChoiceField(choices=stage_choices, label=_("Stage"))
    information_date = DayField(
        means=DayMeans.HAPPENED, label=_("True on"), help_text=_("The day of the conversation or of the papers.")
    )


class SectionForm(BofastForm):
    """The questions of a section. A question is named by its concept, with dots as they stand."""

    def __init__(self, *args: Any, section: Section, standing: Mapping[str, Answer], **options: Any) -> None:
        super().__init__(*args, initial=_initial(section, standing=standing), **options)
        self.section = section
        language = get_language() or "nb"
        for question in section.questions:
            self.fields[question.concept] = answer_field(question, language=language)
            if has_own_unknown(question):
                self.fields[f"unknown:{question.concept}"] = unknown_field()
        self.fields["source"] = source_field()
        for field in self.fields.values():
            _dress(field)

    def rows(self) -> Iterator[tuple[Question, BoundField, BoundField | None]]:
        """Each question with its field, and the box for "unknown" where it stands beside."""
        for question in self.section.questions:
            unknown = self[f"unknown:{question.concept}"] if has_own_unknown(question) else None
            yield question, self[question.concept], unknown

    def answers(self) -> dict[str, GivenAnswer]:
        """What was entered, by concept."""
        source = Source(self.cleaned_data["source"])
        return {
            question.concept: given_answer(
                question,
                entered=self.cleaned_data.get(question.concept),
                is_unknown=bool(self.cleaned_data.get(f"unknown:{question.concept}")),
                source=source,
            )
            for question in self.section.questions
        }


def _initial(section: Section, *, standing: Mapping[str, Answer]) -> dict[str, Any]:
    initial: dict[str, Any] = {}
    for question in section.questions:
        answer = standing.get(question.concept)
        if answer is not None:
            initial[question.concept] = entered_value(question, kept=answer.value, is_unknown=answer.is_unknown)
            initial[f"unknown:{question.concept}"] = answer.is_unknown
    return initial


def _dress(field: forms.Field) -> None:
    field.widget.attrs.setdefault("class", "ds-input")
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs["rows"] = "4"

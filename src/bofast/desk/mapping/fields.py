"""A question as form fields: the answer itself, "unknown", and where the answer comes from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bofast.casework.mapping.answers import AnswerValue, GivenAnswer, Kept, as_given
from bofast.casework.mapping.definition import Question, QuestionType
from bofast.casework.mapping.models import Source
from bofast.design.days import DayMeans
from bofast.design.forms import DayField, MoneyField
from bofast.desk.mapping.spoken import SPOKEN, SpokenAnswerField
from bofast.desk.wording.economy_names import named

NOT_KNOWN = "__unknown__"
YES, NO = "yes", "no"


def answer_field(question: Question, *, language: str) -> forms.Field:
    """The field of an answer; a closed question has "unknown" among its choices."""
    told: dict[str, Any] = {
        "label": question.label.told_in(language),
        "help_text": question.help.told_in(language),
        "required": False,
    }
    if question.type in {QuestionType.BOOL, QuestionType.CHOICE, QuestionType.CHOICES}:
        return _closed_field(question, language=language, told=told)
    if question.concept == SPOKEN and question.type is QuestionType.TEXT:
        return SpokenAnswerField(**told)
    return _OPEN_FIELDS[question.type](**told)


def _closed_field(question: Question, *, language: str, told: dict[str, Any]) -> forms.Field:
    unknown = _unknown(question)
    match question.type:
        case QuestionType.BOOL:
            return forms.ChoiceField(
                choices=[(YES, _("yes")), (NO, _("no")), *unknown], widget=forms.RadioSelect, **told
            )
        case QuestionType.CHOICE:
            choices = [*_choices(question, language), *unknown]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **told)
        case _:
            choices = [*_choices(question, language), *unknown]
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **told)


_OPEN_FIELDS: dict[QuestionType, Callable[..., forms.Field]] = {
    QuestionType.NUMBER: partial(forms.DecimalField, max_digits=12, decimal_places=2, localize=True),
    QuestionType.MONEY: MoneyField,
    QuestionType.DATE: partial(DayField, means=DayMeans.EXPIRES),  # whatever the office asks about
    QuestionType.TEXT: partial(forms.CharField, max_length=200),
    QuestionType.OWN_WORDS: partial(forms.CharField, max_length=4000, widget=forms.Textarea),
}


def _choices(question: Question, language: str) -> list[tuple[str, str]]:
    return [(choice.code, choice.label.told_in(language)) for choice in question.choices]


def _unknown(question: Question) -> list[tuple[str, Any]]:
    return [(NOT_KNOWN, _("unknown"))] if question.may_be_unknown else []


def has_own_unknown(question: Question) -> bool:
    """Whether "unknown" stands beside the field, since it has no choices to stand among."""
    closed = question.type.has_choices or question.type is QuestionType.BOOL
    return question.may_be_unknown and not closed


def unknown_field() -> forms.BooleanField:
    return forms.BooleanField(required=False, label=_("Unknown: asked, and nobody knows"))


def source_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=[(source.value, named(source)) for source in Source],
        initial=Source.PERSON.value,
        label=_("Where the answers come from"),
    )


def given_answer(question: Question, *, entered: Any, is_unknown: bool, source: Source) -> GivenAnswer:
    """What was entered, as an answer."""
    if entered == NOT_KNOWN or (isinstance(entered, list) and NOT_KNOWN in entered) or (is_unknown and not entered):
        return GivenAnswer(is_unknown=True, source=source)
    return GivenAnswer(_value(question, entered), source=source)


def _value(question: Question, entered: Any) -> AnswerValue:
    if question.type is QuestionType.BOOL:
        return {YES: True, NO: False}.get(entered)
    if question.type is QuestionType.CHOICES:
        return tuple(entered or ())
    return entered if entered != "" else None


def entered_value(question: Question, *, kept: Kept, is_unknown: bool) -> Any:
    """What stands, as the field shows it."""
    if is_unknown and not has_own_unknown(question):
        return [NOT_KNOWN] if question.type is QuestionType.CHOICES else NOT_KNOWN
    value = as_given(question, kept=kept)
    if question.type is QuestionType.BOOL and value is not None:
        return YES if value else NO
    return list(value) if isinstance(value, tuple) else value

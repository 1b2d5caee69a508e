"""A question of a draft as a form: kind, texts in three languages, choices, condition; for a new one its concept."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from bofast.casework.mapping.definition import (
    Choice,
    FormDefinition,
    Question,
    QuestionType,
    RelevantWhen,
    Words,
)
from bofast.design.forms import BofastForm

CONCEPT = r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$"
CHOICE = re.compile(r"^\s*([a-z0-9_]+)\s*\|\s*([^|]+?)\s*\|\s*([^|]+?)\s*\|\s*([^|]+?)\s*$")
TYPES: dict[QuestionType, Promise] = {
    QuestionType.BOOL: _("Yes or no"),
    QuestionType.CHOICE: _("One of several"),
    QuestionType.CHOICES: _("Any of several"),
    QuestionType.NUMBER: _("A number"),
    QuestionType.MONEY: _("An amount"),
    QuestionType.DATE: _("A day"),
    QuestionType.TEXT: _("A short text"),
    QuestionType.OWN_WORDS: _("The family's own words"),
}


class QuestionForm(BofastForm):
    """One question. The concept stays when the wording changes, so that answers can be compared over years."""

    section = forms.ChoiceField(label=_("Section"))
    concept = forms.RegexField(
        CONCEPT,
        max_length=80,
        label=_("Short name that stays (concept)"),
        help_text=_("For example home.own_room: lower case, one dot."),
    )
    type = forms.ChoiceField(choices=[(kind.value, TYPES[kind]) for kind in QuestionType], label=_("Kind of answer"))
    label_nb = forms.CharField(max_length=200, label=_("Question in Norwegian"))
    label_da = forms.CharField(max_length=200, required=False, label=_("Question in Danish"))
    label_en = forms.CharField(max_length=200, required=False, label=_("Question in English"))
    help_nb = forms.CharField(max_length=300, required=False, label=_("Help in Norwegian"))
    help_da = forms.CharField(max_length=300, required=False, label=_("Help in Danish"))
    help_en = forms.CharField(max_length=300, required=False, label=_("Help in English"))
    choices = forms.CharField(
        required=False,
        widget=forms.Textarea,
        label=_("Choices"),
        help_text=_("One a line: code | Norwegian | Danish | English"),
    )
    depends_on = forms.ChoiceField(required=False, label=_("Asked only when this is answered"))
    depends_among = forms.CharField(
        required=False,
        max_length=1000,
        widget=forms.Textarea,
        label=_("with one of these"),
        help_text=_("One answer a line, in the words of that question; yes or no."),
    )
    required = forms.BooleanField(required=False, label=_("An answer is required"))
    may_be_unknown = forms.BooleanField(required=False, label=_("Unknown is an answer"))

    def __init__(self, *args: Any, definition: FormDefinition, question: Question | None, **options: Any) -> None:
        super().__init__(*args, initial=initial_of(definition, question=question), **options)
        language = get_language() or "nb"
        sections = [(section.code, section.title.told_in(language)) for section in definition.sections]
        self.fields["section"].choices = sections  # type: ignore[attr-defined]
        others = [
            (other.concept, other.label.told_in(language))
            for other in definition.questions()
            if question is None or other.concept != question.concept
        ]
        self.fields["depends_on"].choices = [("", _("always asked")), *others]  # type: ignore[attr-defined]
        self._definition, self._concept = definition, question.concept if question else ""
        if question is not None:
            del self.fields["concept"]

    def clean_choices(self) -> tuple[Choice, ...]:
        lines = [line for line in self.cleaned_data["choices"].splitlines() if line.strip()]
        return tuple(_choice(line) for line in lines)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        kind = self.cleaned_data.get("type")
        has_choices = bool(self.cleaned_data.get("choices"))
        if kind and "choices" in self.cleaned_data and QuestionType(kind).has_choices != has_choices:
            self.add_error("choices", gettext("A question with several answers needs choices; another has none."))
        self._read_condition()
        return cleaned

    def _read_condition(self) -> None:
        """The answers that the question hangs on, by their codes."""
        other = self._definition.question(self.cleaned_data.get("depends_on") or "")
        told = [line.strip() for line in (self.cleaned_data.get("depends_among") or "").splitlines() if line.strip()]
        answers = answers_of(other) if other else {}
        codes = {name.casefold(): code for code, names in answers.items() for name in (code, *names)}
        missing = [answer for answer in told if answer.casefold() not in codes]
        if other is not None and missing:
            possible = "; ".join(names[0] for names in answers.values())
            told_wrong = {"answer": missing[0], "possible": possible}
            text = gettext("“%(answer)s” is no answer to that question. Its answers: %(possible)s.")
            self.add_error("depends_among", text % told_wrong)
        self._among = tuple(codes[answer.casefold()] for answer in told if answer.casefold() in codes)

    def question(self) -> Question:
        """What was entered."""
        entered, among = self.cleaned_data, self._among
        return Question(
            concept=self._concept or entered["concept"],
            type=QuestionType(entered["type"]),
            label=_words(entered, "label"),
            help=_words(entered, "help"),
            choices=entered["choices"],
            relevant_when=RelevantWhen(entered["depends_on"], among) if entered["depends_on"] and among else None,
            required=entered["required"],
            may_be_unknown=entered["may_be_unknown"],
        )


def answers_of(question: Question) -> dict[str, tuple[str, ...]]:
    """The answers that others can hang on, by code: what each is called in every language, the reader's own first."""
    language = get_language() or "nb"
    if question.type is QuestionType.BOOL:
        return {"yes": (gettext("yes"),), "no": (gettext("no"),)}
    return {
        choice.code: (choice.label.told_in(language), choice.label.nb, choice.label.da, choice.label.en)
        for choice in question.choices
    }


def _choice(line: str) -> Choice:
    match = CHOICE.match(line)
    if match is None:
        raise ValidationError(
            gettext("Write it as code | Norwegian | Danish | English: %(line)s") % {"line": line.strip()}
        )
    code, nb, da, en = match.groups()
    return Choice(code, Words(nb=nb, da=da, en=en))


def _words(entered: dict[str, Any], name: str) -> Words:
    return Words(nb=entered[f"{name}_nb"], da=entered[f"{name}_da"], en=entered[f"{name}_en"])


def initial_of(definition: FormDefinition, *, question: Question | None) -> dict[str, Any]:
    """A question as its form shows it."""
    if question is None:
        return {"may_be_unknown": True}
    when = question.relevant_when
    section = next(section for section in definition.sections if question in section.questions)
    return {
        "section": section.code,
        "concept": question.concept,
        "type": question.type.value,
        **{f"label_{language}": getattr(question.label, language) for language in ("nb", "da", "en")},
        **{f"help_{language}": getattr(question.help, language) for language in ("nb", "da", "en")},
        "choices": "\n".join(
            f"{choice.code} | {choice.label.nb} | {choice.label.da} | {choice.label.en}" for choice in question.choices
        ),
        "depends_on": when.concept if when else "",
        "depends_among": "\n".join(_among_in_words(definition, when=when)) if when else "",
        "required": question.required,
        "may_be_unknown": question.may_be_unknown,
    }


def _among_in_words(definition: FormDefinition, *, when: RelevantWhen) -> list[str]:
    other = definition.question(when.concept)
    answers = answers_of(other) if other else {}
    return [answers[code][0] if code in answers else code for code in when.among]

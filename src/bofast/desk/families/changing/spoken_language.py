"""The field that asks for a language out of a list."""

from __future__ import annotations

from typing import Any

from django import forms

from bofast.desk.wording.languages import LANGUAGES, language_choices

LONGEST = 10


class SpokenLanguageField(forms.ChoiceField):
    """A language out of the list; one that came in with a sheet and is not in it stays a choice."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=language_choices, **options)

    def prepare_value(self, value: Any) -> Any:
        if value and value not in LANGUAGES:
            self.choices = [*language_choices(), (value, value)]
        return super().prepare_value(value)

    def valid_value(self, value: Any) -> bool:
        return len(str(value)) <= LONGEST

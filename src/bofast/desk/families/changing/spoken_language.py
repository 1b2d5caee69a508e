"""The field that asks for a language out of a list."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from bofast.desk.wording.languages import LANGUAGES, language_choices

CODE = re.compile(r"[^\W\d_]{2,10}")
"""A code or a name of a language, as sheets hold it: letters alone."""


class SpokenLanguageField(forms.ChoiceField):
    """A language out of the list; one that came in with a sheet and is not in it stays a choice."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=language_choices, **options)

    def prepare_value(self, value: Any) -> Any:
        if value and value not in LANGUAGES:
            self.choices = [*language_choices(), (value, value)]
        return super().prepare_value(value)

    def valid_value(self, value: Any) -> bool:
        return value in LANGUAGES or CODE.fullmatch(str(value)) is not None

"""The mapping's question about the language: a choice out of the list, or another, namely."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from bofast.design.widgets import OTHER, ChoiceOrOther
from bofast.desk.wording.languages import code_of, language_choices

SPOKEN = "person.language"
"""The concept of the question."""
LONGEST = 60


class SpokenAnswerField(forms.ChoiceField):
    """A language out of the list, by its code; another as it is written, by its code where we know one.

    Raises: ValidationError, for another that is not named.
    """

    default_error_messages = {
        "not_named": _("Say which language it is."),
        "too_long": _("Write the name of the language in at most %(longest)s letters."),
    }

    def __init__(self, **options: Any) -> None:
        widget = ChoiceOrOther(other=_("another language"), namely=_("namely"), longest=LONGEST)
        super().__init__(choices=_choices, widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        return code_of(value) if isinstance(value, str) and value != OTHER else value

    def to_python(self, value: Any) -> str:
        written = super().to_python(value)
        return written if written == OTHER else code_of(written)

    def validate(self, value: Any) -> None:
        if value == OTHER:
            raise forms.ValidationError(self.error_messages["not_named"], code="not_named")
        if len(value) > LONGEST:
            raise forms.ValidationError(self.error_messages["too_long"], code="too_long", params={"longest": LONGEST})
        ProhibitNullCharactersValidator()(value)


def _choices() -> list[tuple[str, Any]]:
    return [("", _("choose")), *((code, name) for code, name in language_choices() if code)]

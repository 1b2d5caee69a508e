"""The mapping's question about the language: a choice out of the list, or another, namely."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from bofast.design.widgets import OTHER, Asked, ChoiceOrOther
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

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"aria-label": self.label}

    def prepare_value(self, value: Any) -> Any:
        return code_of(value) if isinstance(value, str) else value

    def to_python(self, value: Any) -> str:
        asked = value if isinstance(value, Asked) else Asked("", str(value or ""))
        if asked.chosen != OTHER:
            return asked.chosen
        if not asked.text:
            raise forms.ValidationError(self.error_messages["not_named"], code="not_named")
        if len(asked.text) > LONGEST:
            raise forms.ValidationError(self.error_messages["too_long"], code="too_long", params={"longest": LONGEST})
        ProhibitNullCharactersValidator()(asked.text)
        return code_of(asked.text)

    def clean(self, value: Any) -> str:
        """The language; only what was chosen must be among the choices, what was named need not."""
        said = self.to_python(value)
        if not (isinstance(value, Asked) and value.chosen == OTHER):
            self.validate(said)
        return said


def _choices() -> list[tuple[str, Any]]:
    return [("", _("choose")), *((code, name) for code, name in language_choices() if code)]

"""Fields of the plan's forms: three-valued answers, and days with today filled in."""

from __future__ import annotations

from django import forms
from django.utils.translation import pgettext_lazy

ANSWERS = [
    ("yes", pgettext_lazy("answer", "Yes")),
    ("no", pgettext_lazy("answer", "No")),
    ("", pgettext_lazy("answer", "Not known")),
]


class YesNoUnknownField(forms.TypedChoiceField):
    """Yes, no, or not known; gives True, False or None. Not known is an answer and is what stands first chosen."""

    widget = forms.RadioSelect

    def __init__(self, *, label: object) -> None:
        super().__init__(
            choices=ANSWERS, coerce=lambda value: value == "yes", empty_value=None, required=False, label=str(label)
        )
        self._lazy_label = label
        self.label = label  # type: ignore[assignment]  # lazy, so that it follows the reader's language

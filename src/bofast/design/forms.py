"""The base of every form: the look of Designsystemet without a word in the form that needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.functional import cached_property

from bofast.design.fields import DayField, MoneyField, OneOfField, SearchField, SomeOfField
from bofast.design.parts.form_layout import ErrorSummary
from bofast.design.widgets import DayInput, dress

if TYPE_CHECKING:
    Base = forms.BaseForm
else:
    Base = object

__all__ = ["BofastForm", "DayField", "DressedForm", "MoneyField", "OneOfField", "SearchField", "SomeOfField"]


class DressedForm(Base):
    """Dresses the widgets of a form. Mix it into a ModelForm too: `class HomeForm(DressedForm, forms.ModelForm)`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            if type(field.widget) is forms.DateInput:
                field.widget = DayInput()
            dress(field.widget)

    @cached_property
    def error_summary(self) -> ErrorSummary:
        """The part that lists what must be put right, for pages that lay out their fields themselves."""
        return ErrorSummary(self)


class BofastForm(DressedForm, forms.Form):
    """A form on a page of bofast."""

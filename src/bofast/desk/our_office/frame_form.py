"""Entering the frame of a year."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bofast.design.fields import MoneyField
from bofast.design.forms import BofastForm
from bofast.vocabulary.money import Currency

EARLIEST, LATEST = 2000, 2100


class FrameForm(BofastForm):
    year = forms.IntegerField(label=_("Year"), min_value=EARLIEST, max_value=LATEST)
    amount = MoneyField(label=_("The frame of start loans"), help_text=_("All that may be lent out in the year."))
    earmarked = MoneyField(
        label=_("Earmarked for families with children"),
        help_text=_("A part of the frame. Write 0 when nothing is kept for them."),
    )

    def __init__(self, *args: Any, currency: Currency, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("amount", "earmarked"):
            field: Any = self.fields[name]
            field.currency = currency

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        amount, earmarked = said.get("amount"), said.get("earmarked")
        if amount is not None and earmarked is not None and amount < earmarked:
            self.add_error("earmarked", _("The earmark is a part of the frame and cannot be larger than it."))
        return said

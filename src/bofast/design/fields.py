"""Form fields for the values of housing."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bofast.design.widgets import DayInput, MoneyInput
from bofast.vocabulary.money import Currency, Money

LEAVE_OUT = re.compile(r"kr\.?|nok|dkk|,-|\s", re.IGNORECASE)
# Groups of exactly three digits are thousands, whichever sign parts them: an amount never has three decimals.
THOUSANDS = re.compile(r"[.,](?=\d{3}(?:\D|$))")
AMOUNT = re.compile(r"-?\d{1,12}(?:[.,]\d{1,2})?")


class DayField(forms.DateField):
    """A day, asked for with the browser's own date field."""

    widget = DayInput


class MoneyField(forms.Field):
    """An amount in kroner, written as people write it: 11 770, 11.770,50, kr 11770,-.

    Gives a `Money`. Raises: ValidationError, for what is no amount or lies outside the bounds.
    """

    widget = MoneyInput
    default_error_messages = {
        "invalid": _("Write an amount in kroner, for example 11 770."),
        "too_low": _("The amount must be at least %(limit)s kr."),
        "too_high": _("The amount must be at most %(limit)s kr."),
    }

    def __init__(
        self,
        *,
        currency: Currency = Currency.NOK,
        at_least: int | None = 0,
        at_most: int | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.currency = currency
        self.at_least = at_least
        self.at_most = at_most

    def to_python(self, value: Any) -> Money | None:
        if isinstance(value, Money):
            return value
        if value in self.empty_values:
            return None
        bare = LEAVE_OUT.sub("", str(value)).replace("\N{MINUS SIGN}", "-")
        bare = THOUSANDS.sub("", bare)
        if not AMOUNT.fullmatch(bare):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return Money.of(Decimal(bare.replace(",", ".")), self.currency)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if self.at_least is not None and value < Money.of(self.at_least, self.currency):
            raise ValidationError(self.error_messages["too_low"], code="too_low", params={"limit": self.at_least})
        if self.at_most is not None and Money.of(self.at_most, self.currency) < value:
            raise ValidationError(self.error_messages["too_high"], code="too_high", params={"limit": self.at_most})

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True

"""Form fields for the values of housing."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bofast.design import words
from bofast.design.days import DayMeans
from bofast.design.widgets import DayInput, MoneyInput
from bofast.vocabulary.money import Currency, Money

LEAVE_OUT = re.compile(r"kr\.?|nok|dkk|,-|\s", re.IGNORECASE)
# Groups of exactly three digits are thousands, whichever sign parts them: an amount never has three decimals.
THOUSANDS = re.compile(r"[.,](?=\d{3}(?:\D|$))")
AMOUNT = re.compile(r"-?\d{1,12}(?:[.,]\d{1,2})?")
LONGEST_SEARCH = 120
TOO_LATE = {DayMeans.HAPPENED: "still_to_come", DayMeans.BORN: "not_due_yet"}


class DayField(forms.DateField):
    """A day, asked for with the browser's own date field, within what a day of its meaning can be.

    Raises: ValidationError, for what is no day or lies outside the bounds of its meaning.
    """

    default_error_messages = {
        "too_early": _("%(day)s is too long ago. Check the year: the earliest day here is %(bound)s."),
        "still_to_come": _("%(day)s is still to come. Write it down when it has happened."),
        "not_due_yet": _("%(day)s is too far ahead for a birth. A child is due on %(bound)s at the latest."),
        "too_late": _("%(day)s is too far ahead. Check the year: the latest day here is %(bound)s."),
    }

    def __init__(self, *, means: DayMeans, **options: Any) -> None:
        super().__init__(widget=DayInput(days=means.value), **options)
        self.means = means

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        today = timezone.localdate()
        if value < self.means.value.earliest(today):
            self._refuse("too_early", value, bound=self.means.value.earliest(today))
        if value > self.means.value.latest(today):
            self._refuse(TOO_LATE.get(self.means, "too_late"), value, bound=self.means.value.latest(today))

    def _refuse(self, code: str, day: date, *, bound: date) -> NoReturn:
        told = {"day": words.day(day), "bound": words.day(bound)}
        raise ValidationError(self.error_messages[code], code=code, params=told)


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


class SearchField(forms.CharField):
    """What a list is searched for. The browser keeps none of it, since it may be a name."""

    def __init__(self, *, required: bool = False, **options: Any) -> None:
        search = forms.TextInput({"type": "search", "autocomplete": "off"})
        super().__init__(required=required, max_length=LONGEST_SEARCH, widget=search, **options)


def can_be_key(value: object, *, among: QuerySet[Model] | None) -> bool:
    """Whether a value out of a request can be a key at all, so that the database can be asked for it."""
    if among is None:
        return False
    key = among.model._meta.pk
    try:
        key.run_validators(key.to_python(value))
    except ValidationError:
        return False
    return True


class OneOfField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for the type checker alone
    """One record out of a queryset.

    Raises: ValidationError, for what is not among them; a key that no database can hold is no exception.
    """

    def __init__(self, queryset: QuerySet[Model] | None, **options: Any) -> None:
        super().__init__(queryset, **{"empty_label": _("choose"), **options})

    def to_python(self, value: Any) -> Model | None:
        asked = value if value not in self.empty_values else None
        if isinstance(asked, str) and not can_be_key(asked, among=self.queryset):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})
        return super().to_python(value)


class SomeOfField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic for the type checker alone
    """Any records out of a queryset; refuses as `OneOfField` does."""

    def clean(self, value: Any) -> QuerySet[Model]:
        for asked in value if isinstance(value, list | tuple) else ():
            if not can_be_key(asked, among=self.queryset):
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": asked}
                )
        return super().clean(value)

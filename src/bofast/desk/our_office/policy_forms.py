"""Entering a figure of the office's own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bofast.casework.policy.actions import FigureFacts
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField
from bofast.desk.wording.group_names import value_in_words
from bofast.rules.parameter_file import ParameterTable
from bofast.rules.parameter_row import ANY, Unit

UNITS = {
    Unit.NOK: _("kroner"),
    Unit.NOK_PER_MONTH: _("kroner a month"),
    Unit.NOK_PER_YEAR: _("kroner a year"),
    Unit.PERCENT: _("per cent"),
    Unit.PERCENTAGE_POINTS: _("percentage points"),
    Unit.WEIGHT: _("weight"),
    Unit.AREA_M2: _("m²"),
    Unit.YEARS: _("years"),
    Unit.MONTHS: _("months"),
    Unit.WEEKS: _("weeks"),
    Unit.DAYS: _("days"),
    Unit.PERSONS: _("people"),
    Unit.ROOMS: _("rooms"),
    Unit.TIMES: _("times"),
    Unit.YES_NO: _("1 for yes, 0 for no"),
}


class FigureForm(BofastForm):
    """One dated figure with its source; what groups it has depends on its parameter."""

    first_day = DayField(means=DayMeans.CHANGES, label=_("First day"))
    last_day = DayField(
        means=DayMeans.EXPIRES,
        required=False,
        label=_("Last day"),
        help_text=_("Counted. A figure that is set anew every year needs one; the next year is not guessed."),
    )
    value = forms.DecimalField(max_digits=16, decimal_places=4, min_value=0, localize=True, label=_("Value"))
    source = forms.CharField(
        max_length=300, label=_("Source"), help_text=_("The circular, decision or letter, so that others can find it.")
    )
    source_url = forms.URLField(
        max_length=300,
        required=False,
        assume_scheme="https",
        label=_("Address of the source"),
        help_text=_("https://…"),
    )
    is_unverified = forms.BooleanField(
        required=False, label=_("The figure is not verified"), help_text=_("Pages that use it then say so.")
    )
    note = forms.CharField(
        max_length=300,
        required=False,
        label=_("Note"),
        help_text=_("For a figure that is not verified: what is uncertain."),
    )

    def __init__(self, *args: Any, table: ParameterTable, **options: Any) -> None:
        super().__init__(*args, **options)
        self.table = table
        groups = {f"group_{key}": group_field(key, shape=shape) for key, shape in table.groups.items()}
        self.fields = {**groups, **self.fields}
        for name in groups:
            self.fields[name].widget.attrs["class"] = "ds-input"
        self.fields["value"].help_text = UNITS.get(table.unit, "")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("is_unverified") and not self.cleaned_data.get("note"):
            self.add_error("note", _("Say what is uncertain."))
        return cleaned

    def facts(self) -> FigureFacts:
        """What was entered."""
        entered = self.cleaned_data
        return FigureFacts(
            parameter=self.table.name,
            group={key: group_value(entered[f"group_{key}"], shape=shape) for key, shape in self.table.groups.items()},
            first_day=entered["first_day"],
            last_day=entered["last_day"],
            value=Decimal(entered["value"]),
            source=entered["source"],
            source_url=entered["source_url"],
            verified=not entered["is_unverified"],
            note=entered["note"],
        )


def group_field(key: str, *, shape: object) -> forms.Field:
    """The field of one group key: a list, a range of whole numbers, or a text."""
    label = GROUPS.get(key, key)
    if isinstance(shape, tuple):
        named = ((value, value_in_words(key, value)) for value in shape)
        return forms.ChoiceField(choices=[(ANY, _("all")), *named], label=label)
    if shape == "band":
        return forms.RegexField(
            r"^\d{1,3}(-\d{1,3}|\+)?$", label=label, help_text=_("A number, a range as 6-10, or 70+ for 70 and above.")
        )
    return forms.CharField(max_length=60, required=False, label=label, help_text=_("Leave it empty for all."))


def group_value(entered: str, *, shape: object) -> object:
    """A group value in the shape of the parameter files."""
    if shape != "band":
        return entered or ANY
    if entered.endswith("+"):
        return {"from": int(entered[:-1])}
    lowest, _dash, highest = entered.partition("-")
    return {"from": int(lowest), "to": int(highest or lowest)}


GROUPS = {
    "age": _("Age"),
    "car": _("Car"),
    "checkpoint": _("Which time"),
    "given_to": _("For whom"),
    "home": _("Kind of home"),
    "household": _("Kind of household"),
    "income": _("Income"),
    "lease": _("Which lease"),
    "lives_as": _("Lives as"),
    "member": _("Member of the household"),
    "months": _("Age in months"),
    "municipality": _("Municipality number"),
    "norm": _("Norm"),
    "number": _("Which child"),
    "occupation": _("Occupation"),
    "persons": _("People in the household"),
    "place": _("Full or part place"),
    "product": _("Kind of interest"),
    "question": _("About what"),
    "sex": _("Sex"),
    "stage": _("When"),
    "state": _("State"),
    "step": _("Step"),
    "way": _("Way home"),
    "window": _("How soon"),
}
"""What the keys of the groups are called."""

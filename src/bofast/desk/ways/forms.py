"""Entering what a way would mean, and choosing one with the family."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from bofast.casework.followup.facts import WayOptionFacts
from bofast.casework.followup.models import WayOption
from bofast.casework.homes.models import HomeQuerySet
from bofast.design import words
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, MoneyField, OneOfField
from bofast.vocabulary.money import Money
from bofast.vocabulary.ways import Way

YES_NO = [("", _("not known")), ("yes", _("yes")), ("no", _("no"))]
TRUTH = {"yes": True, "no": False, "": None}
WORDS = {True: "yes", False: "no", None: ""}

_SIZE = ("rooms", "bedrooms", "area_m2")
_LET = ("home", "rent_per_month", "running_costs_per_month")
_FREE = ("is_offered", "available_on", "note")
FIELDS: dict[Way, tuple[str, ...]] = {
    Way.IMPROVE: ("price", "grant", "equity", "rent_per_month", *_SIZE, "landlord_agrees", "note"),
    Way.MOVE: (*_LET, "deposit", *_SIZE, *_FREE),
    Way.RENT_TO_OWN: (*_LET, "price", "option_on", *_SIZE, *_FREE),
    Way.BUY: ("home", "price", "costs", "equity", "grant", "running_costs_per_month", *_SIZE, "available_on", "note"),
}
"""What is asked about each way, in order; staying has nothing to enter."""

LABELS = {
    (Way.IMPROVE, "price"): _("What the work costs"),
    (Way.IMPROVE, "equity"): _("What the family itself pays, once"),
    (Way.IMPROVE, "rent_per_month"): _("Rent a month after the work"),
    (Way.IMPROVE, "rooms"): _("Rooms after the work"),
    (Way.IMPROVE, "bedrooms"): _("Bedrooms after the work"),
    (Way.IMPROVE, "area_m2"): _("Area after the work, m²"),
    (Way.RENT_TO_OWN, "price"): _("Price at which the family may buy"),
}
AMOUNTS = ("rent_per_month", "running_costs_per_month", "price", "costs", "equity", "grant", "deposit")


class HomeChoice(OneOfField):
    """Homes by address, with rooms and area."""

    def label_from_instance(self, obj: Any) -> str:
        size = ngettext("%(rooms)s room", "%(rooms)s rooms", obj.rooms) % {"rooms": obj.rooms} if obj.rooms else ""
        area = f"{words.number(round(obj.area_m2))} m²" if obj.area_m2 else ""
        return ", ".join(part for part in (f"{obj.address} {obj.unit_number}".strip(), size, area) if part)


class OptionForm(BofastForm):
    """What one way would mean for the family. What is not known stays open, and the comparison says so."""

    home = HomeChoice(
        queryset=None,
        required=False,
        label=_("Home"),
        empty_label=_("no home of ours, or not found yet"),
        help_text=_("Free homes; those with room enough for the family stand first."),
    )
    price = MoneyField(required=False, label=_("Price"))
    costs = MoneyField(required=False, label=_("Costs of buying"), help_text=_("Stamp duty, registration, valuation."))
    equity = MoneyField(required=False, label=_("Own money"))
    grant = MoneyField(required=False, label=_("Grant"), help_text=_("Decided or expected."))
    rent_per_month = MoneyField(required=False, label=_("Rent a month"))
    running_costs_per_month = MoneyField(
        required=False,
        label=_("Running costs a month"),
        help_text=_("Common costs, fees, insurance and upkeep, but not electricity: that follows the family."),
    )
    deposit = MoneyField(
        required=False, label=_("Deposit"), help_text=_("0 when none is asked for or it is guaranteed.")
    )
    option_on = DayField(means=DayMeans.EXPIRES, required=False, label=_("First day on which the family may buy"))
    rooms = forms.IntegerField(required=False, min_value=1, max_value=20, label=_("Rooms, without kitchen and bath"))
    bedrooms = forms.IntegerField(required=False, min_value=0, max_value=20, label=_("Bedrooms"))
    area_m2 = forms.DecimalField(
        required=False, min_value=1, max_value=999, max_digits=6, decimal_places=1, label=_("Area, m²")
    )
    landlord_agrees = forms.ChoiceField(choices=YES_NO, required=False, label=_("Does the landlord agree?"))
    is_offered = forms.ChoiceField(choices=YES_NO, required=False, label=_("Is the home offered to the family?"))
    available_on = DayField(means=DayMeans.CHANGES, required=False, label=_("Free from"))
    note = forms.CharField(required=False, widget=forms.Textarea, label=_("Note"))

    def __init__(self, *args: Any, way: Way, homes: HomeQuerySet, option: WayOption | None, **options: Any) -> None:
        super().__init__(*args, initial=initial_of(option), **options)
        self.fields = {name: self.fields[name] for name in FIELDS[way]}
        for (of_way, name), label in LABELS.items():
            if of_way is way:
                self.fields[name].label = label
        if "home" in self.fields:
            self.fields["home"].queryset = homes  # type: ignore[attr-defined]  # a HomeChoice

    def facts(self) -> WayOptionFacts:
        """What was entered."""
        entered = dict(self.cleaned_data)
        for name in ("landlord_agrees", "is_offered"):
            if name in entered:
                entered[name] = TRUTH[entered[name]]
        return WayOptionFacts(**entered)


def initial_of(option: WayOption | None) -> dict[str, Any]:
    """What stands about the way, as the form shows it."""
    if option is None:
        return {}
    amounts = {name: getattr(option, f"{name}_minor") for name in AMOUNTS}
    return {
        **{name: None if minor is None else Money(minor) for name, minor in amounts.items()},
        **{
            name: getattr(option, name)
            for name in ("rooms", "bedrooms", "area_m2", "option_on", "available_on", "note")
        },
        "home": option.home_id,
        "landlord_agrees": WORDS[option.landlord_agrees],
        "is_offered": WORDS[option.is_offered],
    }


class ChooseForm(BofastForm):
    """The day, the reason and the family's own words."""

    chosen_on = DayField(means=DayMeans.HAPPENED, label=_("Chosen on"))
    reason = forms.CharField(
        widget=forms.Textarea,
        max_length=2000,
        label=_("Why this way"),
        help_text=_("What weighed most, in plain words."),
    )
    own_words = forms.CharField(
        required=False,
        widget=forms.Textarea,
        max_length=2000,
        label=_("The family's own words"),
        help_text=_("As they said it, in any language."),
    )

"""Filters and forms of homes."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family
from bofast.casework.homes.facts import HomeFacts, RentParts
from bofast.casework.homes.models import Home
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, MoneyField, OneOfField, SearchField
from bofast.desk.families.changing.forms import YesNoField
from bofast.desk.families.listing.form import ANY, indented
from bofast.desk.homes.words import DISPOSAL_WORDS, KIND_WORDS, LEVEL_WORDS
from bofast.desk.office import Desk
from bofast.vocabulary.money import Money

FREE, OCCUPIED = "free", "occupied"


class HomeFilter(BofastForm):
    q = SearchField(label=_("Address or number"))
    state = forms.ChoiceField(
        label=_("Free or occupied"),
        required=False,
        choices=[ANY, (FREE, _("free")), (OCCUPIED, _("occupied"))],
    )
    family = forms.CharField(
        label=_("Fits the family with case number"),
        required=False,
        max_length=40,
        widget=forms.TextInput({"size": "10"}),
    )
    rooms = forms.IntegerField(
        label=_("Rooms, at least"), required=False, min_value=1, max_value=20, widget=forms.NumberInput({"size": "3"})
    )
    area = OneOfField(label=_("Area"), required=False, queryset=None, empty_label=_("any"))
    accessible = forms.BooleanField(label=_("For a wheelchair"), required=False)
    garden = forms.BooleanField(label=_("Garden"), required=False)
    rent_to_own = forms.BooleanField(label=_("Can be rented to own"), required=False)

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        self.desk = desk
        area: Any = self.fields["area"]
        area.queryset = desk.areas.order_by("path")
        area.label_from_instance = indented
        if not desk.may(Permission.SEE_FAMILIES):
            del self.fields["family"]

    def clean_family(self) -> Family | None:
        reference = self.cleaned_data["family"].strip()
        if not reference:
            return None
        found = self.desk.families.filter(reference=reference).select_related("office").order_by("pk").first()
        if found is None:
            raise forms.ValidationError(_("No family with this case number is open to you."))
        return found


class HomeForm(BofastForm):
    supplier_home_id = forms.CharField(label=_("The office's number of the home"), max_length=60)
    address = forms.CharField(label=_("Street and number"), max_length=160)
    unit_number = forms.CharField(label=_("Unit number"), required=False, max_length=5, help_text="H0101")
    postal_code = forms.CharField(label=_("Postal code"), required=False, max_length=4)
    postal_place = forms.CharField(label=_("Postal place"), required=False, max_length=60)
    area = OneOfField(label=_("Area"), required=False, queryset=None)
    kind = forms.ChoiceField(label=_("Kind of home"), choices=list(KIND_WORDS.items()))
    rooms = forms.IntegerField(
        label=_("Rooms"), required=False, min_value=1, max_value=30, help_text=_("Besides kitchen, bath and hall.")
    )
    bedrooms = forms.IntegerField(label=_("Bedrooms"), required=False, min_value=0, max_value=20)
    area_m2 = forms.DecimalField(
        label=_("Area, m²"), required=False, min_value=1, max_value=9999, decimal_places=1, localize=True
    )
    floor = forms.IntegerField(
        label=_("Floor"), required=False, min_value=-5, max_value=60, help_text=_("The ground floor is 1.")
    )
    has_lift = YesNoField(label=_("Lift"))
    is_step_free = YesNoField(label=_("Step-free"))
    is_wheelchair_accessible = YesNoField(label=_("A wheelchair gets in and about"))
    has_garden = YesNoField(label=_("Garden"))
    school_district = forms.CharField(label=_("School district"), required=False, max_length=80)
    disposal = forms.ChoiceField(label=_("The office's right to the home"), choices=list(DISPOSAL_WORDS.items()))
    owner = forms.CharField(label=_("Owner"), required=False, max_length=120)
    has_rent_to_own_potential = forms.BooleanField(label=_("Can be rented to own"), required=False)
    out_of_use_from = DayField(means=DayMeans.CHANGES, label=_("Out of use from"), required=False)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        widget=forms.Textarea,
        help_text=_("About the home. Nothing about who lives there."),
    )

    def __init__(self, *args: Any, desk: Desk, home: Home | None = None, **options: Any) -> None:
        kept = {field.name: getattr(home, field.name) for field in fields(HomeFacts)} if home else {}
        super().__init__(*args, initial=kept, **options)
        self.kept = kept
        area: Any = self.fields["area"]
        area.queryset = desk.areas.order_by("path")
        area.label_from_instance = indented

    def facts(self) -> HomeFacts:
        """What the form says, and what it does not ask about as it was."""
        return HomeFacts(**self.kept | self.cleaned_data | {"properties": tuple(self.kept.get("properties", ()))})


class RentForm(BofastForm):
    from_day = DayField(means=DayMeans.CHANGES, label=_("From"))
    rent_per_month = MoneyField(label=_("Rent a month"))
    electricity_per_month = MoneyField(label=_("Electricity a month"), required=False)
    heating_per_month = MoneyField(label=_("Heating a month"), required=False)
    other_per_month = MoneyField(label=_("Other a month"), required=False)

    def rent(self) -> RentParts:
        """The parts; one that is left empty is nothing."""
        parts = {field.name: self.cleaned_data[field.name] or Money(0) for field in fields(RentParts)}
        return RentParts(**parts)


class AreaForm(BofastForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    level = forms.ChoiceField(label=_("Kind of place"), choices=list(LEVEL_WORDS.items()))
    parent = OneOfField(label=_("Lies in"), required=False, queryset=None, empty_label=_("nothing above it"))

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        parent: Any = self.fields["parent"]
        parent.queryset = desk.areas.order_by("path")
        parent.label_from_instance = indented

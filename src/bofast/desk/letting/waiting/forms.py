"""What is told of a family on the list."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bofast.casework.homes.models import Area
from bofast.casework.lettings.facts import ListingFacts, WishFacts
from bofast.casework.lettings.line.on_the_list import criteria_of
from bofast.casework.lettings.models import Pause, Registration
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, MoneyField, OneOfField, SearchField
from bofast.desk.homes.choosing import HomeField
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import ENDED_BECAUSE, PAUSED_BECAUSE
from bofast.vocabulary.money import Money

_CODE = re.compile(r"[\w-]{1,40}")
_BY_LETTING = Registration.EndedBecause.HOUSED
"""Not said by hand: completing a letting says it."""


class FindForm(BofastForm):
    """Who is to be put on the list: searched for before anything is written."""

    q = SearchField(
        label=_("Who is it?"),
        required=True,
        help_text=_("A name, a case number, a birth date or an identity number."),
    )


class ListingForm(BofastForm):
    """What decides which homes a family may have, and by which right."""

    need_class = forms.IntegerField(
        label=_("Class of need"),
        required=False,
        min_value=1,
        max_value=20,
        widget=forms.NumberInput({"size": "3"}),
        help_text=_("1 is the most urgent. Where homes are let by need, the class comes before time."),
    )
    most_rent = MoneyField(
        label=_("The most rent that the family can pay a month"),
        required=False,
        help_text=_("Left empty, no home is too dear."),
    )
    needs_step_free = forms.BooleanField(label=_("Needs a home without steps"), required=False)
    needs_adapted = forms.BooleanField(label=_("Needs a home adapted for a wheelchair"), required=False)
    owes_landlord = forms.BooleanField(
        label=_("Owes rent to the landlord"),
        required=False,
        help_text=_("Then it is offered nothing until it is paid."),
    )
    is_separating = forms.BooleanField(label=_("Parents who part"), required=False)
    may_return_to = OneOfField(
        label=_("Has a right to come back to"), required=False, queryset=None, empty_label=_("none")
    )
    may_return_until = DayField(means=DayMeans.EXPIRES, label=_("The right to come back lasts until"), required=False)
    kinds = forms.CharField(
        label=_("Groups that a cap counts"),
        required=False,
        max_length=200,
        help_text=_("Codes of the office's own, with commas between them. Left empty, the family is in none."),
    )

    def __init__(self, *args: Any, desk: Desk, registration: Registration | None = None, **options: Any) -> None:
        initial = {**options.pop("initial", {}), **(_kept(registration) if registration else {})}
        super().__init__(*args, initial=initial, **options)
        may_return_to: Any = self.fields["may_return_to"]
        may_return_to.queryset = desk.areas.filter(level=Area.Level.AREA).order_by("path")
        most_rent: Any = self.fields["most_rent"]
        most_rent.currency = desk.office.currency

    def clean_kinds(self) -> tuple[str, ...]:
        codes = [code.strip() for code in self.cleaned_data["kinds"].split(",") if code.strip()]
        if not all(_CODE.fullmatch(code) for code in codes):
            raise forms.ValidationError(_("A code is made of letters, digits and hyphens."))
        return tuple(dict.fromkeys(codes))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("may_return_until") and not said.get("may_return_to"):
            self.add_error("may_return_to", _("Say which department, or leave the day empty."))
        return said

    def facts(self) -> ListingFacts:
        said = {name: value for name, value in self.cleaned_data.items() if name in ListingFacts.__dataclass_fields__}
        return ListingFacts(**said, most_rent_per_month=self.cleaned_data["most_rent"])


class RegisterForm(ListingForm):
    """The facts, and the day from which time counts."""

    listed_on = DayField(
        means=DayMeans.HAPPENED,
        label=_("On the list since"),
        help_text=_("Time on the list counts from this day."),
    )
    field_order = ("listed_on",)


class WishForm(BofastForm):
    """One more wish: a home, or a department with so many rooms."""

    home = HomeField(label=_("One home"), required=False)
    area = OneOfField(label=_("Or any home in"), required=False, queryset=None, empty_label=_("no department"))
    rooms_from = forms.IntegerField(
        label=_("Rooms, from"), required=False, min_value=1, max_value=20, widget=forms.NumberInput({"size": "3"})
    )
    rooms_to = forms.IntegerField(
        label=_("Rooms, to"), required=False, min_value=1, max_value=20, widget=forms.NumberInput({"size": "3"})
    )

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        home: Any = self.fields["home"]
        home.desk = desk
        area: Any = self.fields["area"]
        area.queryset = desk.areas.filter(level=Area.Level.AREA).order_by("path")

    def wish(self) -> WishFacts:
        return WishFacts(**self.cleaned_data)


class PauseForm(BofastForm):
    from_day = DayField(means=DayMeans.CHANGES, label=_("Rests from"))
    because = forms.ChoiceField(label=_("Why"), choices=[(one.value, PAUSED_BECAUSE[one]) for one in Pause.Because])


class ResumeForm(BofastForm):
    on = DayField(means=DayMeans.CHANGES, label=_("Takes offers again from"))


class EndForm(BofastForm):
    on = DayField(means=DayMeans.HAPPENED, label=_("Off the list from"))
    because = forms.ChoiceField(
        label=_("Why"),
        choices=[(one.value, ENDED_BECAUSE[one]) for one in Registration.EndedBecause if one is not _BY_LETTING],
    )


class NominateForm(BofastForm):
    on = DayField(means=DayMeans.HAPPENED, label=_("Put forward on"))


class FeeForm(BofastForm):
    paid_until = DayField(means=DayMeans.EXPIRES, label=_("The fee is paid until"))


class CriterionForm(BofastForm):
    """A criterion of the agreements, seen to be met; without such an agreement there is nothing to choose."""

    code = forms.ChoiceField(label=_("The criterion"))
    on = DayField(means=DayMeans.HAPPENED, label=_("Seen on"))

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        code: Any = self.fields["code"]
        code.choices = [(one, one) for one in criteria_of(desk.office, on=desk.today)]


def _kept(registration: Registration) -> dict[str, object]:
    """What stands of a registration, as the form asks for it."""
    most, office = registration.most_rent_minor, registration.family.office
    return {
        "need_class": registration.need_class,
        "most_rent": None if most is None else Money(most, office.currency),
        "needs_step_free": registration.needs_step_free,
        "needs_adapted": registration.needs_adapted,
        "owes_landlord": registration.owes_landlord,
        "is_separating": registration.is_separating,
        "may_return_to": registration.may_return_to_id,
        "may_return_until": registration.may_return_until,
        "kinds": ", ".join(registration.kinds),
    }

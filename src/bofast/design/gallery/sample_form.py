"""Forms with one field of each kind, for the gallery."""

from __future__ import annotations

from django import forms

from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, MoneyField
from bofast.design.widgets import ChoiceOrOther

WAYS = (("stay", "Stay"), ("move", "Move"), ("buy", "Buy"))


class SampleForm(BofastForm):
    """One field of each kind."""

    name = forms.CharField(label="Name", help_text="As the family writes it.")
    rent = MoneyField(label="Rent a month")
    since = DayField(means=DayMeans.HAPPENED, label="Since")
    rooms = forms.IntegerField(label="Rooms", required=False, min_value=1, max_value=30)
    way = forms.ChoiceField(label="Way home", choices=WAYS, widget=forms.RadioSelect)
    wishes = forms.MultipleChoiceField(
        label="Wishes",
        choices=(("garden", "Garden"), ("lift", "Lift"), ("school", "Same school")),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="As many as fit.",
    )
    kind = forms.ChoiceField(label="Kind of home", choices=(("", "Choose"), ("flat", "Flat"), ("house", "House")))
    words = forms.CharField(label="In the family's own words", widget=forms.Textarea, required=False)
    sheet = forms.FileField(label="A letter", required=False)
    agreed = forms.BooleanField(label="The family agrees", help_text="Asked today.")


class EmptySampleForm(SampleForm):
    """The same, not sent."""

    use_required_attribute = False
    spoken = forms.ChoiceField(
        label="Language",
        choices=(("", "choose"), ("ar", "Arabic"), ("so", "Somali")),
        widget=ChoiceOrOther({"aria-label": "Language"}, other="another language", namely="namely", longest=60),
        required=False,
    )


class FilterForm(BofastForm):
    """Narrows a list."""

    name = forms.CharField(label="Name or address", required=False)
    way = forms.ChoiceField(label="Way", choices=(("", "All"), *WAYS), required=False)
    outgrown_by = DayField(means=DayMeans.EXPIRES, label="Outgrown by", required=False)

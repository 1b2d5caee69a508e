"""What the list of families can be narrowed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bofast.casework.access.models import Office, names_at_work
from bofast.casework.homes.models import Area
from bofast.design.forms import BofastForm, OneOfField, SearchField
from bofast.desk.families.words import WAY_WORDS
from bofast.desk.office import Desk
from bofast.desk.wording.results import RESULTS, STATUS, STEP_CODES

ANY = ("", _("any"))
STATUS_CHOICES = (
    ANY,
    (_("How far it has come"), tuple((code, STATUS[code]) for code in STEP_CODES)),
    (_("What became of it"), tuple((result.value, word) for result, word in RESULTS.items())),
)
MONTHS = ((6, _("within 6 months")), (12, _("within 12 months")), (24, _("within 24 months")))
SORTS = ("name", "-name", "reference", "-reference", "outgrown", "-outgrown")
UNKEPT = ("q", "page", "sort")
"""A saved filter never holds what was typed (it may be a name), nor the place in the list."""


class FamilyFilter(BofastForm):
    q = SearchField(label=_("Search in the list"))
    status = forms.ChoiceField(label=_("Status"), required=False, choices=STATUS_CHOICES)
    way = forms.ChoiceField(label=_("Way home"), required=False, choices=[ANY, *WAY_WORDS.items()])
    responsible = forms.ChoiceField(label=_("Responsible"), required=False)
    area = OneOfField(label=_("Area"), required=False, queryset=None, empty_label=_("any"))
    outgrown = forms.ChoiceField(label=_("Outgrows the home"), required=False, choices=[ANY, *MONTHS])
    quiet = forms.IntegerField(
        label=_("No contact for (weeks)"),
        required=False,
        min_value=1,
        max_value=520,
        widget=forms.NumberInput({"size": "4"}),
    )
    sort = forms.ChoiceField(required=False, choices=[(sort, sort) for sort in SORTS], widget=forms.HiddenInput)

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        areas: Any = self.fields["area"]
        areas.queryset = desk.areas.order_by("path")
        areas.label_from_instance = indented
        responsible: Any = self.fields["responsible"]
        responsible.choices = [ANY, ("me", _("me")), ("none", _("nobody")), *_colleagues(desk.office)]


def indented(area: Area) -> str:
    """The name with its depth in the tree, as far as a list of choices can show it."""
    return f"{'– ' * (area.path.count('/') - 2)}{area.name}"


def _colleagues(office: Office) -> list[tuple[str, str]]:
    """Who works in the office now, by name."""
    return [(str(pk), name) for pk, name in names_at_work(office).items()]

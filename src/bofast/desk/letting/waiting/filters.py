"""What the waiting list is narrowed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bofast.casework.homes.models import Area
from bofast.casework.lettings.line.on_the_list import criteria_of
from bofast.design.forms import BofastForm, OneOfField, SearchField
from bofast.desk.office import Desk

ANY = ("", _("any"))
ACTIVE, PAUSED, ENDED, ALL = "", "paused", "ended", "all"
TENANTS, NEWCOMERS = "tenants", "newcomers"
SORTS = ("name", "-name", "since", "-since", "need", "-need")


class ListFilter(BofastForm):
    q = SearchField(label=_("Name or case number"))
    state = forms.ChoiceField(
        label=_("How it stands"),
        required=False,
        choices=[(ACTIVE, _("waits")), (PAUSED, _("rests")), (ENDED, _("ended")), (ALL, _("all"))],
    )
    comes_from = forms.ChoiceField(
        label=_("Comes from"),
        required=False,
        choices=[ANY, (TENANTS, _("rents here now")), (NEWCOMERS, _("rents nothing here"))],
    )
    nominated = forms.BooleanField(label=_("Put forward by the municipality"), required=False)
    criterion = forms.ChoiceField(label=_("Meets the criterion"), required=False)
    department = OneOfField(label=_("Wishes a home in"), required=False, queryset=None, empty_label=_("any"))
    rooms = forms.IntegerField(
        label=_("With so many rooms"),
        required=False,
        min_value=1,
        max_value=20,
        widget=forms.NumberInput({"size": "3"}),
    )
    sort = forms.ChoiceField(required=False, choices=[(sort, sort) for sort in SORTS], widget=forms.HiddenInput)

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        department: Any = self.fields["department"]
        department.queryset = desk.areas.filter(level=Area.Level.AREA).order_by("path")
        criterion: Any = self.fields["criterion"]
        codes = criteria_of(desk.office, on=desk.today)
        criterion.choices = [ANY, *((code, code) for code in codes)]
        if not codes:
            del self.fields["criterion"]

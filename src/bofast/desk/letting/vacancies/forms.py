"""What the list of vacant homes is narrowed by, and what is told of one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bofast.casework.homes.models import Area
from bofast.casework.lettings.models import Vacancy
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, OneOfField
from bofast.desk.homes.choosing import HomeField
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import CAUSES, HELD_FOR

OPEN, HELD, LET, WITHDRAWN, ALL = "", "held", "let", "withdrawn", "all"
SORTS = ("home", "-home", "from", "-from", "empty", "-empty", "rooms", "-rooms")
TOLD_APART = (Vacancy.Cause.LEASE_RAN_OUT, Vacancy.Cause.PURCHASE, Vacancy.Cause.NEW_HOME, Vacancy.Cause.OTHER)
"""The causes of a vacancy that somebody opens: one after a notice or within a chain opens of itself."""


class VacancyFilter(BofastForm):
    state = forms.ChoiceField(
        label=_("How far"),
        required=False,
        choices=[
            (OPEN, _("vacant or falling vacant")),
            (HELD, _("held")),
            (LET, _("let")),
            (WITHDRAWN, _("not vacant after all")),
            (ALL, _("all")),
        ],
    )
    department = OneOfField(label=_("Department or area"), required=False, queryset=None, empty_label=_("any"))
    rooms = forms.IntegerField(
        label=_("Rooms, at least"), required=False, min_value=1, max_value=20, widget=forms.NumberInput({"size": "3"})
    )
    sort = forms.ChoiceField(required=False, choices=[(sort, sort) for sort in SORTS], widget=forms.HiddenInput)

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        department: Any = self.fields["department"]
        department.queryset = desk.areas.filter(level=Area.Level.AREA).order_by("path")


class OfHomeForm(BofastForm):
    """About a home of the office, asked for by its address."""

    home = HomeField(label=_("Home"))

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        home: Any = self.fields["home"]
        home.desk = desk


class OpenForm(OfHomeForm):
    cause = forms.ChoiceField(label=_("Why it falls vacant"), choices=[(cause, CAUSES[cause]) for cause in TOLD_APART])
    vacant_from = DayField(
        means=DayMeans.PLANNED,
        label=_("Vacant from"),
        help_text=_("The first day on which somebody else can have the home."),
    )


class NoticeForm(OfHomeForm):
    given_on = DayField(means=DayMeans.HAPPENED, label=_("Notice was given on"))
    moves_out_on = DayField(
        means=DayMeans.CHANGES,
        label=_("Moves out on"),
        help_text=_("The first day on which the tenant has the home no longer."),
    )


class HoldForm(BofastForm):
    held_for = forms.ChoiceField(label=_("Held for"), choices=list(HELD_FOR.items()))

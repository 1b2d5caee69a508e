"""Homes in the plan's forms: named by the office's own number, so that no page lists them all."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home
from bofast.desk.office import Desk


class HomeNumberField(forms.CharField):
    """A home of the office by its number. The form gives the field its `desk` before it is read."""

    default_error_messages = {"no_such_home": _("No home has this number. Look it up under Homes, or add it there.")}
    desk: Desk

    def clean(self, value: Any) -> Home | None:
        number = super().clean(value)
        if not number:
            return None
        home = self.desk.homes.filter(supplier_home_id=number).first()
        if home is None:
            raise forms.ValidationError(self.error_messages["no_such_home"], code="no_such_home")
        return home


def home_lived_in(family: Family, *, on: date) -> Home | None:
    """The family's main home on a day."""
    lived_in = family.occupancies.valid_on(on).known_at(None).filter(is_main_home=True).select_related("home")
    newest = lived_in.order_by("-entered_on").first()
    return newest.home if newest else None

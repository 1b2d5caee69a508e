"""Asking for one home in a form, by its address or its number: what fits is offered, and the reader says which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bofast.casework.access.roles import Permission
from bofast.casework.homes.finding import nearest
from bofast.casework.homes.models import Home
from bofast.casework.homes.words import full_address, street_address
from bofast.design import words
from bofast.design.parts import Fitting, FittingChoice
from bofast.design.widgets import Asked, FittingInput, chosen_name
from bofast.desk.office import Desk

SHORTEST = 2
SHOWN = 8
LONGEST = 160
LOOKED_THROUGH = 200


@dataclass(frozen=True, slots=True)
class HomesFitting:
    """The homes of the office that fit a text, those that are called just so first."""

    called_so: tuple[Home, ...]
    begin_so: tuple[Home, ...]

    @property
    def all(self) -> tuple[Home, ...]:
        return (*self.called_so, *self.begin_so)

    @property
    def only_one(self) -> Home | None:
        """The home, when the text can mean no other. One that merely begins so may be another than was meant."""
        return self.called_so[0] if len(self.called_so) == 1 else None

    def chosen(self, key: str) -> Home | None:
        return next((home for home in self.all if str(home.pk) == key), None)


def homes_fitting(desk: Desk, text: str) -> HomesFitting:
    """The homes called so, and those whose words begin so; for who may not look homes up, the one of that number."""
    numbered = desk.homes.filter(supplier_home_id=text).first()
    if not desk.may(Permission.SEE_HOMES) or len(text) < SHORTEST:
        return HomesFitting((numbered,) if numbered else (), ())
    keys = nearest(text, office=desk.office, at_most=LOOKED_THROUGH)
    found = list(desk.homes.filter(pk__in=keys).order_by("address", "unit_number", "pk"))
    called_so = (numbered,) if numbered else tuple(home for home in found if text.casefold() in _called(home))
    return HomesFitting(called_so, tuple(home for home in found if home not in called_so))


def _called(home: Home) -> set[str]:
    return {name.casefold() for name in (home.supplier_home_id, home.address, street_address(home), full_address(home))}


def fitting_part(found: HomesFitting, *, name: str, chosen: Home | None) -> Fitting:
    """What is offered beneath the field of a name."""
    shown = found.all[:SHOWN]
    return Fitting(
        name=chosen_name(name),
        legend=_("Which home?"),
        told=_told(found),
        choices=tuple(FittingChoice(str(home.pk), full_address(home), home.supplier_home_id) for home in shown),
        chosen=str(chosen.pk) if chosen else "",
    )


def _told(found: HomesFitting) -> str:
    count = len(found.all)
    if not count:
        return _("No home fits.")
    if count > SHOWN:
        return _("Many homes fit; here are the first %(shown)s. Write more of the address.") % {"shown": SHOWN}
    return ngettext("%(count)s home fits.", "%(count)s homes fit.", count) % {"count": words.number(count)}


class HomeField(forms.CharField):
    """A home of the office, asked for by address or number. The form gives the field its `desk` before it is read.

    Raises: ValidationError, while it is open which home is meant; `fitting` then offers those that fit.
    """

    default_error_messages = {
        "no_such_home": gettext_lazy(
            "No home has this address or number. Look it up under Homes, or have it added there."
        ),
        "which_home": gettext_lazy("Choose which of these homes you mean, or write more of the address."),
    }
    desk: Desk
    fitting: Fitting | None = None

    def __init__(self, **options: Any) -> None:
        super().__init__(
            max_length=LONGEST,
            widget=FittingInput(url=reverse_lazy("homes-fitting")),
            help_text=gettext_lazy("Write the beginning of the address, or the office's number of the home."),
            **options,
        )
        self.template_name = "django/forms/fitting_field.html"
        self.name = ""

    def get_bound_field(self, form: Any, field_name: str) -> forms.BoundField:
        self.name = form.add_prefix(field_name)
        return super().get_bound_field(form, field_name)

    def clean(self, value: Asked) -> Home | None:
        text = super().clean(value.text)
        if not text:
            return None
        found = homes_fitting(self.desk, text)
        home = found.chosen(value.chosen) or found.only_one
        if home is None or value.chosen:
            self.fitting = fitting_part(found, name=self.name, chosen=home)
        if home is None:
            code = "which_home" if found.all else "no_such_home"
            raise forms.ValidationError(self.error_messages[code], code=code)
        return home

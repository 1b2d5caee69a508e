"""Which ways to let are tried against today's: each says only what it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bofast.casework.lettings.trials.asked import Basis, PolicyAsked, TrialAsked
from bofast.design.forms import BofastForm
from bofast.desk.wording.letting_names import OTHER_TURNS
from bofast.vocabulary.letting import OtherTurn

WAYS = (1, 2, 3)
"""So many can be held against today's."""
MADE_UP_HOMES = 960
AS_TODAY = ("", _("as today"))
NO_LIMIT = "0"
INTERNAL = (
    AS_TODAY,
    ("0", _("never")),
    ("1/4", _("every fourth time")),
    ("1/3", _("every third time")),
    ("1/2", _("every second time")),
    ("2/3", _("two times of three")),
    ("1", _("always")),
)
TURNS = (AS_TODAY, *((turn.value, OTHER_TURNS[turn]) for turn in OtherTurn))
PERSONS = (AS_TODAY, (NO_LIMIT, _("no limit")), ("1", "1"), ("2", "2"), ("3", "3"))
OFFERS = (AS_TODAY, ("1", "1"), ("2", "2"), ("3", "3"), ("5", "5"), ("10", "10"))


class WayForm(BofastForm):
    """One way, by what it changes."""

    internal = forms.ChoiceField(label=_("Tenants come first"), choices=INTERNAL, required=False)
    turn = forms.ChoiceField(label=_("In the other turns"), choices=TURNS, required=False)
    persons = forms.ChoiceField(label=_("Persons a room, at most"), choices=PERSONS, required=False)
    offers = forms.ChoiceField(label=_("Families offered a home at a time"), choices=OFFERS, required=False)

    def changed(self, today: PolicyAsked) -> PolicyAsked | None:
        """Today's way with these changes, once the form is right; None when it says none."""
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        return _changed(today, **chosen) if chosen else None


class TrialForm(BofastForm):
    """What is tried, on whose homes, for how long, how often; the ways themselves are forms of their own."""

    basis = forms.ChoiceField(
        label=_("Whose homes"),
        widget=forms.RadioSelect,
        choices=(
            (Basis.OWN.value, _("our own homes, tenants and list")),
            (Basis.MADE_UP.value, _("a made-up estate of 960 homes")),
        ),
    )
    years = forms.TypedChoiceField(label=_("Years"), coerce=int, choices=((5, "5"), (10, "10")), initial=10)
    seeds = forms.TypedChoiceField(
        label=_("How often each way is tried"),
        coerce=int,
        choices=((10, "10"), (20, "20"), (50, "50")),
        initial=20,
        help_text=_("The more often, the better chance and difference are told apart, and the longer it takes."),
    )

    def __init__(self, data: Any = None, *, has_own_homes: bool, today: PolicyAsked, **options: Any) -> None:
        super().__init__(data, **options)
        self.ways = tuple(WayForm(data, prefix=f"way{number}") for number in WAYS)
        self.fields["basis"].initial = (Basis.OWN if has_own_homes else Basis.MADE_UP).value
        self._today = today
        self._has_own_homes = has_own_homes

    def clean_basis(self) -> str:
        basis: str = self.cleaned_data["basis"]
        if basis == Basis.OWN and not self._has_own_homes:
            raise ValidationError(_("There are too few homes with tenants and known rooms. Try the made-up ones."))
        return basis

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        policies = list(self._policies())
        if len(policies) < 2:
            raise ValidationError(_("Change something in at least one way: there is nothing to hold against today's."))
        if len(set(policies)) < len(policies):
            raise ValidationError(_("Two of the ways are the same."))
        return cleaned

    def asked(self) -> TrialAsked:
        """What the run is asked with, once the form is right."""
        chosen = self.cleaned_data
        return TrialAsked(
            basis=Basis(chosen["basis"]),
            policies=tuple(self._policies()),
            years=chosen["years"],
            seeds=chosen["seeds"],
            homes=MADE_UP_HOMES,
        )

    def _policies(self) -> Iterator[PolicyAsked]:
        """Today's, and every way that changes something; one that says nothing, or nonsense, is no way."""
        yield self._today
        for way in self.ways:
            if way.is_valid() and (changed := way.changed(self._today)) is not None:
                yield changed


def _changed(
    today: PolicyAsked, *, internal: str = "", turn: str = "", persons: str = "", offers: str = ""
) -> PolicyAsked:
    changed = today
    if internal:
        changed = replace(changed, internal_share=internal)
    if turn:
        changed = replace(changed, other_turn=OtherTurn(turn))
    if persons:
        changed = replace(changed, most_persons_per_room=None if persons == NO_LIMIT else int(persons))
    if offers:
        changed = replace(changed, offers_at_once=int(offers))
    return changed

"""One way to let, by what it changes from today's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bofast.casework.lettings.trials.asked import CapAsked, PolicyAsked
from bofast.design.forms import BofastForm
from bofast.desk.letting.trial.words import IN_EACH, NORMS
from bofast.desk.wording.letting_names import OTHER_TURNS
from bofast.vocabulary.letting import GroupLevel, OtherTurn

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
NORM = (AS_TODAY, *NORMS.items())
ROOMS_OVER = (AS_TODAY, ("0", "0"), ("1", "1"), ("2", "2"))
MOST: Mapping[GroupLevel, tuple[int, ...]] = {
    GroupLevel.STAIRWELL: (1, 2, 3),
    GroupLevel.BLOCK: (2, 4, 8),
    GroupLevel.DEPARTMENT: (10, 20, 40),
}
"""Limits that can be tried: families of a kind in each group."""


def caps() -> list[tuple[str, str | Promise]]:
    """Every limit that can be tried, as the field writes it and as people read it."""
    each = ((level, most) for level, numbers in MOST.items() for most in numbers)
    return [AS_TODAY, *((f"{level}:{most}", IN_EACH[level] % {"count": most}) for level, most in each)]


class WayForm(BofastForm):
    """One way, by what it changes."""

    internal = forms.ChoiceField(label=_("Tenants come first"), choices=INTERNAL, required=False)
    turn = forms.ChoiceField(label=_("In the other turns"), choices=TURNS, required=False)
    persons = forms.ChoiceField(label=_("Persons a room, at most"), choices=PERSONS, required=False)
    offers = forms.ChoiceField(label=_("Families offered a home at a time"), choices=OFFERS, required=False)
    norm = forms.ChoiceField(label=_("Space norm that a home must keep"), choices=NORM, required=False)
    rooms_over = forms.ChoiceField(label=_("Rooms more than persons, at most"), choices=ROOMS_OVER, required=False)
    cap = forms.ChoiceField(label=_("Limit on groups"), choices=caps, required=False)

    def changed(self, today: PolicyAsked, *, counted: str) -> PolicyAsked | None:
        """Today's way with these changes, once the form is right; None when it says none.

        `counted` is the kind of families that a limit counts.
        """
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        changes = [_change(name, value, counted=counted) for name, value in chosen.items()]
        return replace(today, **dict(changes)) if changes else None


def _change(name: str, value: str, *, counted: str) -> tuple[str, Any]:
    """What of a policy a field changes, and to what."""
    match name:
        case "internal":
            return "internal_share", value
        case "turn":
            return "other_turn", OtherTurn(value)
        case "persons":
            return "most_persons_per_room", None if value == NO_LIMIT else int(value)
        case "offers":
            return "offers_at_once", int(value)
        case "rooms_over":
            return "most_rooms_over_persons", int(value)
        case "cap":
            return "cap", _cap(value, kind=counted)
        case _:
            return name, value


def _cap(value: str, *, kind: str) -> CapAsked:
    level, _colon, most = value.partition(":")
    return CapAsked(level=GroupLevel(level), kind=kind, at_most=int(most))

"""Ways to begin with, so that nobody has to think of three ways alone: each changes one thing, step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bofast.design.parts import Link
from bofast.rules.home_fit import EUROSTAT
from bofast.vocabulary.letting import GroupLevel

ASKED = "begin_with"
"""What an address says of it."""


class Preset(StrEnum):
    """What is varied."""

    TURNS = "turns"
    CAPS = "caps"
    NORMS = "norms"


NAMES: Mapping[Preset, Promise] = {
    Preset.TURNS: _("Tenants first, and several offers"),
    Preset.CAPS: _("Limits on groups"),
    Preset.NORMS: _("How much room a home must have"),
}
_WAYS: Mapping[Preset, Sequence[Mapping[str, str]]] = {
    Preset.TURNS: ({"internal": "1"}, {"offers": "3"}, {"internal": "1", "offers": "3"}),
    Preset.CAPS: (
        {"cap": f"{GroupLevel.STAIRWELL}:1"},
        {"cap": f"{GroupLevel.STAIRWELL}:2"},
        {"cap": f"{GroupLevel.BLOCK}:4"},
    ),
    Preset.NORMS: ({"persons": "1"}, {"norm": EUROSTAT}, {"rooms_over": "0"}),
}
NO_WAYS: Sequence[Mapping[str, str]] = ({}, {}, {})


def ways_to_begin_with(asked: str) -> Sequence[Mapping[str, str]]:
    """What the fields of each way begin with; nothing, for a preset that is none."""
    return _WAYS[Preset(asked)] if asked in {preset.value for preset in Preset} else NO_WAYS


def preset_links() -> tuple[Link, ...]:
    """The way to each."""
    here = reverse("letting-trial-ask")
    return tuple(Link(str(name), f"{here}?{ASKED}={preset}") for preset, name in NAMES.items())

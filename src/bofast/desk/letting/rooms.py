"""The rooms of letting as tabs: from the day to what came of it, on every page of letting."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import ResolverMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from bofast.design.parts.navigation import Tab, Tabs

OWN = "bofast.desk.letting."
TABS = (
    (gettext_lazy("Today"), "letting", "day"),
    (gettext_lazy("Vacant homes"), "letting-vacancies", "vacancies"),
    (gettext_lazy("The waiting list"), "letting-list", "waiting"),
    (gettext_lazy("Plans"), "letting-runs", "runs"),
    (pgettext_lazy("to let a home", "Offers"), "letting-offers", "offers"),
    (gettext_lazy("Swaps"), "letting-swaps", "swaps"),
    (gettext_lazy("Complaints"), "letting-appeals", "appeals"),
    (gettext_lazy("Agreements"), "letting-agreements", "agreements"),
    (gettext_lazy("What came of it"), "letting-board", "board"),
    (gettext_lazy("Try other rules"), "letting-trials", "trial"),
    (gettext_lazy("Divide an area"), "letting-divisions", "dividing"),
)
INSIDE: Mapping[str, str] = {"letters": "offers", "told": "waiting", "ties": "waiting"}
"""Rooms that are reached from another, and stand under its tab."""


def tabs_of(match: ResolverMatch | None) -> Tabs | None:
    """The rooms of letting, on a page of letting; all of them ask for the same permission."""
    module = match.func.__module__ if match is not None else ""
    if not module.startswith(OWN):
        return None
    room = module.removeprefix(OWN).partition(".")[0]
    here = INSIDE.get(room, room)
    tabs = (Tab(str(label), reverse(name), current=each == here) for label, name, each in TABS)
    return Tabs(_("Rooms of letting"), tuple(tabs))

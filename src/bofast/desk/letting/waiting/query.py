"""From filters to registrations, within what the reader may know of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce

from bofast.casework.families.finding import matching
from bofast.casework.lettings.line.on_the_list import meeting, renting_here, renting_nothing_here, wishing
from bofast.casework.lettings.models.registrations import RegistrationQuerySet
from bofast.desk.letting.waiting.filters import ACTIVE, ENDED, PAUSED, TENANTS
from bofast.desk.listing.order import ordering
from bofast.desk.office import Desk

LONGEST_ON_THE_LIST = "since"
_LAST_CLASS = 99
ORDERS = {
    "name": ("family__name", "family__pk"),
    "since": ("listed_on", "family__name", "pk"),
    "need": ("need", "listed_on", "pk"),
}
DETAILS = ("nominated", "criterion", "department", "rooms")


def registrations_wanted(desk: Desk, wanted: Mapping[str, Any]) -> RegistrationQuerySet:
    """The registrations of the filters in their order; those who wait, unless others are asked for.

    Who asks for a detail is shown those whose details the reader may see, so that no filter tells what no page does.
    """
    registrations = _of_state(desk, str(wanted.get("state") or ACTIVE))
    if any(wanted.get(name) for name in DETAILS):
        registrations = registrations.filter(family__in=desk.families)
    if text := wanted.get("q"):
        registrations = registrations.filter(family__in=matching(desk.listed_families, text, office=desk.office))
    registrations = _detailed(desk, registrations, wanted)
    registrations = registrations.annotate(need=Coalesce(F("need_class"), _LAST_CLASS)).select_related("family")
    return registrations.order_by(*ordering(wanted.get("sort") or LONGEST_ON_THE_LIST, columns=ORDERS))


def _of_state(desk: Desk, state: str) -> RegistrationQuerySet:
    registrations, today = desk.registrations, desk.today
    if state == ACTIVE:
        return registrations.active_on(today)
    if state == PAUSED:
        return registrations.standing_on(today).exclude(pk__in=registrations.active_on(today).values("pk"))
    return registrations.filter(ended_on__lte=today) if state == ENDED else registrations


def _detailed(desk: Desk, registrations: RegistrationQuerySet, wanted: Mapping[str, Any]) -> RegistrationQuerySet:
    if comes_from := wanted.get("comes_from"):
        narrowed = renting_here if comes_from == TENANTS else renting_nothing_here
        registrations = narrowed(registrations, on=desk.today)
    if wanted.get("nominated"):
        registrations = registrations.filter(nominated_on__isnull=False)
    if wanted.get("criterion"):
        registrations = meeting(registrations, criterion=wanted["criterion"])
    if wanted.get("department") or wanted.get("rooms"):
        registrations = wishing(registrations, area=wanted.get("department"), rooms=wanted.get("rooms"))
    return registrations

"""From filters to homes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bofast.casework.homes.finding import matching
from bofast.casework.homes.models import HomeQuerySet
from bofast.casework.tenancies.vacancy import FittingHome, fitting, free_on, occupied_on
from bofast.desk.homes.forms import FREE, OCCUPIED
from bofast.desk.office import Desk

MOST_WEIGHED = 2_000


def homes_wanted(desk: Desk, wanted: Mapping[str, Any]) -> HomeQuerySet:
    """The homes of the filters, by address."""
    homes = matching(desk.homes, wanted["q"], office=desk.office) if wanted.get("q") else desk.homes
    if wanted.get("state") == FREE:
        homes = free_on(homes, day=desk.today)
    if wanted.get("state") == OCCUPIED:
        homes = occupied_on(homes, day=desk.today)
    if wanted.get("rooms"):
        homes = homes.filter(rooms__gte=wanted["rooms"])
    if wanted.get("area"):
        homes = homes.filter(area__path__startswith=wanted["area"].path)
    flags = {
        "accessible": "is_wheelchair_accessible",
        "garden": "has_garden",
        "rent_to_own": "has_rent_to_own_potential",
    }
    homes = homes.filter(**{column: True for flag, column in flags.items() if wanted.get(flag)})
    return homes.select_related("area").order_by("address", "unit_number", "pk")


def homes_for(desk: Desk, wanted: Mapping[str, Any]) -> list[FittingHome]:
    """Free homes of the filters that fit a family, the ones that fit longest first."""
    free = free_on(homes_wanted(desk, wanted), day=desk.today)[:MOST_WEIGHED]
    return fitting(free, family=wanted["family"], on=desk.today)

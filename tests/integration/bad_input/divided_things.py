"""An area on the map, and a way to divide it that can be adopted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bofast.casework.access.models import Office, User
from bofast.casework.homes.blocks import blocks_with_homes
from bofast.casework.homes.models import Home
from tests.factories.divided import area_with_blocks, draw_in_a_row, find_ways


def divided(office: Office, *, a_home: Callable[..., Home], hans: User) -> dict[str, Any]:
    """The keys by the names that they have in addresses."""
    area = area_with_blocks(office, blocks=2, a_home=a_home, by=hans)
    draw_in_a_row(list(blocks_with_homes(area)), office=office, by=hans)
    run = find_ways(area, homes_a_unit=2, by=hans)
    return {"division_id": run.pk, "area_id": area.pk, "way_number": 1}

"""The map of the example municipality, read as a user's map is, and ways to divide it, asked for as a user does."""

from __future__ import annotations

from pathlib import Path

from bofast.casework.access.models import Office, User
from bofast.casework.homes.actions import draw_blocks
from bofast.casework.homes.block_map import read_block_map
from bofast.casework.homes.blocks import known_blocks
from bofast.casework.homes.models import Area, BlockOutline
from bofast.casework.lettings.areas.dividing import KIND, DivisionAsked, MixGoal
from bofast.casework.runs.actions import request_run
from bofast.jobs.divide_area import divide_area

HOMES_A_UNIT, WAYS, GAP_METRES = 25, 3, 45


def draw_example(office: Office, *, file: Path, by: User) -> None:
    """Draw the blocks and find ways to divide the municipality, once.

    Raises: ValueError, for a map with faults: a block that the office does not have is a slip of the example.
    """
    areas = Area.objects.filter(office=office)
    if BlockOutline.objects.filter(area__in=areas).exists():
        return
    found = read_block_map(file.read_bytes(), blocks=known_blocks(areas))
    if found.faults:
        raise ValueError(f"{file.name}: {found.faults[:3]}")
    draw_blocks(found.outlines, office=office, by=by)
    whole = areas.get(parent__isnull=True)
    asked = DivisionAsked(
        area=whole.pk, homes_a_unit=HOMES_A_UNIT, goal=MixGoal.LARGE, alternatives=WAYS, gap_m=GAP_METRES
    )
    divide_area.call(str(request_run(KIND, office=office, by=by, facts=asked.as_facts()).pk))

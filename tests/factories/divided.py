"""An area with blocks in a row on the map, and a run that found ways to divide it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bofast.casework.access.models import Office, User
from bofast.casework.homes import actions as homes
from bofast.casework.homes.models import Area, Home
from bofast.casework.homes.outlines import Outline
from bofast.casework.lettings.areas.dividing import KIND, DivisionAsked, MixGoal
from bofast.casework.runs.actions import request_run
from bofast.casework.runs.models import Run
from bofast.jobs.divide_area import divide_area

A_HOUSE_EAST, BETWEEN = 0.0002, 0.0004
"""Degrees at 60 north: a house about 11 metres wide, and 11 metres of lawn."""


def area_with_blocks(office: Office, *, blocks: int, a_home: Callable[..., Home], by: User) -> Area:
    """`Nord` with `Blokk 1` and so on, two homes in each."""
    area = homes.add_area("Nord", office=office, level=Area.Level.AREA, by=by)
    for number in range(1, blocks + 1):
        block = homes.add_area(f"Blokk {number}", office=office, level=Area.Level.BLOCK, parent=area, by=by)
        for rooms in (2, 4):
            a_home(area=block, rooms=rooms)
    return area


def draw_in_a_row(blocks: Sequence[Area], *, office: Office, by: User) -> None:
    """Put blocks on the map, one east of the other."""
    outlines = [Outline(block.pk, block.name, (ring_at(place),)) for place, block in enumerate(blocks)]
    homes.draw_blocks(outlines, office=office, by=by)


def ring_at(place: int) -> tuple[tuple[float, float], ...]:
    west = 10 + BETWEEN * place
    east = west + A_HOUSE_EAST
    return ((west, 60.0), (east, 60.0), (east, 60.0001), (west, 60.0001))


def ask_for_ways(area: Area, *, homes_a_unit: int, by: User, goal: MixGoal = MixGoal.LARGE, gap_m: int = 30) -> Run:
    """A run for three ways, waiting."""
    asked = DivisionAsked(area=area.pk, homes_a_unit=homes_a_unit, goal=goal, alternatives=3, gap_m=gap_m)
    return request_run(KIND, office=area.office, by=by, facts=asked.as_facts())


def find_ways(area: Area, *, homes_a_unit: int, by: User, goal: MixGoal = MixGoal.LARGE, gap_m: int = 30) -> Run:
    """The run done: three ways are looked for."""
    run = ask_for_ways(area, homes_a_unit=homes_a_unit, by=by, goal=goal, gap_m=gap_m)
    divide_area.call(str(run.pk))
    run.refresh_from_db()
    return run

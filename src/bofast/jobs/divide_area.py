"""Dividing an area over the wall: its blocks, their homes and the map become an area, its ways a result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.utils import timezone
from django_tasks import task

from bofast.allocation.dividing.area import Area as AreaToDivide
from bofast.allocation.dividing.divided import Division, divide
from bofast.allocation.dividing.held_against import is_whole, neighbours_cut
from bofast.allocation.dividing.neighbours import Neighbours
from bofast.allocation.dividing.outlines import neighbours_by_outline
from bofast.casework.access.models import permissions_of
from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family
from bofast.casework.homes.blocks import blocks_with_homes, outlines_of
from bofast.casework.homes.models import Area
from bofast.casework.homes.outlines import Outline, in_metres
from bofast.casework.lettings.areas.block_figures import figures_of
from bofast.casework.lettings.areas.dividing import Divided, DividedBlock, DividedWay, DivisionAsked
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.jobs.carrying_out import carry_out


class NotOnTheMap(ValueError):
    """A block with homes that no map shows: the page asks for the map before it asks for a run."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What the engine divides, and what it is called."""

    area: AreaToDivide
    blocks: tuple[DividedBlock, ...]
    neighbours: Neighbours


@task()
def divide_area(run_id: str) -> None:
    """Find ways to divide an area into smaller units; they lie in the run's result."""
    carry_out(run_id, work=divided)


def divided(run: Run) -> Mapping[str, Any]:
    """The ways as `Divided`, each found from another start; only ways whose units are counted whole again.

    Raises: Cancelled; NotOnTheMap; ValueError, for units that cannot be made of the blocks.
    """
    asked = DivisionAsked.of(run.facts)
    drawn = _drawn(run, asked=asked)
    ways: dict[tuple[int, ...], Division] = {}
    for tried, way in enumerate(_tried(drawn.area, asked=asked)):
        runs.tell_progress(run, done=tried, total=asked.alternatives)
        if is_whole(way, area=drawn.area):
            ways.setdefault(way.unit, way)
    best = sorted(ways.values(), key=lambda way: (way.spread_permille, neighbours_cut(way, area=drawn.area), way.unit))
    return Divided(
        blocks=drawn.blocks,
        neighbours=len(drawn.neighbours.pairs),
        joined=tuple((int(one), int(other)) for one, other in drawn.neighbours.joined),
        ways=tuple(_told(way, area=drawn.area) for way in best),
    ).as_result()


def _tried(area: AreaToDivide, *, asked: DivisionAsked) -> Iterator[Division]:
    for seed in range(1, asked.alternatives + 1):
        yield from divide(area, homes_a_unit=asked.homes_a_unit, alternatives=1, first_seed=seed)


def _drawn(run: Run, *, asked: DivisionAsked) -> _Drawn:
    blocks = blocks_with_homes(Area.objects.get(office=run.office, pk=asked.area))
    outlines = {one.block: one for one in in_metres(outlines_of(blocks))}
    if missing := [block.pk for block in blocks if block.pk not in outlines]:
        raise NotOnTheMap(f"{len(missing)} blocks with homes are not on the map, the first is area {missing[0]}")
    on = timezone.localdate()
    # Colleagues read the result too, who may not know of the protected families that the asker may know of.
    may = permissions_of(run.asker, office=run.office, on=on) - {Permission.SEE_PROTECTED}
    known = Family.objects.listed_for(run.asker, office=run.office, permissions=may)
    figures = figures_of(blocks, families=known, on=on)
    told = tuple(
        DividedBlock(
            area=block.pk,
            name=block.name,
            homes=figures[block.pk].homes,
            counted=figures[block.pk].counted(asked.goal),
        )
        for block in blocks
    )
    neighbours = neighbours_by_outline([_rings(outlines[one.area]) for one in told], farthest_metres=float(asked.gap_m))
    homes, counted = np.array([one.homes for one in told]), np.array([one.counted for one in told])
    return _Drawn(AreaToDivide(homes, counted, neighbours.pairs), told, neighbours)


def _rings(outline: Outline) -> Sequence[np.ndarray]:
    return [np.array(ring, dtype=np.float64) for ring in outline.rings]


def _told(way: Division, *, area: AreaToDivide) -> DividedWay:
    return DividedWay(
        unit=way.unit,
        spread_permille=way.spread_permille,
        spread_before_permille=way.spread_before_permille,
        cut=neighbours_cut(way, area=area),
    )

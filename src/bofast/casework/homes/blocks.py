"""The blocks of an area: those with homes, and where the map has them."""

from __future__ import annotations

from collections import Counter

from django.db.models import Exists, OuterRef

from bofast.casework.homes.block_map import KnownBlock
from bofast.casework.homes.models import Area, AreaQuerySet, BlockOutline, Home
from bofast.casework.homes.outlines import Outline


def blocks_with_homes(area: Area) -> AreaQuerySet:
    """The blocks below an area in which homes lie, by number."""
    blocks = Area.objects.below(area).filter(office=area.office_id, level=Area.Level.BLOCK, closed_on__isnull=True)
    return blocks.filter(Exists(Home.objects.filter(area=OuterRef("pk")))).order_by("pk")


def known_blocks(areas: AreaQuerySet) -> list[KnownBlock]:
    """The blocks with homes among some areas, each with the area around it: that of before it came into a unit."""
    blocks = areas.filter(Exists(Home.objects.filter(area=OuterRef("pk"))), level=Area.Level.BLOCK)
    found = blocks.select_related("parent", "lay_in").order_by("pk")
    return [KnownBlock(one.pk, one.name, _around(one)) for one in found]


def _around(block: Area) -> str:
    around = block.lay_in or block.parent
    return around.name if around is not None else ""


def homes_by_block(area: Area) -> dict[int, int]:
    """How many homes lie in each of those blocks, by number."""
    homes = Home.objects.filter(area__in=blocks_with_homes(area)).order_by("area")
    return dict(Counter(homes.values_list("area", flat=True)))


def divisible_areas(areas: AreaQuerySet) -> list[Area]:
    """Those of some areas that are no block and hold two blocks with homes or more, in the order of the tree."""
    open_areas = list(areas.filter(closed_on__isnull=True).order_by("path"))
    with_homes = [
        one.path for one in areas.filter(level=Area.Level.BLOCK, homes__isnull=False).distinct().order_by("path")
    ]
    return [
        one
        for one in open_areas
        if one.level != Area.Level.BLOCK and sum(path.startswith(one.path) for path in with_homes) > 1
    ]


def divided_areas(areas: AreaQuerySet) -> list[Area]:
    """Those of some areas in which blocks lie in units that a division made, in the order of the tree."""
    return list(areas.filter(children__children__lay_in__isnull=False).distinct().order_by("path"))


def outlines_of(blocks: AreaQuerySet) -> tuple[Outline, ...]:
    """Where some blocks stand, in degrees, by number; those that are not on the map are left out."""
    drawn = BlockOutline.objects.filter(area__in=blocks.values("pk")).select_related("area").order_by("area")
    return tuple(
        Outline(
            block=one.area_id,
            name=one.area.name,
            rings=tuple(tuple((float(east), float(north)) for east, north in ring) for ring in one.rings),
        )
        for one in drawn
    )

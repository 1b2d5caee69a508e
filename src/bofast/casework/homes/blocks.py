"""The blocks of an area: those with homes, and where the map has them."""

from __future__ import annotations

from django.db.models import Count, Q

from bofast.casework.homes.models import Area, AreaQuerySet, BlockOutline
from bofast.casework.homes.outlines import Outline


def blocks_with_homes(area: Area) -> AreaQuerySet:
    """The blocks below an area in which homes lie, by number, each with `homes_count`."""
    blocks = Area.objects.below(area).filter(office=area.office_id, level=Area.Level.BLOCK, closed_on__isnull=True)
    return blocks.annotate(homes_count=Count("homes")).filter(homes_count__gt=0).order_by("pk")


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


def is_divided(area: Area) -> bool:
    """Whether blocks below the area lie in units that a division made."""
    return Area.objects.below(area).filter(~Q(pk=area.pk), lay_in__isnull=False).exists()


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

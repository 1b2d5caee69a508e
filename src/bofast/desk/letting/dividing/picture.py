"""The map of an area: its blocks alone, or in the colours of units."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.homes.blocks import blocks_with_homes, outlines_of
from bofast.casework.homes.models import Area
from bofast.casework.homes.outlines import Outline, in_metres
from bofast.design.parts import AreaMap, MapKey, MapShape
from bofast.desk.letting.dividing.grouping import Grouping


def outlines_in(area: Area) -> tuple[Outline, ...]:
    """The blocks of an area that are on the map, in metres."""
    return in_metres(outlines_of(blocks_with_homes(area)))


def map_of_blocks(area: Area, *, outlines: Sequence[Outline]) -> AreaMap:
    """The blocks without units: is the map right?"""
    label = _("Map of the blocks of %(area)s") % {"area": area.name}
    return AreaMap(label, tuple(MapShape(one.name, one.rings) for one in outlines))


def map_of_units(label: str, *, outlines: Sequence[Outline], grouping: Grouping, texts: Sequence[str] = ()) -> AreaMap:
    """The units, each with a line of the legend; `texts` are a word about each."""
    shapes = tuple(MapShape(one.name, one.rings, grouping.unit_of(one.block)) for one in outlines)
    said = texts or ("",) * len(grouping.units)
    keys = tuple(MapKey(unit.name, text) for unit, text in zip(grouping.units, said, strict=True))
    return AreaMap(label, shapes, keys)


def homes_in_words(homes: int) -> str:
    return ngettext("%(count)s home", "%(count)s homes", homes) % {"count": homes}

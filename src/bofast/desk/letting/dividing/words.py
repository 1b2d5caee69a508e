"""What each thing to spread evenly is called, and what can be wrong with a map."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bofast.casework.homes.block_map import LARGEST_BYTES, MOST_CORNERS, MOST_FEATURES, MapFault, MapTrouble
from bofast.casework.lettings.areas.dividing import MixGoal

MEGABYTE = 1024 * 1024
GOALS = {
    MixGoal.LARGE: gettext_lazy("homes of four rooms or more"),
    MixGoal.SMALL: gettext_lazy("homes of one or two rooms"),
    MixGoal.STEP_FREE: gettext_lazy("step-free homes"),
    MixGoal.CHILDREN: gettext_lazy("homes where families with children live"),
}
TROUBLES = {
    MapTrouble.NOT_JSON: gettext_lazy("The file is no GeoJSON. Save the map as GeoJSON (.geojson), and bring in that."),
    MapTrouble.NOT_A_COLLECTION: gettext_lazy(
        "The file must be a FeatureCollection. Export the whole layer of blocks."
    ),
    MapTrouble.NOTHING_ON_IT: gettext_lazy("There is no block on the map."),
    MapTrouble.TOO_MANY: gettext_lazy("There are %(found)s blocks on the map; at most %(features)s are taken."),
    MapTrouble.NO_NAME: gettext_lazy("It has no name. Give it the property “name” with the name of the block."),
    MapTrouble.NO_SUCH_BLOCK: gettext_lazy(
        "The office has no block of this name with homes in it. Write it as on the page of areas."
    ),
    MapTrouble.MORE_THAN_ONE_BLOCK: gettext_lazy(
        "Several blocks have this name. Give it the property “area” with the name of the area around the block."
    ),
    MapTrouble.TWICE: gettext_lazy("This block is on the map twice. Make one MultiPolygon of both."),
    MapTrouble.NO_POLYGON: gettext_lazy("A block must be a Polygon or a MultiPolygon."),
    MapTrouble.TOO_FEW_CORNERS: gettext_lazy("It has %(found)s corners; a building has at least three."),
    MapTrouble.TOO_MANY_CORNERS: gettext_lazy("It has more than %(corners)s corners. Simplify the outline."),
    MapTrouble.NOT_IN_DEGREES: gettext_lazy(
        "It is not drawn in degrees. Export the map in WGS 84 (EPSG:4326), east before north."
    ),
}


def fault_in_words(fault: MapFault) -> str:
    """What is wrong, with what was found and what to do."""
    told = {"found": fault.found, "features": MOST_FEATURES, "corners": MOST_CORNERS}
    said = str(TROUBLES[fault.trouble]) % told
    return _("%(said)s Found: %(found)s") % {"said": said, "found": fault.found} if _shows_found(fault) else said


def _shows_found(fault: MapFault) -> bool:
    return fault.trouble in {MapTrouble.NOT_IN_DEGREES, MapTrouble.NO_POLYGON} and bool(fault.found)


def place_in_words(fault: MapFault) -> str:
    """Which part of the file it stands in."""
    if not fault.feature:
        return _("The file")
    if not fault.name:
        return _("Feature %(number)s") % {"number": fault.feature}
    return _("Feature %(number)s, %(name)s") % {"number": fault.feature, "name": fault.name}


def too_large() -> str:
    return _("The file is larger than %(most)s megabytes. Leave out what is no block, or simplify the outlines.") % {
        "most": LARGEST_BYTES // MEGABYTE
    }

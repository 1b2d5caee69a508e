"""Reading a map of blocks as an office brings it: GeoJSON (RFC 7946), a polygon a block, each with the block's name.

A file with a fault is not taken at all: half a map would divide an area wrongly without a sign. Every fault keeps its
place in the file, so that all can be put right at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bofast.casework.homes.outlines import Outline, Ring
from bofast.rules.facts_json import json_told

LARGEST_BYTES = 5 * 1024 * 1024
MOST_FEATURES = 2_000
MOST_CORNERS = 500
"""Of one block: a house has about ten, and a block as drawn by a city's map office at most a few hundred."""
FEWEST_CORNERS = 3
MOST_EAST, MOST_NORTH = 180, 85
"""Degrees. A map in metres (UTM) has coordinates in the hundred thousands."""
LONGEST_FOUND = 60
NAMES, AROUND = ("name", "navn", "blokk", "block"), ("area", "område", "omraade", "afdeling")
"""How a block and the area around it are called in the properties of a feature, in the languages of those who draw."""


class MapTrouble(StrEnum):
    """What can be wrong with a map, or with one block on it."""

    NOT_JSON = "not_json"
    NOT_A_COLLECTION = "not_a_collection"
    NOTHING_ON_IT = "nothing_on_it"
    TOO_MANY = "too_many"
    NO_NAME = "no_name"
    NO_SUCH_BLOCK = "no_such_block"
    MORE_THAN_ONE_BLOCK = "more_than_one_block"
    TWICE = "twice"
    NO_POLYGON = "no_polygon"
    TOO_FEW_CORNERS = "too_few_corners"
    TOO_MANY_CORNERS = "too_many_corners"
    NOT_IN_DEGREES = "not_in_degrees"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFault:
    """One fault: in which feature of the file (1 is the first, 0 the file as a whole), and what was found there."""

    trouble: MapTrouble
    feature: int = 0
    name: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class KnownBlock:
    """A block of the office as a map may name it."""

    key: int
    name: str
    around: str


@dataclass(frozen=True, slots=True)
class BlockMap:
    """What a file holds: outlines where there is no fault, else the faults and nothing more."""

    outlines: tuple[Outline, ...] = ()
    faults: tuple[MapFault, ...] = ()


class _Faulty(Exception):
    """A feature that cannot be taken."""

    def __init__(self, trouble: MapTrouble, *, found: object = "") -> None:
        self.trouble, self.found = trouble, str(found)[:LONGEST_FOUND]
        super().__init__(trouble)


def read_block_map(content: bytes, *, blocks: Sequence[KnownBlock]) -> BlockMap:
    """The outlines that a file tells, each by the number of its block; or all that is wrong with it."""
    try:
        features = _features(content)
    except _Faulty as faulty:
        return BlockMap(faults=(MapFault(trouble=faulty.trouble, found=faulty.found),))
    outlines: dict[int, Outline] = {}
    faults: list[MapFault] = []
    for number, feature in enumerate(features, start=1):
        try:
            outline = _outline(feature, blocks=blocks)
            if outline.block in outlines:
                raise _Faulty(MapTrouble.TWICE)
            outlines[outline.block] = outline
        except _Faulty as faulty:
            name = _named(feature, NAMES)[:LONGEST_FOUND]
            faults.append(MapFault(trouble=faulty.trouble, feature=number, name=name, found=faulty.found))
    return BlockMap(faults=tuple(faults)) if faults else BlockMap(outlines=tuple(outlines.values()))


def _features(content: bytes) -> list[Any]:
    try:
        told = json_told(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _Faulty(MapTrouble.NOT_JSON) from error
    features = told.get("features") if isinstance(told, Mapping) else None
    if not isinstance(features, list) or told.get("type") != "FeatureCollection":
        raise _Faulty(MapTrouble.NOT_A_COLLECTION, found=told.get("type", "") if isinstance(told, Mapping) else "")
    if not features:
        raise _Faulty(MapTrouble.NOTHING_ON_IT)
    if len(features) > MOST_FEATURES:
        raise _Faulty(MapTrouble.TOO_MANY, found=len(features))
    return features


def _outline(feature: Any, *, blocks: Sequence[KnownBlock]) -> Outline:
    block = _block(feature, blocks=blocks)
    rings = tuple(_rings(feature.get("geometry")))
    if sum(len(ring) for ring in rings) > MOST_CORNERS:
        raise _Faulty(MapTrouble.TOO_MANY_CORNERS, found=sum(len(ring) for ring in rings))
    return Outline(block=block.key, name=block.name, rings=rings)


def _block(feature: Any, *, blocks: Sequence[KnownBlock]) -> KnownBlock:
    name, around = _named(feature, NAMES), _named(feature, AROUND)
    if not name:
        raise _Faulty(MapTrouble.NO_NAME)
    found = [one for one in blocks if _same(one.name, name) and (not around or _same(one.around, around))]
    if not found:
        raise _Faulty(MapTrouble.NO_SUCH_BLOCK)
    if len(found) > 1:
        raise _Faulty(MapTrouble.MORE_THAN_ONE_BLOCK)
    return found[0]


def _named(feature: Any, names: Sequence[str]) -> str:
    properties = feature.get("properties") if isinstance(feature, Mapping) else None
    if not isinstance(properties, Mapping):
        return ""
    told = {str(name).casefold(): value for name, value in properties.items()}
    return next((str(told[name]).strip() for name in names if isinstance(told.get(name), str | int)), "")


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def _rings(geometry: Any) -> Iterator[Ring]:
    """The outer ring of each polygon: a courtyard is no border between blocks."""
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    places = geometry.get("coordinates") if isinstance(geometry, Mapping) else None
    polygons = {"Polygon": [places], "MultiPolygon": places}.get(str(kind))
    if not isinstance(polygons, list) or not polygons:
        raise _Faulty(MapTrouble.NO_POLYGON, found=kind or "")
    for polygon in polygons:
        if not isinstance(polygon, list) or not polygon or not isinstance(polygon[0], list):
            raise _Faulty(MapTrouble.NO_POLYGON, found=kind)
        yield _ring(polygon[0])


def _ring(told: list[Any]) -> Ring:
    corners = [_corner(one) for one in told[: MOST_CORNERS + 1]]
    ring = tuple(corners[:-1] if len(corners) > 1 and corners[0] == corners[-1] else corners)
    if len(set(ring)) < FEWEST_CORNERS:
        raise _Faulty(MapTrouble.TOO_FEW_CORNERS, found=len(set(ring)))
    return ring


def _corner(told: Any) -> tuple[float, float]:
    """Degrees east and north; a height above the sea, where one is told, is left out."""
    if not isinstance(told, list) or len(told) < len(("east", "north")):
        raise _Faulty(MapTrouble.NOT_IN_DEGREES)
    east, north = told[:2]
    if not (_within(east, MOST_EAST) and _within(north, MOST_NORTH)):
        raise _Faulty(MapTrouble.NOT_IN_DEGREES, found=f"{east}, {north}")
    return float(east), float(north)


def _within(told: Any, most: int) -> bool:
    return isinstance(told, int | Decimal) and -most <= told <= most

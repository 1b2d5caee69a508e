"""A map of blocks is taken whole or not at all, and every fault keeps its place."""

from __future__ import annotations

import json

import pytest

from bofast.casework.homes.block_map import MOST_CORNERS, KnownBlock, MapTrouble, read_block_map
from bofast.casework.homes.outlines import Outline, in_metres

BLOCKS = (KnownBlock(1, "Blokk 1", "Nord"), KnownBlock(2, "Blokk 2", "Nord"), KnownBlock(3, "Blokk 1", "Sør"))
SQUARE = [[10.0, 59.0], [10.001, 59.0], [10.001, 59.001], [10.0, 59.001], [10.0, 59.0]]


def feature(name="Blokk 2", *, ring=SQUARE, **properties):
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"name": name} | properties, "geometry": geometry}


def read(*features):
    return read_block_map(json.dumps({"type": "FeatureCollection", "features": features}).encode(), blocks=BLOCKS)


def troubles(found):
    return [(fault.feature, fault.trouble) for fault in found.faults]


def test_a_block_is_drawn_by_its_name_and_its_ring_is_not_closed_twice():
    (outline,) = read(feature()).outlines

    assert (outline.block, outline.rings) == (2, (tuple(tuple(corner) for corner in SQUARE[:-1]),))


def test_a_name_is_found_in_any_case_and_by_the_area_around_it_where_two_blocks_share_it():
    assert [one.block for one in read(feature("BLOKK  2")).outlines] == [2]
    assert [one.block for one in read(feature("Blokk 1", område="Sør")).outlines] == [3]


def test_a_block_of_several_houses_keeps_them_all_and_no_courtyard():
    geometry = {"type": "MultiPolygon", "coordinates": [[SQUARE, SQUARE], [[[x + 1, y] for x, y in SQUARE]]]}

    (outline,) = read(feature() | {"geometry": geometry}).outlines

    assert len(outline.rings) == 2


def test_one_fault_takes_the_whole_map_out_and_all_faults_are_told_at_once():
    found = read(feature(), feature("Blokk 9"), feature("Blokk 1"), feature(ring=[[1, 1], [2, 2]]), feature())

    assert found.outlines == ()
    assert troubles(found) == [
        (2, MapTrouble.NO_SUCH_BLOCK),
        (3, MapTrouble.MORE_THAN_ONE_BLOCK),
        (4, MapTrouble.TOO_FEW_CORNERS),
        (5, MapTrouble.TWICE),
    ]


@pytest.mark.parametrize(
    ("corner", "found"), [([569_000, 6_550_000], "569000, 6550000"), ([10.0], ""), (["x", "y"], "x, y"), (None, "")]
)
def test_what_is_not_in_degrees_is_told_with_what_was_found(corner, found):
    (fault,) = read(feature(ring=[*SQUARE, corner])).faults

    assert (fault.trouble, fault.found) == (MapTrouble.NOT_IN_DEGREES, found)


@pytest.mark.parametrize(
    ("changed", "trouble"),
    [
        ({"geometry": None}, MapTrouble.NO_POLYGON),
        ({"geometry": {"type": "Point", "coordinates": [1, 2]}}, MapTrouble.NO_POLYGON),
        ({"geometry": {"type": "MultiPolygon", "coordinates": [7]}}, MapTrouble.NO_POLYGON),
        ({"properties": None}, MapTrouble.NO_NAME),
        ({"properties": {"name": ["Blokk 2"]}}, MapTrouble.NO_NAME),
    ],
)
def test_a_feature_that_is_no_block_is_told(changed, trouble):
    assert troubles(read(feature() | changed)) == [(1, trouble)]


def test_a_block_with_corners_without_end_is_refused():
    many = [[10 + at / 1e6, 59 + at * at / 1e9] for at in range(MOST_CORNERS + 1)]

    assert troubles(read(feature(ring=many))) == [(1, MapTrouble.TOO_MANY_CORNERS)]


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"not json", MapTrouble.NOT_JSON),
        (b"\xff\xfe", MapTrouble.NOT_JSON),
        (b"[" * 100_000, MapTrouble.NOT_JSON),
        (b"[]", MapTrouble.NOT_A_COLLECTION),
        (b'{"type": "Feature"}', MapTrouble.NOT_A_COLLECTION),
        (b'{"type": "FeatureCollection", "features": []}', MapTrouble.NOTHING_ON_IT),
        (b'{"type": "FeatureCollection", "features": [7]}', MapTrouble.NO_NAME),
        (b'{"type": "FeatureCollection", "features": [' + b"7," * 2_000 + b"7]}", MapTrouble.TOO_MANY),
    ],
)
def test_a_file_that_is_no_map_is_told(content, trouble):
    assert [fault.trouble for fault in read_block_map(content, blocks=BLOCKS).faults] == [trouble]


def test_degrees_become_metres_from_the_south_western_corner():
    """At 60 degrees north a degree of longitude is half as long as one of latitude."""
    (flat,) = in_metres([Outline(1, "Blokk", (((10.0, 59.9995), (10.001, 60.0005)),))])

    ((west, south), (east, north)) = flat.rings[0]

    assert (west, south) == (0, 0)
    assert east == pytest.approx(55.6, abs=0.1)
    assert north == pytest.approx(111.2, abs=0.1)


def test_a_map_without_a_block_has_no_metres():
    assert in_metres([]) == ()

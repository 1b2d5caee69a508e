"""Where blocks lie in the picture of a map."""

import re

import pytest

from bofast.design.parts import AreaMap, MapKey, MapShape
from bofast.design.parts.area_map import COLOURS, WIDTH, colour_of, letter_of, middle_of
from bofast.design.show import show


def block(east, north, *, group=None, side=10.0):
    ring = ((east, north), (east + side, north), (east + side, north + side), (east, north + side))
    return MapShape(f"Block {east}", (ring,), group)


def corners(drawn):
    return [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", drawn.path)]


@pytest.mark.parametrize("shapes", [[block(0, 0), block(500, 20)], [block(0, 0), block(10, 900)], [block(5, 5)]])
def test_every_block_lies_inside_the_picture(shapes):
    drawn = AreaMap("A map", tuple(shapes))

    assert all(0 < x < WIDTH and 0 < y < drawn.height for shape in drawn.drawn for x, y in corners(shape))


def test_north_is_up_and_east_is_right():
    south_west, north_east = AreaMap("A map", (block(0, 0), block(50, 50))).drawn

    ((west, low),), ((east, high),) = south_west.middles, north_east.middles
    assert west < east
    assert low > high


def test_a_square_stays_a_square():
    (drawn, _other) = AreaMap("A map", (block(0, 0, side=20), block(300, 0))).drawn
    (left, bottom), (right, _), (_, top), _last = corners(drawn)

    assert right - left == pytest.approx(bottom - top, abs=0.2)


def test_the_letter_stands_in_the_middle_of_an_uneven_shape():
    assert middle_of([(0, 0), (4, 0), (4, 2), (0, 2)]) == (2, 1)
    assert middle_of([(0, 0), (3, 0), (0, 3)]) == (1, 1)
    assert middle_of([(0, 0), (2, 2), (4, 4)]) == (2, 2)


def test_groups_are_told_apart_by_letters_when_the_colours_run_out():
    assert [letter_of(number) for number in (0, 1, 25, 26, 27)] == ["A", "B", "Z", "AA", "AB"]
    assert colour_of(COLOURS) == colour_of(0) == 1
    assert (colour_of(None), letter_of(None)) == (0, "")


def test_the_legend_says_in_words_what_the_picture_says_in_colour():
    shown = show(AreaMap("Two units", (block(0, 0, group=0), block(50, 0, group=1)), (MapKey("West"), MapKey("East"))))

    assert all(word in shown for word in ("Two units", "West", "East", ">A</text>", ">B</text>", "Block 0 (A)"))


def test_every_building_of_a_block_has_the_letter_of_its_group():
    (one,), (two,) = block(0, 0).rings, block(90, 0, side=20).rings

    (drawn,) = AreaMap("A map", (MapShape("Two houses", (one, two), 0),)).drawn

    assert len(drawn.middles) == 2
    assert show(AreaMap("A map", (MapShape("Two houses", (one, two), 0),))).count(">A</text>") == 2


def test_a_block_in_no_group_is_named_inside_the_picture():
    west, middle, east = AreaMap("A map", (block(0, 0), block(200, 0), block(400, 0))).drawn

    assert [one.anchor for one in (west, middle, east)] == ["start", "middle", "end"]


def test_a_map_of_nothing_can_be_drawn():
    assert AreaMap("Nothing", ()).drawn == []
    assert show(AreaMap("Nothing", ()))

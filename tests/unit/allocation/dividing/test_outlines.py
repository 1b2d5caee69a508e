"""Blocks are neighbours from wall to wall: what touches, what stands near, and what only holds an area together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bofast.allocation.dividing.area import Area
from bofast.allocation.dividing.divided import divide
from bofast.allocation.dividing.held_against import is_whole, neighbours_cut
from bofast.allocation.dividing.outlines import metres_apart, neighbours_by_outline


def house(west, south, *, wide=10.0, deep=10.0):
    return [np.array([(west, south), (west + wide, south), (west + wide, south + deep), (west, south + deep)])]


def apart(one, other):
    return float(metres_apart([one, other])[0, 1])


def test_the_distance_is_from_wall_to_wall():
    assert apart(house(0, 0), house(40, 0)) == 30
    assert apart(house(0, 0, wide=100), house(0, 25, wide=10)) == 15
    assert apart(house(0, 0), house(13, 14)) == 5


def test_houses_that_touch_cross_or_stand_within_each_other_are_not_apart():
    assert apart(house(0, 0), house(10, 0)) == 0
    assert apart(house(0, 4, wide=30, deep=2), house(10, 0, wide=2)) == 0
    assert apart(house(0, 0, wide=30, deep=30), house(10, 10, wide=2, deep=2)) == 0


def test_a_block_of_two_houses_stands_where_the_nearer_of_them_stands():
    two = [*house(0, 0), *house(80, 0)]

    assert apart(two, house(100, 0)) == 10


def test_blocks_at_the_distance_are_neighbours_and_beyond_it_are_not():
    found = neighbours_by_outline([house(0, 0), house(30, 0), house(60.5, 0), house(60.5, 20)], farthest_metres=20)

    assert found.pairs.tolist() == [[0, 1], [1, 2], [2, 3]]
    assert found.joined.tolist() == [[1, 2]]


def test_what_stands_alone_is_joined_to_the_nearest_and_told():
    found = neighbours_by_outline([house(0, 0), house(15, 0), house(200, 0)], farthest_metres=20)

    assert found.pairs.tolist() == [[0, 1], [1, 2]]
    assert found.joined.tolist() == [[1, 2]]


def test_one_block_is_no_area():
    with pytest.raises(ValueError, match="at least two"):
        neighbours_by_outline([house(0, 0)], farthest_metres=20)


def test_a_unit_in_two_pieces_is_found_and_neighbours_that_are_parted_are_counted():
    edges = np.array([[0, 1], [1, 2], [2, 3]], dtype=np.int32)
    area = Area(np.full(4, 10), np.zeros(4, dtype=np.int64), edges)
    (whole,) = divide(area, homes_a_unit=20, alternatives=1)
    in_pieces = replace(whole, unit=(0, 1, 0, 1))

    assert is_whole(whole, area=area)
    assert neighbours_cut(whole, area=area) == 1
    assert not is_whole(in_pieces, area=area)
    assert neighbours_cut(in_pieces, area=area) == 3

"""An area is divided into whole units of one size, mixed as far as the map allows."""

from __future__ import annotations

from collections import deque

import numpy as np
import pytest

from bofast.allocation.dividing.area import Area, AreaInPieces
from bofast.allocation.dividing.divided import divide
from bofast.allocation.dividing.mixing import Units, fill, mix
from bofast.allocation.dividing.neighbours import neighbours_of


def row_of(homes, counted):
    """Buildings in a row, each beside the next."""
    edges = [[at, at + 1] for at in range(len(homes) - 1)]
    return Area(np.array(homes), np.array(counted), np.array(edges, dtype=np.int32).reshape(-1, 2))


def town(side, *, seed):
    """A town of side × side buildings about 30 metres apart; the counted share rises from west to east."""
    chance = np.random.default_rng(seed)
    grid = np.stack(np.meshgrid(np.arange(side), np.arange(side)), -1).reshape(-1, 2) * 30.0
    places = grid + chance.uniform(-8, 8, grid.shape)
    homes = chance.integers(6, 13, len(grid))
    counted = chance.binomial(homes, 0.1 + 0.4 * grid[:, 0] / grid[:, 0].max())
    return Area(homes, counted, neighbours_of(places).pairs)


def hangs_together(area, buildings):
    inside, seen, waiting = set(buildings), {buildings[0]}, deque([buildings[0]])
    while waiting:
        for other in area.beside[waiting.popleft()]:
            if other in inside and other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen == inside


@pytest.mark.parametrize("seed", range(6))
def test_every_unit_hangs_together_and_keeps_its_size(seed):
    area = town(14, seed=seed)
    for division in divide(area, homes_a_unit=150, alternatives=3):
        ideal = area.homes.sum() / len(division.units)

        assert sorted(one for unit in division.units for one in unit.buildings) == list(range(area.buildings))
        assert all(hangs_together(area, unit.buildings) for unit in division.units)
        assert all(0.85 * ideal <= unit.homes <= 1.15 * ideal for unit in division.units)
        assert division.spread_permille <= division.spread_before_permille


def test_the_same_area_is_divided_alike_each_time():
    assert divide(town(10, seed=3), homes_a_unit=100) == divide(town(10, seed=3), homes_a_unit=100)


@pytest.mark.parametrize("buildings", [2, 3, 4, 5])
def test_no_unit_is_left_empty_where_there_are_few_buildings(buildings):
    area = row_of([2] * buildings, [1] * buildings)
    for units in range(2, buildings + 1):
        for seed in range(20):
            (division,) = divide(area, homes_a_unit=2 * buildings // units, alternatives=1, first_seed=seed)

            assert all(unit.homes for unit in division.units)
            assert all(hangs_together(area, unit.buildings) for unit in division.units)


def test_an_empty_unit_is_given_a_building_that_the_largest_can_spare():
    units = Units.of(row_of([3, 1, 1, 1], [0, 0, 0, 0]), [0, 1, 1, 1], count=3)

    fill(units)

    assert units.unit == [0, 2, 1, 1]


def test_a_building_moves_where_that_evens_out_the_shares():
    area = row_of([10, 10, 10, 10], [10, 0, 0, 10])
    units = Units.of(area, [0, 1, 1, 1], count=2)  # shares 1 and 1/3 of an area with 1/2

    assert mix(units, least_homes=10, most_homes=30) == 1
    assert units.unit == [0, 0, 1, 1]


def test_no_building_moves_when_it_would_cut_its_unit_in_two():
    area = row_of([10, 10, 10, 10], [0, 10, 0, 0])
    units = Units.of(area, [1, 0, 0, 0], count=2)

    assert not units.stays_whole_without(2)
    assert units.stays_whole_without(1)
    assert units.stays_whole_without(3)


def test_no_building_moves_when_a_unit_would_become_too_small():
    area = row_of([10, 10, 10, 10], [10, 0, 0, 10])
    units = Units.of(area, [0, 1, 1, 1], count=2)

    assert mix(units, least_homes=25, most_homes=30) == 0


def test_an_area_in_pieces_is_refused_with_the_loose_building():
    with pytest.raises(AreaInPieces, match="1 buildings have no way to the others, the first is 2"):
        Area(np.array([4, 4, 4]), np.array([0, 0, 0]), np.array([[0, 1]], dtype=np.int32))


@pytest.mark.parametrize(("homes", "counted"), [([4, 0], [0, 0]), ([4, 4], [5, 0]), ([4, 4], [0, -1])])
def test_a_building_without_homes_or_with_too_many_counted_is_refused(homes, counted):
    with pytest.raises(ValueError, match="Building"):
        row_of(homes, counted)


@pytest.mark.parametrize("homes_a_unit", [40, 1])
def test_units_that_cannot_be_are_refused(homes_a_unit):
    with pytest.raises(ValueError, match="there must be from 2 to 4"):
        divide(row_of([10, 10, 10, 10], [0, 0, 0, 0]), homes_a_unit=homes_a_unit)


def test_buildings_across_a_road_are_no_neighbours():
    places = np.array([[0.0, 0.0], [30.0, 0.0], [0.0, 30.0], [30.0, 30.0]])
    road = np.array([[15.0, -10.0], [15.0, 18.0]])  # ends between the two rows: the northern pair may pass

    pairs = neighbours_of(places, barriers=[road]).pairs.tolist()

    assert [0, 1] not in pairs
    assert [2, 3] in pairs


def test_a_road_that_parts_the_whole_area_leaves_one_joint_which_is_told():
    places = np.array([[0.0, 0.0], [40.0, 0.0], [0.0, 30.0], [35.0, 30.0]])
    road = np.array([[15.0, -10.0], [15.0, 50.0]])

    found = neighbours_of(places, barriers=[road])

    assert found.joined.tolist() == [[2, 3]] or found.joined.tolist() == [[3, 2]]
    assert [2, 3] in found.pairs.tolist()


def test_buildings_in_one_straight_row_follow_each_other():
    places = np.array([[60.0, 0.0], [0.0, 0.0], [30.0, 0.0]])

    assert neighbours_of(places).pairs.tolist() == [[0, 2], [1, 2]]


def test_two_buildings_in_one_place_are_refused():
    with pytest.raises(ValueError, match="same place"):
        neighbours_of(np.array([[1.0, 1.0], [1.0, 1.0]]))

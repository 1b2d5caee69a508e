"""What is hidden for itself: few persons, few households, two that make up all."""

from dataclasses import replace

import numpy as np
import pytest

from bofast.casework.figures.disclosure import SMALLEST_CELL, SMALLEST_FOR_MEDIANS
from bofast.registers.disclosure.primary import primary
from bofast.registers.disclosure.profiles import DST, OWN_FLOOR, PROFILES, SSB, STRICT, Measure, profile_named
from tests.factories.cell_tables import flat
from tests.unit.registers.disclosure.drawing import table_of

AREAS = (flat("area", 3),)


def hidden(rows, *, profile=DST, **known):
    table = table_of(AREAS, rows, **known)
    return [cell for cell, is_hidden in zip(rows, primary(table, profile=profile).hidden, strict=True) if is_hidden]


def test_one_to_four_are_hidden_and_nobody_and_five_are_not():
    assert hidden({"area0": 0, "area1": 4, "area2": 5, "all": 9}) == ["area1"]


def test_many_persons_of_few_households_are_few():
    assert hidden({"area0": 12, "area1": 12, "all": 24}, households={"area0": 4, "area1": 5}) == ["area0"]


def test_years_of_one_family_are_one_family():
    rows, people = {"area0": 40, "area1": 90, "all": 130}, {"area0": 4, "area1": 9, "all": 13}

    assert hidden(rows, persons=people, households=people) == ["area0"]


@pytest.mark.parametrize(("profile", "smallest"), [(DST, 5), (SSB, 5), (STRICT, 10)])
def test_the_smallest_cell_of_each_profile_never_falls_below_our_own(profile, smallest):
    assert profile.smallest(Measure.COUNT) == smallest
    assert hidden({"area0": smallest - 1, "area1": smallest, "all": 2 * smallest - 1}, profile=profile) == ["area0"]


def test_an_amount_asks_for_twenty_under_every_profile():
    assert {profile.smallest(Measure.MEAN) for profile in PROFILES.values()} == {20}


def test_our_floor_is_that_of_the_pages():
    assert (OWN_FLOOR.smallest_count, OWN_FLOOR.smallest_amount) == (SMALLEST_CELL, SMALLEST_FOR_MEDIANS)


def test_a_sum_that_two_make_up_is_hidden():
    rows, people = {"area0": 1000, "area1": 1000, "all": 2000}, {"area0": 30, "area1": 30, "all": 60}
    table = table_of(AREAS, rows, persons=people, households=people, measure=Measure.SUM)
    table = replace(table, largest_two=np.array([860, 850, 1000]))

    assert primary(table, profile=DST).hidden.tolist() == [True, False, False]


def test_a_small_count_must_seem_able_to_be_nothing_and_the_threshold():
    found = primary(table_of(AREAS, {"area0": 2, "all": 2}), profile=DST)

    assert (found.down[0], found.up[0]) == (2, 3)


def test_an_unknown_profile_is_refused_with_those_that_there_are():
    with pytest.raises(ValueError, match="dst"):
        profile_named("mild")

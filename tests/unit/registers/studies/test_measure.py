"""A measure with a known effect is found, and none where there is none."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from bofast.registers.estimates.effects.area_years import NEVER
from bofast.registers.estimates.effects.judged import judged_effect
from bofast.registers.people.definition import MISSION
from bofast.registers.stays.events import EVENTS, Event
from bofast.registers.studies import measure
from bofast.registers.studies.marks import area_label
from bofast.registers.studies.remarks import DoesNotApply, WhyNotApplicable
from bofast.registers.studies.staying.destinations import destination_tables

YEARS = tuple(range(2010, 2020))
SETTING = SimpleNamespace(definition=MISSION, focus=(), areas=tuple(range(1, 41)), area_names=range(1, 41))


def counted(*, drop):
    """40 areas of 100 families: 20 leave each year, fewer by `drop` in the first ten from 2015 on."""
    observed = np.full((len(YEARS), 40), 100)
    left = np.full((len(YEARS), 40), 20)
    left[5:, :10] -= drop
    start = np.where(np.arange(40) < 10, 2015, NEVER)
    return measure.Counted(YEARS, SETTING.areas, observed + 5, observed, left, start)


@pytest.mark.parametrize("drop", [0, 8])
def test_the_difference_is_what_was_planted(drop):
    effect = judged_effect(counted(drop=drop).area_years()).effect

    assert effect.estimate == pytest.approx(-drop / 100)


def test_a_year_rests_on_the_fewer_leavers_of_both_sides():
    # Three years before: 10 areas with the measure x 20 leavers; 30 without it x 20.
    assert counted(drop=8).leavers_behind(-3) == 200
    assert counted(drop=8).leavers_behind(0) == 120
    few_elsewhere = counted(drop=8)
    few_elsewhere.left[:, 10:] = 1
    assert few_elsewhere.leavers_behind(0) == 30


def test_both_groups_are_told_year_by_year_and_add_up():
    table = measure.group_table(counted(drop=8), setting=SETTING)

    values = dict(zip(table.keys(), table.values.tolist(), strict=True))
    with_measure = area_label(range(1, 11), setting=SETTING)
    of_2015 = {
        key: value for key, value in values.items() if {"year=2015", f"area={with_measure}"} <= set(key.split("|"))
    }
    assert sorted(of_2015.values()) == [120, 930, 1050]
    assert table.equations().count == 6 * len(YEARS)


def test_its_totals_are_the_cells_of_the_study_of_staying():
    # What a stranger subtracts from one table he finds in the other: they must be the same cells to be protected.
    years = np.zeros((2, len(YEARS), EVENTS), dtype=np.int64)
    years[0, :, Event.STAYED], years[0, :, Event.DEAD], years[0, :, Event.OUT] = 4200 - 720 - 200, 200, 720
    of_staying = destination_tables(years, labels=tuple(map(str, YEARS)), setting=SETTING)[1]

    here = measure.group_table(counted(drop=8), setting=SETTING)

    both = dict(zip(here.keys(), here.values.tolist(), strict=True))
    there = dict(zip(of_staying.keys(), of_staying.values.tolist(), strict=True))
    shared = {key: (both[key], there[key]) for key in both.keys() & there.keys() if "year=2016" in key}
    assert sorted(shared.values()) == [(720, 720), (4200, 4200)]


def test_each_side_is_the_cells_of_a_study_of_staying_there():
    setting = SimpleNamespace(definition=MISSION, areas=tuple(range(1, 11)), area_names=SETTING.area_names)
    there = destination_tables(
        np.zeros((2, 10, EVENTS), dtype=np.int64), labels=tuple(map(str, YEARS)), setting=setting
    )[1]

    shared = set(measure.group_table(counted(drop=8), setting=SETTING).keys()) & set(there.keys())

    # Those who moved out, and all, each year.
    assert len(shared) == 2 * len(YEARS)


def test_where_all_areas_have_the_measure_no_cell_stands_twice():
    everywhere = replace(counted(drop=0), start=np.full(40, 2015))

    keys = measure.group_table(everywhere, setting=SETTING).keys()

    assert len(set(keys)) == len(keys)


def test_without_a_measure_there_is_nothing_to_tell():
    with pytest.raises(DoesNotApply) as refused:
        measure.study(SimpleNamespace(measures=()))

    assert refused.value.why is WhyNotApplicable.NO_MEASURES

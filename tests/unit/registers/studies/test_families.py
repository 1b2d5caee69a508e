"""Definitions within definitions, the families they count, and what leaves of them."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from bofast.registers.disclosure.differences import all_within, units_of
from bofast.registers.disclosure.former import Archive
from bofast.registers.disclosure.profiles import DST
from bofast.registers.disclosure.release import Asked, release
from bofast.registers.disclosure.released import HiddenCell
from bofast.registers.people.definition import MISSION, Families
from bofast.registers.studies.families.alternatives import Choice, alternatives
from bofast.registers.studies.families.by_definition import Seen, definition_table, differ_enough, leaving_rates
from bofast.registers.studies.families.stock import other, strong
from bofast.registers.studies.marks import area_label, definition_label, reach_of
from tests.unit.registers.disclosure.drawing import ORIGIN

SETTING = SimpleNamespace(definition=MISSION, focus=(), areas=(1, 2), area_names=(1, 2), years=(2019, 2020, 2021))
BY_CHOICE = {one.choice: one for one in alternatives(MISSION)}


def seen(definition, strong, other, *, known=1000, out=50):
    return Seen(definition, np.array([strong, other]), known, out)


def test_every_choice_that_the_mission_leaves_open_is_an_alternative():
    assert set(BY_CHOICE) == set(Choice)


def test_a_choice_that_is_made_already_is_none():
    chosen = replace(MISSION, families=Families.ALL)

    assert Choice.ALL_ADULTS not in {one.choice for one in alternatives(chosen)}


@pytest.mark.parametrize(
    "wider",
    [Choice.WITH_UNEMPLOYED, Choice.UNEMPLOYED_BY_PARTNER, Choice.PARTNER_IN_HOUSEHOLD, Choice.CHILDREN_BELOW_25],
)
def test_a_wider_definition_reaches_all_that_the_mission_reaches_and_more(wider):
    assert reach_of(MISSION) < reach_of(BY_CHOICE[wider].definition)


@pytest.mark.parametrize(
    "narrower",
    [
        Choice.WITHOUT_ASSISTING_SPOUSES,
        Choice.WITHOUT_BENEFIT,
        Choice.WITHOUT_OTHERS,
        Choice.PARTNER_OF_WORKING_AGE,
        Choice.ALL_ADULTS,
    ],
)
def test_a_narrower_definition_reaches_fewer(narrower):
    assert reach_of(BY_CHOICE[narrower].definition) < reach_of(MISSION)


def test_cells_by_another_definition_or_of_other_areas_bear_other_marks():
    labels = {definition_label(one.definition) for one in BY_CHOICE.values()}
    areas = [SimpleNamespace(areas=areas, area_names=(1, 2, 3)) for areas in ((1, 2, 3), (1,), (1, 2), (1, 3))]

    assert len(labels | {definition_label(MISSION)}) == len(BY_CHOICE) + 1
    assert len({area_label(one.areas, setting=one) for one in areas}) == 4


def test_all_areas_are_called_the_same_whether_they_were_chosen_or_not():
    one = SimpleNamespace(areas=(1, 2, 3), area_names={3: "c", 1: "a", 2: "b"})

    assert area_label(one.areas, setting=one) == "all"


def test_the_others_are_fewer_by_a_definition_that_reaches_more():
    wide = BY_CHOICE[Choice.WITH_UNEMPLOYED].definition
    older = BY_CHOICE[Choice.CHILDREN_BELOW_25].definition
    units = units_of([definition_table([seen(one, 60, 40) for one in (MISSION, wide, older)], setting=SETTING)])

    inside = {(one.larger, one.smaller) for one in all_within(units)}

    assert (strong(wide), (strong(MISSION),)) in inside
    assert (other(MISSION), (other(wide),)) in inside
    # Others have older children too, so they may be more.
    assert (other(MISSION), (other(older),)) not in inside


def test_all_families_are_the_strong_and_the_others_by_each_definition():
    wide, older = (BY_CHOICE[choice].definition for choice in (Choice.WITH_UNEMPLOYED, Choice.CHILDREN_BELOW_25))

    table = definition_table([seen(MISSION, 60, 40), seen(wide, 70, 30), seen(older, 65, 55)], setting=SETTING)

    assert table.equations().count == 3
    assert sorted(table.values.tolist()) == sorted([60, 40, 70, 30, 65, 55, 100, 120])


def test_a_choice_that_changes_fewer_than_may_be_told_is_not_in_the_table():
    few, many = BY_CHOICE[Choice.WITHOUT_BENEFIT], BY_CHOICE[Choice.WITH_UNEMPLOYED]
    others = [(few, seen(few.definition, 56, 44)), (many, seen(many.definition, 65, 35))]

    assert list(differ_enough(seen(MISSION, 60, 40), others, smallest=5)) == [Choice.WITH_UNEMPLOYED]


def test_two_definitions_that_differ_by_few_are_not_both_shown(tmp_path):
    # Beside the mission's 60: with unemployed 70, and with a partner in the household too 72, which tells of two.
    wide = BY_CHOICE[Choice.WITH_UNEMPLOYED].definition
    wider = replace(wide, partner=BY_CHOICE[Choice.PARTNER_IN_HOUSEHOLD].definition.partner)
    table = definition_table([seen(MISSION, 60, 40), seen(wide, 70, 30), seen(wider, 72, 28)], setting=SETTING)

    released = release(Asked((table,)), profile=DST, origin=ORIGIN, archive=Archive(tmp_path))

    hidden = {cell.categories[-1] for cell in released.tables[0].cells if isinstance(cell, HiddenCell)}
    assert any("strong set" in category for category in hidden)


def test_a_rate_rests_on_the_families_that_one_definition_has_and_the_other_has_not():
    wide = BY_CHOICE[Choice.WITH_UNEMPLOYED].definition

    asked = leaving_rates(seen(MISSION, 60, 40), [("with", seen(wide, 70, 30, known=1003, out=52))])

    by_name = {term.name: term for term in asked.terms}
    assert by_name["chosen"].estimate == pytest.approx(0.05)
    assert (by_name["chosen"].rests_on, by_name["with"].rests_on) == (50, 3)

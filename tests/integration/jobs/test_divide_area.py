"""Dividing an area over the wall: whole units of the asked size, from the map and the homes of the case file."""

from __future__ import annotations

import pytest

from bofast.casework.families.models import Grade
from bofast.casework.homes.blocks import blocks_with_homes
from bofast.casework.homes.models import BlockOutline
from bofast.casework.lettings.areas.dividing import Divided, DivisionAsked, MixGoal
from bofast.casework.runs.actions import ask_to_cancel
from bofast.casework.runs.models import Run
from bofast.jobs.divide_area import divide_area
from tests.factories.divided import area_with_blocks, ask_for_ways, draw_in_a_row, find_ways

pytestmark = pytest.mark.django_db


@pytest.fixture
def north(office, a_home, hans):
    area = area_with_blocks(office, blocks=6, a_home=a_home, by=hans)
    draw_in_a_row(list(blocks_with_homes(area)), office=office, by=hans)
    return area


def test_the_ways_hold_each_block_once_in_whole_units_of_the_asked_size(north, hans):
    run = find_ways(north, homes_a_unit=4, by=hans)
    divided = Divided.of(run.result)

    assert run.state == Run.State.DONE
    assert [(one.homes, one.counted) for one in divided.blocks] == [(2, 1)] * 6
    assert (divided.neighbours, divided.joined) == (5, ())
    for way in divided.ways:
        assert way.units == 3
        assert way.cut == 2  # three stretches of a row part two pairs
        assert way.spread_permille == 0
    assert DivisionAsked.of(run.facts).goal is MixGoal.LARGE


def test_a_block_that_stands_alone_is_tied_to_the_nearest_and_told(north, hans):
    first = BlockOutline.objects.order_by("area").first()
    BlockOutline.objects.filter(pk=first.pk).update(rings=[[[east - 0.002, n] for east, n in first.rings[0]]])

    divided = Divided.of(find_ways(north, homes_a_unit=6, by=hans).result)

    assert divided.joined == ((0, 1),)


def test_a_protected_family_is_not_counted_though_the_asker_may_know_of_it(north, a_family, pia):
    homes = list(blocks_with_homes(north)[0].homes.order_by("pk"))
    a_family(home=homes[0], children=2)
    a_family(home=homes[1], children=2, grade=Grade.CONFIDENTIAL)

    divided = Divided.of(find_ways(north, homes_a_unit=6, by=pia, goal=MixGoal.CHILDREN).result)

    assert sum(one.counted for one in divided.blocks) == 1


def test_a_run_that_is_stopped_finds_nothing(north, hans):
    run = ask_for_ways(north, homes_a_unit=4, by=hans)
    ask_to_cancel(run=run, by=hans)

    divide_area.call(str(run.pk))

    run.refresh_from_db()
    assert (run.state, run.result) == (Run.State.CANCELLED, {})


def test_a_run_without_a_map_fails_and_tells_no_block_by_name(office, north, hans):
    BlockOutline.objects.all().delete()

    run = find_ways(north, homes_a_unit=4, by=hans)

    assert (run.state, run.trouble) == (Run.State.FAILED, "NotOnTheMap")

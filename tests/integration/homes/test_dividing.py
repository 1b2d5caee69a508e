"""An area divided into units, and put back as it was."""

from __future__ import annotations

import pytest

from bofast.casework.homes import actions
from bofast.casework.homes.actions import NewUnit
from bofast.casework.homes.blocks import blocks_with_homes, divided_areas, divisible_areas, outlines_of
from bofast.casework.homes.models import Area
from bofast.casework.homes.outlines import Outline
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole(office, kari):
    return actions.add_area("Eksempelvik", office=office, level=Area.Level.WHOLE, by=kari)


@pytest.fixture
def north(office, whole, kari):
    return actions.add_area("Nord", office=office, level=Area.Level.AREA, parent=whole, by=kari)


@pytest.fixture
def blocks(office, north, kari, a_home):
    """Three blocks with a home each."""
    made = [
        actions.add_area(f"Blokk {n}", office=office, level=Area.Level.BLOCK, parent=north, by=kari) for n in (1, 2, 3)
    ]
    for block in made:
        a_home(area=block)
    return made


def units(*held):
    return [NewUnit(f"Nord {number}", tuple(block.pk for block in some)) for number, some in enumerate(held, start=1)]


def tree(area):
    return {one.name: one.parent.name for one in Area.objects.below(area).select_related("parent") if one != area}


def test_the_units_lie_in_the_area_with_their_blocks_below_them(north, blocks, kari):
    first, second, third = blocks

    actions.divide_area(north, units=units([first, second], [third]), by=kari)

    assert tree(north) == {"Nord 1": "Nord", "Nord 2": "Nord", "Blokk 1": "Nord 1", "Blokk 2": "Nord 1"} | {
        "Blokk 3": "Nord 2"
    }
    assert {one.pk for one in blocks_with_homes(Area.objects.get(name="Nord 1"))} == {first.pk, second.pk}
    assert divided_areas(Area.objects.all()) == [north]
    (entry,) = Entry.objects.filter(deed=Deed.AREA_DIVIDED)
    assert sorted(block for held in entry.facts["units"].values() for block in held) == [block.pk for block in blocks]


def test_what_lies_below_a_block_comes_along(office, north, blocks, kari):
    stair = actions.add_area("Oppgang A", office=office, level=Area.Level.BLOCK, parent=blocks[0], by=kari)

    actions.divide_area(north, units=units(blocks[:1], blocks[1:]), by=kari)

    stair.refresh_from_db()
    assert stair.path == f"{Area.objects.get(name='Blokk 1').path}{stair.pk}/"


def test_taking_back_restores_the_tree_and_closes_the_units(north, blocks, kari):
    before = tree(north)
    actions.divide_area(north, units=units(blocks[:1], blocks[1:]), by=kari)

    actions.take_back_division(north, by=kari)

    closed = Area.objects.filter(closed_on__isnull=False)
    assert {name: parent for name, parent in tree(north).items() if not name.startswith("Nord")} == before
    assert {one.name for one in closed} == {"Nord 1", "Nord 2"}
    assert divided_areas(Area.objects.all()) == []
    assert [area.name for area in divisible_areas(Area.objects.all())] == ["Eksempelvik", "Nord"]


def test_new_borders_take_the_place_of_the_old_ones(north, blocks, kari):
    first, second, third = blocks
    actions.divide_area(north, units=units([first], [second, third]), by=kari)

    actions.divide_area(north, units=units([first, second], [third]), by=kari)
    actions.take_back_division(north, by=kari)

    assert {one.parent for one in Area.objects.filter(level=Area.Level.BLOCK)} == {north}


def test_a_sheet_that_names_the_old_area_finds_the_block_where_it_is_now(office, north, blocks, kari):
    actions.divide_area(north, units=units(blocks[:1], blocks[1:]), by=kari)

    found = actions.add_area("Blokk 2", office=office, level=Area.Level.BLOCK, parent=north, by=kari)

    assert found.pk == blocks[1].pk


@pytest.mark.parametrize("held", [[[0], [1]], [[0, 1], [1, 2]], [[0, 1, 2], [0]]])
def test_units_that_do_not_hold_each_block_once_are_refused(north, blocks, kari, held):
    with pytest.raises(ShownToUser) as refused:
        actions.divide_area(north, units=units(*([blocks[at] for at in some] for some in held)), by=kari)

    assert refused.value.reason is Reason.BLOCKS_HAVE_CHANGED


def test_a_unit_named_as_what_stands_there_is_refused(north, blocks, kari):
    with pytest.raises(ShownToUser) as refused:
        actions.divide_area(north, units=[NewUnit("Blokk 1", tuple(block.pk for block in blocks))], by=kari)

    assert refused.value.reason is Reason.NAME_TAKEN
    assert not Area.objects.filter(lay_in__isnull=False).exists()


def test_what_was_never_divided_cannot_be_taken_back(north, blocks, kari):
    with pytest.raises(ShownToUser) as refused:
        actions.take_back_division(north, by=kari)

    assert refused.value.reason is Reason.AREA_NOT_DIVIDED


def test_a_map_is_kept_by_block_and_drawn_anew(office, north, blocks, omar, kari):
    ring = ((10.0, 59.0), (10.1, 59.0), (10.1, 59.1))
    of_another_office = Outline(9_999, "Blokk 9", (ring,))

    for _again in range(2):
        actions.draw_blocks([Outline(blocks[0].pk, "Blokk 1", (ring,)), of_another_office], office=office, by=kari)

    assert outlines_of(blocks_with_homes(north)) == (Outline(blocks[0].pk, "Blokk 1", (ring,)),)

"""Dividing an area on the pages: a map, ways side by side, figures, adopting and taking back."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bofast.casework.access.roles import Role
from bofast.casework.homes import actions as homes
from bofast.casework.homes.block_map import LARGEST_BYTES
from bofast.casework.homes.blocks import blocks_with_homes, divided_areas
from bofast.casework.homes.models import Area, BlockOutline
from bofast.casework.lettings import actions
from bofast.casework.lettings.areas.dividing import MixGoal
from bofast.casework.lettings.facts import WishFacts
from bofast.casework.runs.models import Run
from tests.factories import users
from tests.factories.divided import area_with_blocks, draw_in_a_row, find_ways, ring_at
from tests.integration.lettings.conftest import DAY, terms, told

pytestmark = pytest.mark.django_db
LIST = reverse("letting-divisions")


@pytest.fixture
def without_map(office, a_home, hans) -> Area:
    return area_with_blocks(office, blocks=4, a_home=a_home, by=hans)


@pytest.fixture
def area(office, without_map, hans) -> Area:
    draw_in_a_row(list(blocks_with_homes(without_map)), office=office, by=hans)
    return without_map


@pytest.fixture
def run(area, hans) -> Run:
    """Two units of two blocks each."""
    return find_ways(area, homes_a_unit=4, by=hans)


def asked(area, **changed):
    usual = {"area": area.pk, "homes_a_unit": 4, "goal": "large", "alternatives": 3, "gap_m": 30}
    return usual | changed


def map_file(*names):
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": "Polygon", "coordinates": [ring_at(place)]},
        }
        for place, name in enumerate(names)
    ]
    content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    return SimpleUploadedFile("map.geojson", content)


def adopting(run, way=1):
    return reverse("letting-division-adopt", args=[run.pk, way])


def test_the_question_names_the_blocks_that_are_not_on_the_map(hans_at, without_map):
    answer = hans_at.post(reverse("letting-division-ask"), asked(without_map))

    assert answer.status_code == 422
    assert "Blokk 1, Blokk 2, Blokk 3, Blokk 4" in told(answer)
    assert not Run.objects.exists()


@pytest.mark.parametrize(("homes_a_unit", "status"), [(2, 302), (4, 302), (6, 422), (10, 422)])
def test_a_size_that_makes_no_two_units_is_refused_with_those_that_do(hans_at, area, homes_a_unit, status):
    answer = hans_at.post(reverse("letting-division-ask"), asked(area, homes_a_unit=homes_a_unit))

    assert answer.status_code == status
    assert ("from 2 to 4 homes" in told(answer)) is (status == 422)


def test_a_map_is_brought_in_and_shown(hans_at, without_map):
    answer = hans_at.post(
        reverse("letting-division-map"), {"file": map_file("Blokk 1", "Blokk 2", "blokk 3")}, follow=True
    )

    assert BlockOutline.objects.count() == 3
    assert "3 blocks are on the map" in told(answer)
    assert "Map of the blocks of Nord" in told(answer)


def test_a_map_with_a_fault_is_left_out_whole_and_says_where_it_is(hans_at, without_map):
    answer = hans_at.post(reverse("letting-division-map"), {"file": map_file("Blokk 1", "Blokk 9")})

    assert answer.status_code == 422
    assert "Feature 2, Blokk 9" in told(answer)
    assert not BlockOutline.objects.exists()


def test_a_map_that_is_too_large_is_not_read(hans_at, without_map):
    too_large = SimpleUploadedFile("map.geojson", b" " * (LARGEST_BYTES + 1))

    answer = hans_at.post(reverse("letting-division-map"), {"file": too_large})

    assert "larger than 5 megabytes" in told(answer)


def test_ways_stand_side_by_side_with_what_each_reaches(hans_at, run):
    page = told(hans_at.get(reverse("letting-division", args=[run.pk])))

    assert "Way 1" in page
    assert "Nord, part A" in page
    assert "4 homes, 50 %" in page
    assert "1 of 3" in page
    assert "Figures of each unit by way 1" in page


def test_the_share_of_few_families_is_not_shown(hans_at, area, a_family, hans):
    a_family(home=blocks_with_homes(area)[0].homes.first(), children=2)
    run = find_ways(area, homes_a_unit=4, by=hans, goal=MixGoal.CHILDREN)

    page = told(hans_at.get(reverse("letting-division", args=[run.pk])))

    assert "too few to show" in page
    assert "4 homes, 25 %" not in page
    assert ">few<" in page


def test_adopting_is_shown_first_and_then_done_and_taken_back(hans_at, area, run):
    shown = told(hans_at.get(adopting(run)))
    assert "A: Blokk 1, Blokk 2" in shown
    assert divided_areas(Area.objects.all()) == []

    hans_at.post(adopting(run), {"unit_0": "Vest", "unit_1": "Øst"})
    page = told(hans_at.get(LIST))
    assert "Nord in 2 units" in page
    assert "A Vest" in page
    assert "B Øst" in page
    assert Area.objects.get(name="Blokk 1").parent.name == "Vest"

    hans_at.post(reverse("letting-division-undo", args=[area.pk]))
    assert Area.objects.get(name="Blokk 1").parent == area
    assert "Nord in 2 units" not in told(hans_at.get(LIST))


def test_two_units_of_one_name_are_refused(hans_at, run):
    answer = hans_at.post(adopting(run), {"unit_0": "Vest", "unit_1": "vest"})

    assert answer.status_code == 422
    assert divided_areas(Area.objects.all()) == []


def test_borders_that_a_block_has_come_to_since_are_not_adopted(office, hans_at, area, run, a_home, hans):
    a_home(area=homes.add_area("Blokk 5", office=office, level=Area.Level.BLOCK, parent=area, by=hans))

    answer = hans_at.post(adopting(run), {"unit_0": "Vest", "unit_1": "Øst"})

    assert "have come or gone" in told(answer)
    assert divided_areas(Area.objects.all()) == []


def test_what_stands_in_the_way_is_said_before_anybody_tries(office, hans_at, area, run, hans):
    actions.add_agreement(office, terms=terms(name="Avtale Nord", departments=(area,)), by=hans)

    page = told(hans_at.get(adopting(run)))

    assert "The agreement “Avtale Nord” names Nord" in page
    assert "Adopt these borders" not in page
    assert hans_at.post(adopting(run), {"unit_0": "Vest", "unit_1": "Øst"}).status_code == 409


def test_units_that_somebody_wishes_for_are_not_given_up(hans_at, area, run, listed, hans):
    hans_at.post(adopting(run), {"unit_0": "Vest", "unit_1": "Øst"})
    actions.change_wishes(listed(), wishes=(WishFacts(area=Area.objects.get(name="Vest")),), on=DAY, by=hans)

    answer = hans_at.post(reverse("letting-division-undo", args=[area.pk]))

    assert "Families on the list wish for Vest" in told(answer)
    assert divided_areas(Area.objects.all()) == [area]


def test_the_leader_looks_and_does_not_change(signed_in, lisa, area, run):
    client = signed_in(lisa)
    page = told(client.get(reverse("letting-division", args=[run.pk])))

    assert "Way 1" in page
    assert "Look at adopting it" not in page
    assert client.post(adopting(run), {"unit_0": "Vest", "unit_1": "Øst"}).status_code == 404


def test_a_way_that_was_not_found_and_an_area_that_is_not_divided_are_not_there(hans_at, area, run):
    assert hans_at.get(adopting(run, way=9)).status_code == 404
    assert hans_at.get(reverse("letting-division-undo", args=[area.pk])).status_code == 404


def test_a_run_of_another_office_is_not_there(signed_in, run):
    there = users.user("olga", Role.LETTING_OFFICER, office=users.office("Annensted"))

    assert signed_in(there).get(reverse("letting-division", args=[run.pk])).status_code == 404
    assert str(run.pk) not in told(signed_in(there).get(LIST))


def test_nor_is_one_of_another_office_that_is_not_done(signed_in, hans_at, run):
    """Who asked for it is led to how far it has come; in another office there is nothing to be led to."""
    Run.objects.filter(pk=run.pk).update(state=Run.State.RUNNING)
    there = users.user("olga", Role.LETTING_OFFICER, office=users.office("Annensted"))
    address = reverse("letting-division", args=[run.pk])

    assert hans_at.get(address).status_code == 302
    assert signed_in(there).get(address).status_code == 404

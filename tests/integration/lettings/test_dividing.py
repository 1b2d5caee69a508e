"""Adopting a division: letting goes by the units, and what is agreed or promised is not drawn away under anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from bofast.casework.families.models import Family
from bofast.casework.homes import actions as homes
from bofast.casework.homes.actions import NewUnit
from bofast.casework.homes.blocks import blocks_with_homes
from bofast.casework.homes.models import Area
from bofast.casework.lettings import actions
from bofast.casework.lettings.areas.block_figures import BlockFigures, figures_of, together
from bofast.casework.lettings.areas.dividing import MixGoal
from bofast.casework.lettings.facts import ListingFacts, WishFacts
from bofast.casework.lettings.known.departments import departments_of
from bofast.casework.lettings.known.problem_facts import facts_of_day
from bofast.vocabulary.reasons import Reason
from tests.integration.lettings.conftest import DAY, YEAR, refusal, terms

pytestmark = pytest.mark.django_db


@pytest.fixture
def blocks(office, north, kari):
    return [homes.add_area(f"Blokk {n}", office=office, level=Area.Level.BLOCK, parent=north, by=kari) for n in (1, 2)]


@pytest.fixture
def lived_in(blocks, a_home):
    """A home in each block."""
    return [a_home(area=block, rooms=4) for block in blocks]


def adopt(area, blocks, by):
    units = [NewUnit(f"Del {number}", (block.pk,)) for number, block in enumerate(blocks, start=1)]
    return actions.adopt_division(area, units=units, by=by)


def test_a_home_belongs_to_the_department_of_its_unit_and_back(office, north, blocks, lived_in, hans):
    first, second = adopt(north, blocks, hans)
    tree = departments_of(office)

    assert [tree.department_of(block.pk) for block in blocks] == [str(first.pk), str(second.pk)]

    actions.give_up_division(north, by=hans)

    assert {departments_of(office).department_of(block.pk) for block in blocks} == {str(north.pk)}


@pytest.mark.parametrize("taken", ["nord", "Sør", "Eksempelvik"])
def test_a_unit_is_not_called_as_the_area_itself_or_another(north, south, blocks, lived_in, hans, taken):
    units = [NewUnit(name, (block.pk,)) for name, block in zip(("Del 1", taken), blocks, strict=True)]

    assert refusal(actions.adopt_division, north, units=units, by=hans) is Reason.NAME_TAKEN


def test_units_may_keep_their_names_when_an_area_is_divided_anew(north, blocks, lived_in, hans):
    adopt(north, blocks, hans)

    assert [unit.name for unit in adopt(north, blocks[::-1], hans)] == ["Del 1", "Del 2"]


def test_a_wish_for_the_divided_department_means_each_of_its_units(
    office, north, south, blocks, lived_in, a_home, a_vacancy, listed, hans
):
    registration = listed()
    actions.change_wishes(registration, wishes=(WishFacts(area=north, rooms_from=3),), on=DAY, by=hans)
    for home in (*lived_in, a_home(area=south)):
        a_vacancy(home)
    units = adopt(north, blocks, hans)

    (family,) = facts_of_day(office, day=timezone.localdate(), vacant_by=timezone.localdate()).families

    assert [(wish.department, wish.rooms_from) for wish in family.wishes] == [(str(unit.pk), 3) for unit in units]


def test_what_an_agreement_names_is_not_divided_until_the_agreement_has_ended(office, north, blocks, lived_in, hans):
    agreement = actions.add_agreement(office, terms=replace(terms(), departments=(north,)), by=hans)

    assert refusal(adopt, north, blocks, by=hans) is Reason.AREA_UNDER_AGREEMENT

    actions.end_agreement(agreement, last_day=timezone.localdate() - timedelta(days=1), by=hans)
    assert adopt(north, blocks, hans)


def test_units_that_an_agreement_names_are_not_given_up(office, north, blocks, lived_in, hans):
    (first, _second) = adopt(north, blocks, hans)
    actions.add_agreement(office, terms=replace(terms(), departments=(first,)), by=hans)

    assert refusal(actions.give_up_division, north, by=hans) is Reason.AREA_UNDER_AGREEMENT


def test_units_that_a_family_wishes_for_are_not_given_up(north, blocks, lived_in, listed, hans):
    first, _second = adopt(north, blocks, hans)
    registration = listed()
    actions.change_wishes(registration, wishes=(WishFacts(area=first),), on=DAY, by=hans)

    assert refusal(actions.give_up_division, north, by=hans) is Reason.AREA_WISHED_FOR


def test_borders_across_departments_are_refused_where_a_family_wishes_for_one_of_them(
    office, whole, north, south, blocks, lived_in, a_home, listed, hans
):
    block = homes.add_area("Blokk 3", office=office, level=Area.Level.BLOCK, parent=south, by=hans)
    a_home(area=block)
    actions.change_wishes(listed(), wishes=(WishFacts(area=south),), on=DAY, by=hans)

    assert refusal(adopt, whole, [*blocks, block], by=hans) is Reason.AREA_WISHED_FOR


@pytest.mark.parametrize("days", [0, 30])
def test_a_right_to_return_holds_the_department_until_it_has_run_out(a_family, north, blocks, lived_in, hans, days):
    facts = ListingFacts(may_return_to=north, may_return_until=timezone.localdate() + timedelta(days=days))
    actions.register_family(a_family(), listed_on=YEAR, facts=facts, by=hans)

    assert refusal(adopt, north, blocks, by=hans) is Reason.RETURN_TO_AREA_PROMISED


def test_a_right_to_return_that_has_run_out_holds_nothing(a_family, north, blocks, lived_in, hans):
    facts = ListingFacts(may_return_to=north, may_return_until=timezone.localdate() - timedelta(days=1))
    actions.register_family(a_family(), listed_on=YEAR, facts=facts, by=hans)

    assert adopt(north, blocks, hans)


def test_the_figures_of_a_block_add_up_over_a_unit(office, north, blocks, lived_in, a_home, a_family, a_vacancy):
    small = a_home(area=blocks[0], rooms=2)
    a_family(home=lived_in[0], children=2)
    a_family(home=small, children=0)
    a_vacancy(lived_in[1])
    on = DAY + timedelta(days=10)

    figures = figures_of(blocks_with_homes(north), families=Family.objects.all(), on=on)

    first, second = (figures[block.pk] for block in blocks)
    assert (first.homes, first.large, first.small, first.children) == (2, 1, 1, 1)
    assert (second.homes, second.vacancies, second.days_empty) == (1, 1, 10)
    assert together([first, second]).homes == 3
    assert first.counted(MixGoal.SMALL) == 1


def test_families_that_the_reader_may_not_know_of_are_in_no_figure(north, blocks, lived_in, a_family):
    a_family(home=lived_in[0], children=2)

    figures = figures_of(blocks_with_homes(north), families=Family.objects.none(), on=date(2026, 11, 22))

    assert figures[blocks[0].pk] == BlockFigures(homes=1, large=1)

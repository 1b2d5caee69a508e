"""An office that lets one department by agreement and the other by need: each run has its own homes, and each turn."""

from __future__ import annotations

import pytest

from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import WishFacts
from bofast.casework.lettings.known.mixed_facts import let_by
from bofast.casework.lettings.known.problem_facts import FactsOfDay, facts_of_day
from bofast.rules.letting.facts import ListedFamily
from bofast.vocabulary.letting import Mode
from bofast.vocabulary.reasons import Reason
from tests.integration.lettings.conftest import DAY, refusal, terms

pytestmark = pytest.mark.django_db


@pytest.fixture
def by_list_in_north(office, north, hans):
    return actions.add_agreement(office, terms=terms(departments=(north,)), by=hans)


@pytest.fixture
def vacant(by_list_in_north, north, south, a_home, a_vacancy):
    """One vacant home in each department: by list, and by need."""
    return {Mode.LIST: a_vacancy(a_home(area=north)), Mode.NEED: a_vacancy(a_home(area=south))}


@pytest.fixture
def tenant(by_list_in_north, north, south, a_home, a_family, listed, hans):
    """A family who rents in the south and wants either department."""
    registration = listed(a_family(home=a_home(area=south)))
    wishes = (WishFacts(area=north), WishFacts(area=south))
    actions.change_wishes(registration, wishes=wishes, on=DAY, by=hans)
    return registration


def told(office, mode: Mode) -> FactsOfDay:
    return let_by(mode, facts=facts_of_day(office, day=DAY, vacant_by=DAY), on=DAY)


def only(facts: FactsOfDay) -> ListedFamily:
    (family,) = facts.families
    return family


@pytest.mark.parametrize("mode", Mode)
def test_a_run_is_told_of_its_own_vacant_homes_alone(office, vacant, mode):
    assert {home.name for home in told(office, mode).homes} == {str(vacant[mode].home_id)}


def test_a_tenant_of_the_other_homes_is_a_newcomer_to_a_run_and_a_tenant_in_her_own(office, vacant, tenant, south):
    by_list, by_need = only(told(office, Mode.LIST)), only(told(office, Mode.NEED))
    own = str(tenant.family.occupancies.get().home_id)

    assert (by_list.home, by_list.tenant_since) == ("", None)
    assert by_need.home == own
    assert [wish.department for wish in by_need.wishes] == [str(south.pk)]


def test_without_an_agreement_nothing_is_left_out(office, north, a_home, a_vacancy):
    a_vacancy(a_home(area=north))

    assert [len(told(office, mode).homes) for mode in Mode] == [1, 1]


def test_a_home_that_no_agreement_covers_is_offered_without_a_turn_and_one_that_is_covered_is_not(vacant, tenant, hans):
    offer = {"registrations": [tenant], "answer_by": DAY, "on": DAY, "by": hans}

    assert refusal(actions.send_offers, vacant[Mode.LIST], **offer) is Reason.LANE_IS_NOT_SET
    (sent,) = actions.send_offers(vacant[Mode.NEED], **offer)
    assert sent.place == 1

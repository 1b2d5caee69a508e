"""A vacant home that may become the home of a family whom the reader may not know of is nowhere to be seen."""

from datetime import timedelta

import pytest

from bofast.casework.families import actions as families
from bofast.casework.families.models import Family, Grade
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Offer
from bofast.casework.lettings.seen import offers_shown, vacancies_shown
from bofast.desk.office import desk_of
from tests.integration.lettings.conftest import DAY, YEAR

pytestmark = pytest.mark.django_db
UNTIL = DAY + timedelta(days=5)
BACK = Offer.WithdrawnBecause.MISTAKE


@pytest.fixture
def hidden(a_family, listed, pia):
    """On the list, and nothing that Hans may know of."""
    family = a_family()
    person = family.memberships.first().person
    families.set_protection(person, grade=Grade.CONFIDENTIAL, from_day=YEAR, source="Folkeregisteret", by=pia)
    return listed(Family.objects.get(pk=family.pk))


def offered(vacancy, *registrations, by):
    return actions.send_offers(vacancy, registrations=registrations, answer_by=UNTIL, on=DAY, by=by)


def shown_to(user) -> list:
    return list(desk_of(user).vacancies.order_by("pk"))


def test_an_offer_to_a_hidden_family_hides_the_home_from_those_who_may_not_know_of_her(a_vacancy, hidden, hans, pia):
    vacancy = a_vacancy()
    assert shown_to(hans) == [vacancy]

    offered(vacancy, hidden, by=pia)

    assert shown_to(hans) == []
    assert list(desk_of(hans).offers) == []
    assert shown_to(pia) == [vacancy]
    assert [offer.registration for offer in desk_of(pia).offers] == [hidden]


def test_nor_is_the_offer_of_that_home_to_another_family_shown(a_vacancy, hidden, listed, hans, pia):
    offered(a_vacancy(), listed(), hidden, by=pia)

    assert list(desk_of(hans).offers) == []


def test_the_home_stays_hidden_when_she_lives_there(a_vacancy, hidden, hans, pia):
    vacancy = a_vacancy()
    (offer,) = offered(vacancy, hidden, by=pia)
    actions.accept_offer(offer, on=DAY, by=pia)
    assert shown_to(hans) == []

    actions.complete_letting(offer, begins_on=DAY, by=pia)

    assert vacancy not in shown_to(hans)


@pytest.mark.parametrize(
    "answer",
    [
        lambda offer, by: actions.refuse_offer(offer, because=Offer.Because.RENT, on=DAY, by=by),
        lambda offer, by: actions.note_silence(offer, on=UNTIL + timedelta(days=1), by=by),
        lambda offer, by: actions.withdraw_offer(offer, because=BACK, on=DAY, by=by),
    ],
)
def test_a_home_that_will_not_be_hers_is_shown_again_without_her_offer(a_vacancy, hidden, hans, pia, answer):
    vacancy = a_vacancy()
    (offer,) = offered(vacancy, hidden, by=pia)

    answer(offer, pia)

    assert shown_to(hans) == [vacancy]
    assert list(desk_of(hans).offers) == []


def test_a_home_let_to_another_is_shown_though_she_wanted_it(a_vacancy, hidden, listed, hans, pia):
    vacancy, other = a_vacancy(), listed()
    first, hers = offered(vacancy, other, hidden, by=pia)
    actions.accept_offer(hers, on=DAY, by=pia)
    actions.accept_offer(first, on=DAY, by=pia)
    assert shown_to(hans) == []

    actions.complete_letting(first, begins_on=DAY, by=pia)

    assert vacancy in shown_to(hans)
    assert [offer.registration for offer in desk_of(hans).offers] == [other]


def test_another_office_sees_nothing_of_it(a_vacancy, omar):
    a_vacancy()

    elsewhere = desk_of(omar)

    assert list(vacancies_shown(elsewhere.office, families=elsewhere.listed_families)) == []
    assert list(offers_shown(elsewhere.office, families=elsewhere.listed_families)) == []

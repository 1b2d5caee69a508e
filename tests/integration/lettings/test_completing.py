"""A letting comes to be in one transaction, and the home that the family leaves is the next link of the chain."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from bofast.casework.homes.actions import set_rent
from bofast.casework.homes.facts import RentParts
from bofast.casework.homes.models import Home
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Offer, Registration, Vacancy
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.models import Occupancy, Tenancy
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.tenure import Tenure
from tests.integration.lettings.conftest import DAY, refusal

pytestmark = pytest.mark.django_db
MOVE = DAY + timedelta(days=30)
UNTIL = DAY + timedelta(days=5)


@pytest.fixture
def accepted(hans):
    def offer(vacancy, registration) -> Offer:
        (sent,) = actions.send_offers(vacancy, registrations=[registration], answer_by=UNTIL, on=DAY, by=hans)
        return actions.accept_offer(sent, on=DAY, by=hans)

    return offer


def lives_in(family, *, on) -> list[Home]:
    return [stay.home for stay in Occupancy.objects.filter(family=family).valid_on(on).known_at(None)]


def test_the_family_has_a_contract_lives_there_and_waits_no_longer(a_vacancy, a_family, listed, accepted, hans, kari):
    vacancy, registration = a_vacancy(), listed(a_family(adults=2, children=1))
    set_rent(home=vacancy.home, from_day=DAY, rent=RentParts(rent_per_month=Money.of(8_400)), by=kari)

    tenancy = actions.complete_letting(accepted(vacancy, registration), begins_on=MOVE, by=hans)

    assert (tenancy.home, tenancy.from_day, tenancy.rent_per_month_minor) == (vacancy.home, MOVE, 840_000)
    assert tenancy.parties.count() == 2
    assert lives_in(registration.family, on=MOVE) == [vacancy.home]
    vacancy.refresh_from_db()
    registration.refresh_from_db()
    assert (vacancy.let_on, vacancy.days_empty(on=date(2030, 1, 1))) == (MOVE, 30)
    assert (registration.ended_on, registration.ended_because) == (MOVE, "housed")
    assert Offer.objects.get().completed_on == MOVE
    assert Entry.objects.get(deed=Deed.HOME_LET).facts["days_empty"] == 30


def test_the_home_that_it_leaves_is_the_next_link(a_vacancy, a_family, listed, accepted, hans, kari):
    family, vacancy = a_family(housed=True), a_vacancy()
    old_home = lives_in(family, on=DAY)[0]
    from_day = date(2020, 1, 1)
    old = tenancies.begin_tenancy(
        home=old_home, tenure=Tenure.RENTED_PUBLIC, from_day=from_day, parties=(), rent_per_month=None, by=kari
    )
    offer = accepted(vacancy, listed(family))

    actions.complete_letting(offer, begins_on=MOVE, by=hans)

    link = Vacancy.objects.get(home=old_home)
    assert (link.cause, link.vacant_from, link.freed_by, link.is_open) == ("moved_within", MOVE, offer, True)
    old.refresh_from_db()
    assert old.to_day == MOVE
    assert lives_in(family, on=MOVE) == [vacancy.home]


def test_a_chain_of_three_links_ends_with_a_newcomer(a_vacancy, a_family, listed, accepted, hans):
    """One empty home moves two families up and lets a third in; by hand, each leaves what the next is let."""
    one, two, newcomer = a_family(housed=True), a_family(housed=True), a_family()
    first = a_vacancy()
    home_of_one, home_of_two = lives_in(one, on=DAY)[0], lives_in(two, on=DAY)[0]

    day = MOVE
    for family in (one, two, newcomer):
        vacancy = Vacancy.objects.get(let_on__isnull=True, withdrawn_on__isnull=True)
        actions.complete_letting(accepted(vacancy, listed(family)), begins_on=day, by=hans)
        day += timedelta(days=7)

    assert lives_in(one, on=day) == [first.home]
    assert lives_in(two, on=day) == [home_of_one]
    assert lives_in(newcomer, on=day) == [home_of_two]
    assert not Vacancy.objects.filter(let_on__isnull=True).exists()
    assert Registration.objects.filter(ended_because="housed").count() == 3


def test_both_homes_that_a_family_leaves_fall_vacant(a_vacancy, a_family, a_home, listed, accepted, hans, kari):
    family = a_family(housed=True)
    tenancies.move_in(family=family, home=a_home(), entered_on=DAY, tenure=Tenure.RENTED_PUBLIC, by=kari)
    both = set(lives_in(family, on=DAY))

    offer = accepted(a_vacancy(), listed(family))
    actions.complete_letting(offer, begins_on=MOVE, by=hans)

    vacant = Vacancy.objects.filter(cause=Vacancy.Cause.MOVED_WITHIN)
    assert {one.home for one in vacant.order_by("pk")} == both
    assert [one.freed_by for one in vacant.filter(freed_by__isnull=False).order_by("pk")] == [offer]


def test_a_private_home_is_no_next_link(a_vacancy, a_family, a_home, listed, accepted, hans):
    family = a_family(home=a_home(disposal=Home.Disposal.PRIVATE))

    actions.complete_letting(accepted(a_vacancy(), listed(family)), begins_on=MOVE, by=hans)

    assert not Vacancy.objects.filter(let_on__isnull=True).exists()


def test_a_family_that_gave_notice_frees_its_home_once(a_vacancy, a_family, listed, accepted, hans):
    family = a_family(housed=True)
    notice = actions.record_notice(lives_in(family, on=DAY)[0], given_on=DAY, moves_out_on=MOVE, by=hans)

    actions.complete_letting(accepted(a_vacancy(), listed(family)), begins_on=MOVE, by=hans)

    assert Vacancy.objects.get(let_on__isnull=True) == notice.vacancy


def test_a_contract_under_notice_ends_on_its_day(a_home, listed, accepted, hans, kari):
    home, from_day = a_home(), date(2020, 1, 1)
    old = tenancies.begin_tenancy(
        home=home, tenure=Tenure.RENTED_PUBLIC, from_day=from_day, parties=(), rent_per_month=None, by=kari
    )
    vacancy = actions.record_notice(home, given_on=DAY, moves_out_on=DAY, by=hans).vacancy

    actions.complete_letting(accepted(vacancy, listed()), begins_on=MOVE, by=hans)

    old.refresh_from_db()
    assert old.to_day == DAY


def test_who_gave_notice_has_left_on_its_day(a_family, listed, accepted, hans):
    leaves = a_family(housed=True)
    home = lives_in(leaves, on=DAY)[0]
    vacancy = actions.record_notice(home, given_on=DAY, moves_out_on=UNTIL, by=hans).vacancy
    offer = accepted(vacancy, listed())

    actions.complete_letting(offer, begins_on=MOVE, by=hans)

    assert lives_in(leaves, on=UNTIL - timedelta(days=1)) == [home]
    assert lives_in(leaves, on=UNTIL) == []
    assert lives_in(offer.registration.family, on=MOVE) == [home]


def test_what_else_it_was_offered_goes_to_the_next(a_vacancy, listed, accepted, hans):
    she, he, other = listed(), listed(), a_vacancy()
    hers, his = actions.send_offers(other, registrations=[she, he], answer_by=UNTIL, on=DAY, by=hans)
    actions.accept_offer(his, on=DAY, by=hans)

    actions.complete_letting(accepted(a_vacancy(), she), begins_on=MOVE, by=hans)

    hers.refresh_from_db()
    his.refresh_from_db()
    assert (hers.withdrawn_because, his.accepted_on) == ("registration_ended", MOVE)


def test_nothing_is_let_before_it_is_accepted_vacant_and_empty(a_vacancy, a_family, listed, accepted, hans, kari):
    vacancy, registration = a_vacancy(), listed()
    (sent,) = actions.send_offers(vacancy, registrations=[registration], answer_by=UNTIL, on=DAY, by=hans)
    let = actions.complete_letting
    assert refusal(let, sent, begins_on=MOVE, by=hans) is Reason.OFFER_IS_NOT_ACCEPTED

    actions.accept_offer(sent, on=DAY, by=hans)
    early = DAY - timedelta(days=1)
    assert refusal(let, sent, begins_on=early, by=hans) is Reason.VACANCY_FROM_LATER
    a_family(home=vacancy.home)
    assert refusal(let, sent, begins_on=MOVE, by=hans) is Reason.HOME_OCCUPIED
    vacancy.refresh_from_db()
    assert (vacancy.is_open, Tenancy.objects.count()) == (True, 0)


def test_a_home_is_let_once_and_not_by_one_who_is_tied(a_vacancy, listed, accepted, hans, lisa):
    offer = accepted(a_vacancy(), listed())
    actions.record_tie(offer.registration.family, user=lisa, from_day=DAY, by=hans)
    assert refusal(actions.complete_letting, offer, begins_on=MOVE, by=lisa) is Reason.TIED_TO_THE_FAMILY

    actions.complete_letting(offer, begins_on=MOVE, by=hans)

    assert refusal(actions.complete_letting, offer, begins_on=MOVE, by=hans) is Reason.LISTING_HAS_ENDED


def test_a_letting_from_a_day_ahead_takes_no_days_to_answer_from_others(a_vacancy, listed, hans):
    """The first in line of another home moves elsewhere in a month: the second still has its days to answer."""
    today = timezone.localdate()
    until, moves_on = today + timedelta(days=5), today + timedelta(days=30)
    taken, other = a_vacancy(), a_vacancy()
    first, second, third = (listed() for _number in range(3))
    told = {"answer_by": until, "on": today, "by": hans}
    gone, _waits, wished = actions.send_offers(other, registrations=[first, second, third], **told)
    actions.accept_offer(wished, on=today, by=hans)
    (offer,) = actions.send_offers(taken, registrations=[first], **told)

    actions.complete_letting(actions.accept_offer(offer, on=today, by=hans), begins_on=moves_on, by=hans)

    gone.refresh_from_db()
    wished.refresh_from_db()
    assert (gone.withdrawn_on, wished.accepted_on) == (today, None)
    first.refresh_from_db()
    assert first.ended_on == moves_on

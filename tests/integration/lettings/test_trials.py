"""What a trial begins with, from the office's own file; and the lettings of a year held against the rule."""

from datetime import date, timedelta

import pytest

from bofast.casework.homes.models import Area
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import AgreementTerms, ListingFacts, WishFacts
from bofast.casework.lettings.models import Offer, Registration, Vacancy
from bofast.casework.lettings.trials.behaviour import Rate, behaviour_of
from bofast.casework.lettings.trials.counted import CountedAs, counted_as, marks_in_use
from bofast.casework.lettings.trials.estate import HouseholdFacts, estate_of
from bofast.casework.lettings.trials.looked_back import Verdict, look_back, verdict_on
from bofast.casework.lettings.trials.today import policy_of_today
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.models import Occupancy
from bofast.rules.letting.facts import NOMINATED_KIND
from bofast.vocabulary.letting import OtherTurn
from bofast.vocabulary.tenure import Tenure
from tests.integration.lettings.conftest import DAY

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)
MOVE = DAY + timedelta(days=20)


def nobody_listens(_done: int, _total: int) -> None:
    return None


# where a trial begins


def test_an_estate_is_every_home_with_a_tenant_and_known_rooms(office, a_family, a_home, north, listed, hans):
    tenant = a_family(home=a_home(area=north, rooms=4), adults=2, children=1)
    actions.register_family(tenant, listed_on=DAY, facts=ListingFacts(need_class=2), by=hans)
    a_family(home=a_home(rooms=None))
    a_home()  # stands empty
    listed(a_family(adults=1, children=3))

    estate = estate_of(office, day=DAY)

    (home,) = estate.tenants
    assert (home.department, home.rooms) == (str(north.pk), 4)
    assert home.household == HouseholdFacts(adults=2, children=1, need_class=2)
    assert estate.newcomers == (HouseholdFacts(adults=1, children=3),)
    assert home.block == ""  # the home lies in a department, and in no block
    assert estate.left_out == 2


def test_homes_of_one_entrance_make_a_stairwell(office, a_family, a_home):
    for address in ("Kirkegata 1", "kirkegata 1 ", "Kirkegata 1, 2. tv", "Kirkegata 3"):
        a_family(home=a_home(address=address, rooms=2))

    stairwells = sorted(home.stairwell for home in estate_of(office, day=DAY).tenants)

    assert stairwells == [0, 0, 0, 1]


def test_a_family_is_counted_by_its_marks_and_once_it_has_been_put_forward(office, a_family, listed, hans):
    before = listed(since=date(2025, 1, 1))
    actions.change_listing(before, facts=ListingFacts(kinds=("needs support",)), by=hans)
    actions.nominate(before, on=date(2025, 2, 1), by=hans)
    actions.end_listing(before, on=date(2025, 3, 1), because=Registration.EndedBecause.HOUSED, by=hans)
    actions.register_family(before.family, listed_on=DAY, facts=ListingFacts(kinds=("large",)), by=hans)

    counted = counted_as([before.family_id], day=DAY)[before.family_id]

    assert counted == CountedAs(marks=("large",), was_nominated=True)
    assert counted.kinds == ("large", NOMINATED_KIND)
    assert marks_in_use(office) == ("large", "needs support")
    assert counted_as([before.family_id], day=date(2025, 1, 15)) == {
        before.family_id: CountedAs(marks=("needs support",))
    }


def test_who_has_left_the_list_is_no_newcomer(office, a_family, listed, hans):
    registration = listed(a_family())
    actions.end_listing(registration, on=DAY, because=Registration.EndedBecause.OWN_WISH, by=hans)

    assert estate_of(office, day=DAY + A_DAY).newcomers == ()


def test_today_is_what_the_agreement_says(office, agreement):
    today = policy_of_today(office, day=DAY)

    assert (today.agreement, today.policy.internal_share) == (agreement.name, "1/2")
    assert (today.policy.other_turn, today.policy.offers_at_once) == (OtherTurn.SENIORITY, 1)


def test_without_an_agreement_everybody_is_taken_by_time(office):
    today = policy_of_today(office, day=DAY)

    assert (today.agreement, today.policy.internal_share, today.policy.municipal_share) == ("", "0", "0")


def test_how_people_behave_is_counted_in_the_office_s_own_history(office, a_family, a_home, kari, listed):
    left, moved = a_family(housed=True), a_family(housed=True)
    tenancies.move_out(stay_of(left), left_on=DAY - 10 * A_DAY, by=kari)
    tenancies.move(family=moved, to_home=a_home(), on=DAY - 10 * A_DAY, tenure=Tenure.RENTED_PUBLIC, by=kari)
    listed(a_family())
    listed(moved)  # a tenant is no arrival

    found = behaviour_of(office, day=DAY)

    assert found[Rate.LEAVE].rests_on == 1  # who moved within has not left
    assert found[Rate.ARRIVE].percent == 100
    assert not found[Rate.LEAVE].is_enough
    assert Rate.TENANT_YES not in found


def test_answers_are_counted_apart_for_tenants_and_newcomers(office, a_vacancy, a_family, listed, hans):
    for family, says_yes in ((a_family(housed=True), True), (a_family(), False), (a_family(), True)):
        (sent,) = actions.send_offers(a_vacancy(), registrations=[listed(family)], answer_by=DAY, on=DAY, by=hans)
        if says_yes:
            actions.accept_offer(sent, on=DAY, by=hans)
        else:
            actions.refuse_offer(sent, because=Offer.Because.AREA, on=DAY, by=hans)

    found = behaviour_of(office, day=DAY + A_DAY)

    assert (found[Rate.TENANT_YES].percent, found[Rate.TENANT_YES].rests_on) == (100, 1)
    assert (found[Rate.NEWCOMER_YES].percent, found[Rate.NEWCOMER_YES].rests_on) == (50, 2)


def stay_of(family) -> Occupancy:
    return Occupancy.objects.get(family=family)


# looking back


@pytest.fixture
def by_seniority(office, hans):
    """Everybody by time on the list, so that the first in line is the one listed first."""
    terms = AgreementTerms(
        name="Avtale",
        first_day=date(2025, 1, 1),
        source="Avtale 1/2025",
        internal_share="0",
        other_turn=OtherTurn.SENIORITY,
    )
    return actions.add_agreement(office, terms=terms, by=hans)


@pytest.fixture
def market(by_seniority, north, a_home, a_vacancy, a_family, hans):
    """A vacant home that two families wish for, the first listed a month before the second."""
    vacancy = actions.open_vacancy(a_home(area=north), cause=Vacancy.Cause.OTHER, vacant_from=DAY, by=hans)
    actions.set_lane(vacancy, on=DAY, by=hans)
    vacancy.refresh_from_db()
    return vacancy, wishing(a_family(), north, hans, month=1), wishing(a_family(), north, hans, month=2)


def wishing(family, area: Area, hans, *, month: int) -> Registration:
    on = date(2026, month, 1)
    registration = actions.register_family(family, listed_on=on, facts=ListingFacts(), by=hans)
    actions.change_wishes(registration, wishes=[WishFacts(area=area)], on=on, by=hans)
    return registration


def offered(vacancy: Vacancy, *registrations: Registration, hans) -> list[Offer]:
    return list(actions.send_offers(vacancy, registrations=registrations, answer_by=MOVE, on=DAY, by=hans))


def let(offer: Offer, *, hans) -> Offer:
    accepted = actions.accept_offer(offer, on=DAY + A_DAY, by=hans)
    actions.complete_letting(accepted, begins_on=MOVE, by=hans)
    return Offer.objects.select_related("vacancy__home", "registration").get(pk=offer.pk)


def test_the_rule_s_own_first_got_it(market, office, hans):
    vacancy, first, _second = market
    (offer,) = offered(vacancy, first, hans=hans)

    assert verdict_on(let(offer, hans=hans), office=office) is Verdict.FIRST


def test_all_ahead_had_said_no(market, office, hans):
    vacancy, first, second = market
    one, other = offered(vacancy, first, second, hans=hans)
    actions.refuse_offer(one, because=Offer.Because.RENT, on=DAY, by=hans)

    assert verdict_on(let(other, hans=hans), office=office) is Verdict.AHEAD_SAID_NO


def test_those_ahead_took_another_home(market, office, a_vacancy, hans):
    vacancy, first, second = market
    other = a_vacancy()
    actions.set_lane(other, on=DAY, by=hans)
    (elsewhere,) = offered(other, first, hans=hans)
    actions.accept_offer(elsewhere, on=DAY + A_DAY, by=hans)
    (offer,) = offered(vacancy, second, hans=hans)

    assert verdict_on(let(offer, hans=hans), office=office) is Verdict.AHEAD_TOOK_ANOTHER


def test_somebody_was_passed_and_nothing_tells_why(market, office, hans):
    vacancy, _first, second = market
    (offer,) = offered(vacancy, second, hans=hans)

    assert verdict_on(let(offer, hans=hans), office=office) is Verdict.NOT_EXPLAINED


def test_the_municipality_put_her_forward(market, office, hans):
    vacancy, _first, second = market
    actions.nominate(second, on=date(2026, 2, 2), by=hans)
    (offer,) = offered(vacancy, second, hans=hans)

    assert verdict_on(let(offer, hans=hans), office=office) is Verdict.NOMINATED


def test_nothing_tells_that_she_wished_for_it(market, office, listed, hans):
    vacancy, _first, _second = market
    (offer,) = offered(vacancy, listed(), hans=hans)

    assert verdict_on(let(offer, hans=hans), office=office) is Verdict.NOT_ENTITLED


def test_who_came_on_the_list_on_the_day_of_the_offer_stood_nowhere_the_day_before(market, listed, office, hans):
    vacancy, _first, _second = market
    (offer,) = offered(vacancy, listed(since=DAY), hans=hans)

    assert verdict_on(let(offer, hans=hans), office=office) is Verdict.NOT_KNOWN


def test_a_year_is_counted_by_verdict(market, office, hans):
    vacancy, first, _second = market
    (offer,) = offered(vacancy, first, hans=hans)
    let(offer, hans=hans)

    found = look_back(office, from_day=DAY, to_day=MOVE + A_DAY, on_progress=nobody_listens)

    assert (found.lettings, found.by_the_rule, found.verdicts) == (1, 1, {"first": 1})
    assert look_back(office, from_day=DAY, to_day=MOVE, on_progress=nobody_listens) is None


def test_a_home_that_no_agreement_covers_goes_by_need(office, north, a_home, a_family, hans):
    vacancy = actions.open_vacancy(a_home(area=north), cause=Vacancy.Cause.OTHER, vacant_from=DAY, by=hans)
    waiting_long, urgent = wishing(a_family(), north, hans, month=1), wishing(a_family(), north, hans, month=2)
    actions.change_listing(urgent, facts=ListingFacts(need_class=1), by=hans)
    (offer,) = offered(vacancy, urgent, hans=hans)

    assert verdict_on(let(offer, hans=hans), office=office) is Verdict.FIRST
    assert waiting_long.need_class is None

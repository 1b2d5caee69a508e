"""What the engine is told of a day: who waits and what is vacant, by keys alone, as it was on that day."""

from dataclasses import asdict
from datetime import date, timedelta

import pytest

from bofast.casework.families.models import Grade
from bofast.casework.homes import actions as homes
from bofast.casework.homes.facts import RentParts
from bofast.casework.homes.models import Area, Home
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import ListingFacts, WishFacts
from bofast.casework.lettings.known.problem_facts import facts_of_day
from bofast.casework.lettings.models import Offer, Pause, Vacancy
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.models import Occupancy
from bofast.rules.letting.facts import Wish
from bofast.rules.letting.lanes import Counters
from bofast.vocabulary.letting import Lane
from bofast.vocabulary.money import Money
from bofast.vocabulary.tenure import Tenure
from tests.integration.lettings.conftest import DAY, YEAR

pytestmark = pytest.mark.django_db
SOON = DAY + timedelta(days=90)
NEXT = DAY + timedelta(days=1)


def names(things) -> set[str]:
    return {thing.name for thing in things}


def test_a_home_is_told_with_its_place_rent_and_turn(office, agreement, north, a_home, kari, hans):
    block = homes.add_area("Blokk A", office=office, level=Area.Level.BLOCK, parent=north, by=kari)
    home = a_home(area=block)
    homes.set_rent(home=home, from_day=YEAR, rent=RentParts(rent_per_month=Money.of(7_500)), by=kari)
    vacancy = actions.open_vacancy(home, cause=Vacancy.Cause.OTHER, vacant_from=DAY, by=hans)
    actions.set_lane(vacancy, on=DAY, by=hans)

    facts = facts_of_day(office, day=DAY, vacant_by=SOON)

    (told,) = facts.homes
    assert (told.name, told.department, told.block) == (str(home.pk), str(north.pk), str(block.pk))
    assert (told.rent_per_month, told.lane, told.vacant_from) == (Money.of(7_500), Lane.GENERAL, DAY)
    assert told.facts.rooms == 3
    assert [rule.name for rule in facts.agreements] == ["Avtale"]
    assert facts.counters == {"Avtale": Counters(internal="1/2")}


def test_only_what_is_vacant_by_then_free_and_not_held_is_in_play(office, a_home, a_vacancy, listed, hans):
    free, held, taken = a_vacancy(), a_vacancy(), a_vacancy()
    late = actions.open_vacancy(a_home(), cause=Vacancy.Cause.OTHER, vacant_from=SOON + timedelta(days=1), by=hans)
    actions.hold_vacancy(held, held_for=Vacancy.HeldFor.RENOVATION, by=hans)
    (offer,) = actions.send_offers(taken, registrations=[listed()], answer_by=DAY, on=DAY, by=hans)
    actions.accept_offer(offer, on=DAY, by=hans)

    facts = facts_of_day(office, day=DAY, vacant_by=SOON)

    assert names(facts.homes) == {str(free.home_id)}
    assert facts.families == ()
    assert str(late.home_id) in names(facts_of_day(office, day=DAY, vacant_by=late.vacant_from).homes)
    the_day_before = facts_of_day(office, day=DAY - timedelta(days=1), vacant_by=SOON)
    assert str(taken.home_id) in names(the_day_before.homes)
    assert names(the_day_before.families) == {str(offer.registration.family_id)}


def test_a_family_is_told_by_keys_with_all_that_decides(office, north, a_family, a_home, hans):
    family, home = a_family(adults=2, children=1, grade=Grade.CONFIDENTIAL), a_home(area=north)
    actions.open_vacancy(home, cause=Vacancy.Cause.OTHER, vacant_from=DAY, by=hans)
    facts = ListingFacts(
        need_class=2,
        kinds=("vulnerable",),
        most_rent_per_month=Money.of(9_000),
        needs_step_free=True,
        may_return_to=north,
        may_return_until=SOON,
    )
    registration = actions.register_family(family, listed_on=YEAR, facts=facts, by=hans)
    wishes = [WishFacts(home=home), WishFacts(area=north, rooms_from=3, rooms_to=4)]
    actions.change_wishes(registration, wishes=wishes, on=DAY, by=hans)
    actions.prove_criterion(registration, code="job", on=DAY, by=hans)
    actions.nominate(registration, on=DAY, by=hans)

    (told,) = facts_of_day(office, day=DAY, vacant_by=SOON).families

    assert (told.name, told.listed_on, told.need_class, told.kinds) == (str(family.pk), YEAR, 2, ("vulnerable",))
    assert told.wishes == (Wish(home=str(home.pk)), Wish(department=str(north.pk), rooms_from=3, rooms_to=4))
    assert (told.criteria, told.is_nominated, told.needs_step_free, told.needs_adapted) == (("job",), True, True, False)
    assert (told.most_rent_per_month, told.may_return_to, told.may_return_until) == (
        Money.of(9_000),
        str(north.pk),
        SOON,
    )
    assert (len(told.members), told.home, told.tenant_since) == (3, "", None)
    written = str(asdict(told))
    people = [membership.person for membership in family.memberships.select_related("person")]
    assert not any(person.given_name in written or person.family_name in written for person in people)


def test_the_day_before_the_facts_were_others(office, listed, a_vacancy, hans):
    registration, old, new = listed(), a_vacancy().home, a_vacancy().home
    actions.change_wishes(registration, wishes=[WishFacts(home=old)], on=YEAR, by=hans)
    actions.change_wishes(registration, wishes=[WishFacts(home=new)], on=NEXT, by=hans)
    actions.prove_criterion(registration, code="job", on=NEXT, by=hans)
    actions.nominate(registration, on=NEXT, by=hans)

    (before,) = facts_of_day(office, day=DAY, vacant_by=SOON).families
    (after,) = facts_of_day(office, day=NEXT, vacant_by=SOON).families

    assert (before.wishes, before.criteria, before.is_nominated) == ((Wish(home=str(old.pk)),), (), False)
    assert (after.wishes, after.criteria, after.is_nominated) == ((Wish(home=str(new.pk)),), ("job",), True)


def test_who_rests_does_not_wait_and_who_refused_is_not_asked_again(office, a_vacancy, listed, hans):
    resting, refusing, vacancy = listed(), listed(), a_vacancy()
    actions.pause_listing(resting, from_day=DAY, because=Pause.Because.OWN_WISH, by=hans)
    (offer,) = actions.send_offers(vacancy, registrations=[refusing], answer_by=DAY, on=DAY, by=hans)
    actions.refuse_offer(offer, because=Offer.Because.AREA, on=DAY, by=hans)

    (told,) = facts_of_day(office, day=DAY, vacant_by=SOON).families

    assert (told.name, told.refused) == (str(refusing.family_id), (str(vacancy.home_id),))


def test_a_tenant_has_a_home_to_keep_and_time_here_across_moves(office, a_family, a_home, listed, kari):
    """Moved on the same day from one home here to another: the time here goes on."""
    family, second = a_family(housed=True), a_home()
    tenancies.move(family=family, to_home=second, on=date(2024, 5, 1), tenure=Tenure.RENTED_PUBLIC, by=kari)
    listed(family)

    facts = facts_of_day(office, day=DAY, vacant_by=SOON)

    assert (facts.families[0].home, facts.families[0].tenant_since) == (str(second.pk), date(2020, 1, 1))
    assert names(facts.homes) == {str(second.pk)}
    assert facts.homes[0].vacant_from is None


def test_who_gave_its_home_up_has_none_to_keep_and_a_private_one_is_not_in_play(office, a_family, a_home, listed, hans):
    gives_up, in_private = a_family(housed=True), a_family(home=a_home(disposal=Home.Disposal.PRIVATE))
    listed(gives_up)
    listed(in_private)
    home = Occupancy.objects.get(family=gives_up).home
    actions.record_notice(home, given_on=DAY, moves_out_on=DAY, by=hans)

    facts = facts_of_day(office, day=DAY, vacant_by=SOON)

    assert [family.home for family in facts.families] == ["", ""]
    assert names(facts.homes) == {str(home.pk)}
    assert {family.name: family.tenant_since for family in facts.families} == {
        str(gives_up.pk): date(2020, 1, 1),
        str(in_private.pk): None,
    }


def test_a_wish_for_what_is_not_in_play_is_left_out(office, listed, north, south, a_home, hans):
    """The engine refuses names that lead nowhere; she keeps her wish for another day."""
    registration, lived_in, vacant = listed(), a_home(area=south), a_home(area=north)
    actions.open_vacancy(vacant, cause=Vacancy.Cause.OTHER, vacant_from=DAY, by=hans)
    wishes = [WishFacts(home=lived_in), WishFacts(area=south), WishFacts(area=north)]
    actions.change_wishes(registration, wishes=wishes, on=DAY, by=hans)

    (told,) = facts_of_day(office, day=DAY, vacant_by=SOON).families

    assert told.wishes == (Wish(department=str(north.pk)),)


def test_the_same_day_tells_the_same_in_the_same_order(office, listed, a_vacancy):
    for _ in range(4):
        listed(housed=True)
        a_vacancy()

    one, other = (facts_of_day(office, day=DAY, vacant_by=SOON) for _ in range(2))

    assert one == other
    assert [home.name for home in one.homes] == sorted(home.name for home in one.homes)
    assert [family.name for family in one.families] == sorted(family.name for family in one.families)

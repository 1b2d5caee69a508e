"""Families of a kept plan are asked whether they want to swap; each says yes or no, and the landlord has its say."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from bofast.casework.homes.models import Home
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import WishFacts
from bofast.casework.lettings.models import LettingRun, Offer, Registration, Swap, SwapParty
from bofast.casework.lettings.swapping.grounds import grounds_against_swap
from bofast.casework.lettings.swapping.swap_states import SwapState, parties_of, state_of
from bofast.casework.ownership import actions as ownership
from bofast.casework.ownership.facts import PurchaseFacts
from bofast.casework.tenancies import actions as tenancies
from bofast.jobs.run_letting import is_replayed, plan_letting
from bofast.vocabulary.letting import Mode, SwapGround
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from tests.integration.lettings.conftest import DAY, refusal
from tests.integration.lettings.swapping.conftest import MOVE, UNTIL, party_of

pytestmark = pytest.mark.django_db
LATER = UNTIL + timedelta(days=1)


def state(swap: Swap, *, on: date = DAY) -> SwapState:
    swap.refresh_from_db()
    return state_of(swap, parties=parties_of(swap), on=on)


def test_who_is_asked_gives_its_own_home_and_gets_the_others(taken_up, crowded, roomy, small, large):
    given = {(party.registration.family, party.gives, party.gets) for party in parties_of(taken_up)}

    assert given == {(crowded, small, large), (roomy, large, small)}
    assert (taken_up.asked_on, taken_up.answer_by, state(taken_up)) == (DAY, UNTIL, SwapState.WAITS)
    told = Entry.objects.filter(deed=Deed.SWAP_TAKEN_UP).values_list("family_id", flat=True)
    assert set(told.order_by("pk")) == {crowded.pk, roomy.pk}


def test_a_plan_finds_swaps_only_when_they_are_asked_for(neighbours, kept, crowded, hans):
    without = kept(largest_swap=None)

    assert (
        refusal(actions.take_up_swap, without, family=crowded.pk, answer_by=UNTIL, on=DAY, by=hans)
        is Reason.NO_SUCH_SWAP_IN_PLAN
    )
    assert is_replayed(without)
    assert is_replayed(kept())


def test_a_plan_that_nobody_has_kept_asks_nobody(neighbours, office, crowded, hans):
    run = plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=DAY, largest_swap=2, by=hans))

    refused = refusal(actions.take_up_swap, run, family=crowded.pk, answer_by=UNTIL, on=DAY, by=hans)
    assert refused is Reason.LETTING_NOT_KEPT


def test_how_many_may_swap_is_frozen_with_the_facts(neighbours, kept):
    run = kept()

    with pytest.raises(DatabaseError), transaction.atomic():
        LettingRun.objects.filter(pk=run.pk).update(largest_swap=3)


def test_all_have_agreed_when_each_has_said_yes(taken_up, crowded, roomy, hans):
    actions.say_yes_to_swap(party_of(taken_up, crowded), on=DAY, by=hans)
    assert state(taken_up) is SwapState.WAITS

    actions.say_yes_to_swap(party_of(taken_up, roomy), on=UNTIL, by=hans)
    assert state(taken_up, on=LATER) is SwapState.AGREED


def test_no_yes_counts_after_the_last_day(taken_up, crowded, hans):
    late = refusal(actions.say_yes_to_swap, party_of(taken_up, crowded), on=LATER, by=hans)

    assert (late, state(taken_up, on=LATER)) == (Reason.SWAP_HAS_LAPSED, SwapState.LAPSED)


def test_a_family_says_yes_once(taken_up, crowded, hans):
    actions.say_yes_to_swap(party_of(taken_up, crowded), on=DAY, by=hans)

    assert refusal(actions.say_yes_to_swap, party_of(taken_up, crowded), on=DAY, by=hans) is Reason.SWAP_IS_ANSWERED


def test_a_no_ends_it_for_all_with_its_reason_even_after_a_yes(agreed, crowded, roomy, hans):
    actions.say_no_to_swap(party_of(agreed, roomy), because=Offer.Because.SCHOOL, words="Skolen", on=DAY, by=hans)

    said = party_of(agreed, roomy)
    assert (said.answer, said.because, said.words) == ("no", "school", "Skolen")
    assert state(agreed) is SwapState.DECLINED
    assert refusal(actions.complete_swap, agreed, on=MOVE, by=hans) is Reason.SWAP_IS_OVER
    assert not Registration.objects.filter(ended_on__isnull=False).exists()


def test_who_has_said_no_can_be_asked_anew(taken_up, kept, crowded, roomy, hans):
    actions.say_no_to_swap(party_of(taken_up, roomy), because=Offer.Because.TIMING, on=DAY, by=hans)

    again = actions.take_up_swap(kept(), family=roomy.pk, answer_by=UNTIL, on=DAY, by=hans)

    assert state(again) is SwapState.WAITS


def test_a_family_is_asked_about_one_swap_at_a_time(taken_up, crowded, hans):
    told = {"family": crowded.pk, "answer_by": UNTIL, "on": DAY, "by": hans}

    assert refusal(actions.take_up_swap, taken_up.run, **told) is Reason.FAMILY_SWAPS_ALREADY


def test_the_database_holds_a_family_to_one_swap(taken_up, a_home):
    party = parties_of(taken_up)[0]
    other = Swap.objects.create(
        office=taken_up.office, run=taken_up.run, asked_on=DAY, answer_by=DAY, asked_by=taken_up.asked_by
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        SwapParty.objects.create(
            swap=other, registration=party.registration, place=1, gives=a_home(), gets_id=party.gets_id
        )


def test_a_family_that_is_offered_a_home_cannot_be_asked(neighbours, kept, a_vacancy, crowded, roomy, agreement, hans):
    run, vacancy = kept(), a_vacancy()
    actions.set_lane(vacancy, on=DAY, by=hans)
    registration = Registration.objects.get(family=roomy)
    actions.send_offers(vacancy, registrations=[registration], answer_by=UNTIL, on=DAY, by=hans)

    told = {"family": crowded.pk, "answer_by": UNTIL, "on": DAY, "by": hans}
    assert refusal(actions.take_up_swap, run, **told) is Reason.FAMILY_IS_OFFERED_A_HOME


def test_a_family_that_a_newer_kept_plan_moves_cannot_be_asked(
    neighbours, kept, a_vacancy, a_home, north, crowded, roomy, large, hans
):
    run, better = kept(), a_home(area=north, rooms=5)
    wishes = (WishFacts(home=better), WishFacts(home=large))
    actions.change_wishes(Registration.objects.get(family=crowded), wishes=wishes, on=DAY, by=hans)
    a_vacancy(better)
    kept()

    told = {"family": roomy.pk, "answer_by": UNTIL, "on": DAY, "by": hans}
    assert refusal(actions.take_up_swap, run, **told) is Reason.FAMILY_MOVES_BY_A_PLAN


def test_a_home_that_was_given_up_is_not_swapped(neighbours, kept, crowded, small, hans):
    run = kept()
    actions.record_notice(small, given_on=DAY, moves_out_on=MOVE, by=hans)

    told = {"family": crowded.pk, "answer_by": UNTIL, "on": DAY, "by": hans}
    assert refusal(actions.take_up_swap, run, **told) is Reason.HOME_IS_GIVEN_UP


def test_a_family_that_has_moved_is_not_asked(neighbours, kept, crowded, a_home, kari, hans):
    run = kept()
    tenancies.move(family=crowded, to_home=a_home(), on=DAY, tenure="rented_public", by=kari)

    told = {"family": crowded.pk, "answer_by": UNTIL, "on": DAY, "by": hans}
    assert refusal(actions.take_up_swap, run, **told) is Reason.FAMILY_LIVES_ELSEWHERE


def test_a_home_in_a_swap_is_not_sold_meanwhile(taken_up, roomy, large, crowded, kari, hans):
    facts = PurchaseFacts(home=large, bought_on=DAY, price=Money.of(2_000_000), equity=Money.of(2_000_000))

    assert refusal(ownership.record_purchase, roomy, facts=facts, by=kari) is Reason.HOME_IS_IN_A_SWAP
    actions.give_up_swap(taken_up, because=Swap.GivenUpBecause.MISTAKE, on=DAY, by=hans)
    assert ownership.record_purchase(roomy, facts=facts, by=kari).home == large


def test_a_family_that_leaves_the_list_swaps_with_nobody(taken_up, crowded, hans):
    registration = party_of(taken_up, crowded).registration
    actions.end_listing(registration, on=DAY, because=Registration.EndedBecause.OWN_WISH, by=hans)

    assert state(taken_up) is SwapState.GIVEN_UP
    assert taken_up.given_up_because == Swap.GivenUpBecause.LISTING_ENDED


def test_who_is_tied_to_one_of_them_neither_asks_nor_answers(neighbours, kept, crowded, roomy, lisa, hans):
    run = kept()
    actions.record_tie(roomy, user=lisa, from_day=DAY, by=hans)
    told = {"family": crowded.pk, "answer_by": UNTIL, "on": DAY}
    assert refusal(actions.take_up_swap, run, **told, by=lisa) is Reason.TIED_TO_THE_FAMILY
    swap = actions.take_up_swap(run, **told, by=hans)

    for deed, facts in (
        (actions.refuse_swap, {"ground": SwapGround.OTHER, "words": "Det går ikke"}),
        (actions.give_up_swap, {"because": Swap.GivenUpBecause.MISTAKE}),
        (actions.complete_swap, {}),
    ):
        assert refusal(deed, swap, **facts, on=DAY, by=lisa) is Reason.TIED_TO_THE_FAMILY
    assert refusal(actions.say_yes_to_swap, party_of(swap, roomy), on=DAY, by=lisa) is Reason.TIED_TO_THE_FAMILY


@pytest.fixture
def danish(office):
    office.country = "dk"
    office.save()
    return office


def test_a_danish_landlord_refuses_by_a_ground_that_is_there(danish, taken_up, crowded, roomy, hans):
    """Both have lived there since 2020. Four persons in four rooms and one in two are not more than one to a room."""
    too_short = refusal(actions.refuse_swap, taken_up, ground=SwapGround.LIVED_TOO_SHORT, on=DAY, by=hans)
    assert too_short is Reason.SWAP_GROUND_IS_NOT_THERE
    assert grounds_against_swap(parties_of(taken_up), on=DAY) == ()


def test_three_years_are_counted_to_the_day(danish, taken_up, crowded, hans):
    day_before = date(2022, 12, 31)

    found = grounds_against_swap(parties_of(taken_up), on=day_before)

    assert {one.ground.ground for one in found} == {SwapGround.LIVED_TOO_SHORT}
    assert grounds_against_swap(parties_of(taken_up), on=date(2023, 1, 1)) == ()


def test_a_danish_landlord_must_refuse_more_than_the_council_allows(danish, agreed, large, hans):
    """A home of four rooms turned out to have one, and four would live in it."""
    Home.objects.filter(pk=large.pk).update(rooms=1)

    assert refusal(actions.complete_swap, agreed, on=MOVE, by=hans) is Reason.SWAP_MUST_BE_REFUSED
    refused = actions.refuse_swap(agreed, ground=SwapGround.MORE_THAN_THE_COUNCIL_ALLOWS, on=DAY, by=hans)
    assert (state(refused), refused.ground) == (SwapState.REFUSED, "more_than_the_council_allows")


def test_another_reason_takes_words(taken_up, hans):
    told = {"ground": SwapGround.OTHER, "on": DAY, "by": hans}

    assert refusal(actions.refuse_swap, taken_up, **told, words=" ") is Reason.REASON_TOO_SHORT
    refused = actions.refuse_swap(taken_up, **told, words="Huset skal rives i vår")
    assert (state(refused), refused.words) == (SwapState.REFUSED, "Huset skal rives i vår")


def test_norwegian_law_gives_no_ground_of_its_own(taken_up, hans):
    too_short = refusal(actions.refuse_swap, taken_up, ground=SwapGround.LIVED_TOO_SHORT, on=DAY, by=hans)

    assert (too_short, grounds_against_swap(parties_of(taken_up), on=date(2020, 2, 1))) == (
        Reason.SWAP_GROUND_IS_NOT_THERE,
        (),
    )

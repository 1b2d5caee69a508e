"""Offers to several at once: the one furthest ahead who wants the home gets it. Silence costs what is agreed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import Cost
from bofast.casework.lettings.models import Consequence, Offer, Pause, Registration, Vacancy
from bofast.casework.lettings.offering.offer_states import OfferState, state_of, winner_of
from bofast.vocabulary.reasons import Reason
from tests.integration.lettings.conftest import DAY, YEAR, refusal, terms

pytestmark = pytest.mark.django_db
UNTIL = DAY + timedelta(days=5)
AFTER = UNTIL + timedelta(days=1)
RENT = Offer.Because.RENT
BACK = {"because": Offer.WithdrawnBecause.CHANGED_ITS_MIND}


@pytest.fixture
def send(hans):
    """Offer a vacant home to some families, in order."""

    def to(vacancy, *registrations, on=DAY):
        until = on + timedelta(days=5)
        return actions.send_offers(vacancy, registrations=registrations, answer_by=until, on=on, by=hans)

    return to


def states(vacancy, *, on=DAY) -> list[str]:
    offers = list(vacancy.offers.order_by("place"))
    return [state_of(offer, winner=winner_of(offers), on=on).value for offer in offers]


def test_offers_stand_in_the_order_they_were_sent(a_vacancy, listed, send, hans):
    vacancy, one, other, third = a_vacancy(), listed(), listed(), listed()
    send(vacancy, one, other)

    send(vacancy, third)

    placed = vacancy.offers.order_by("place").values_list("place", "registration")
    assert list(placed) == [(1, one.pk), (2, other.pk), (3, third.pk)]
    assert states(vacancy) == ["waits"] * 3
    assert Entry.objects.filter(deed=Deed.OFFER_SENT, by_id=hans.pk, family_id=one.family_id).count() == 1


def test_the_first_in_line_gets_the_home_at_once(a_vacancy, listed, send, hans):
    vacancy = a_vacancy()
    first, second = send(vacancy, listed(), listed())

    accepted = actions.accept_offer(first, on=DAY, by=hans)

    assert accepted.accepted_on == DAY
    assert states(vacancy) == ["accepted", "lost"]
    assert refusal(actions.accept_offer, second, on=DAY, by=hans) is Reason.VACANCY_IS_TAKEN
    assert refusal(actions.accept_offer, first, on=DAY, by=hans) is Reason.OFFER_IS_ANSWERED
    told = Entry.objects.filter(family_id=first.registration.family_id).values_list("deed", flat=True)
    assert {Deed.OFFER_SAID_YES_TO, Deed.OFFER_ACCEPTED} <= set(told)


def test_a_yes_from_behind_waits_for_those_ahead(a_vacancy, listed, send, hans):
    vacancy = a_vacancy()
    first, second, third = send(vacancy, listed(), listed(), listed())

    actions.accept_offer(third, on=DAY, by=hans)
    actions.accept_offer(second, on=DAY, by=hans)
    assert states(vacancy) == ["waits", "wished", "wished"]

    actions.refuse_offer(first, because=RENT, words=" For dyrt ", on=DAY, by=hans)

    assert states(vacancy) == ["refused", "accepted", "lost"]
    first.refresh_from_db()
    assert (first.because, first.words, first.answered_on) == ("rent", "For dyrt", DAY)


def test_silence_ahead_gives_the_home_to_the_next_after_the_deadline(a_vacancy, listed, send, hans):
    vacancy = a_vacancy()
    first, second = send(vacancy, listed(), listed())
    actions.accept_offer(second, on=UNTIL, by=hans)
    assert refusal(actions.note_silence, first, on=UNTIL, by=None) is Reason.OFFER_STILL_WAITS
    assert actions.settle_vacancy(vacancy, on=UNTIL, by=None) is None
    assert states(vacancy, on=AFTER) == ["lapsed", "wished"]

    actions.note_silence(first, on=AFTER, by=None)

    assert states(vacancy, on=AFTER) == ["silent", "accepted"]
    assert Entry.objects.get(deed=Deed.OFFER_UNANSWERED).by_id is None


def test_nobody_answers_after_the_last_day(a_vacancy, listed, send, hans):
    (offer,) = send(a_vacancy(), listed())

    assert refusal(actions.accept_offer, offer, on=AFTER, by=hans) is Reason.OFFER_HAS_LAPSED
    assert actions.accept_offer(offer, on=UNTIL, by=hans).accepted_on == UNTIL


def test_a_family_that_took_another_home_is_passed_by(a_vacancy, listed, send, hans):
    """She is first at both homes; once she has the one, the other goes to the next, and is no longer hers to take."""
    one, other, she, he = a_vacancy(), a_vacancy(), listed(), listed()
    (hers,) = send(one, she)
    her_other, his = send(other, she, he)
    actions.accept_offer(hers, on=DAY, by=hans)

    assert refusal(actions.accept_offer, her_other, on=DAY, by=hans) is Reason.FAMILY_HAS_ANOTHER_HOME
    assert actions.accept_offer(his, on=DAY, by=hans).accepted_on == DAY
    third = a_vacancy()
    refused = refusal(actions.send_offers, third, registrations=[she], answer_by=UNTIL, on=DAY, by=hans)
    assert refused is Reason.FAMILY_HAS_ANOTHER_HOME


def test_a_wish_becomes_a_home_when_the_one_ahead_takes_another(a_vacancy, listed, send, hans):
    one, other, she, he = a_vacancy(), a_vacancy(), listed(), listed()
    _hers, his = send(one, she, he)
    (her_other,) = send(other, she)
    actions.accept_offer(his, on=DAY, by=hans)
    actions.accept_offer(her_other, on=DAY, by=hans)
    assert states(one) == ["waits", "wished"]

    given = actions.settle_vacancy(one, on=DAY, by=None)

    assert given == his
    assert states(one)[1] == "accepted"


def test_an_accepted_offer_taken_back_goes_to_the_next(a_vacancy, listed, send, hans):
    vacancy = a_vacancy()
    first, second, third = send(vacancy, listed(), listed(), listed())
    actions.accept_offer(second, on=DAY, by=hans)
    actions.accept_offer(first, on=DAY, by=hans)

    actions.withdraw_offer(first, on=DAY, by=hans, **BACK)

    assert states(vacancy) == ["withdrawn", "accepted", "lost"]
    assert refusal(actions.withdraw_offer, first, on=DAY, by=hans, **BACK) is Reason.OFFER_IS_ANSWERED
    actions.withdraw_offer(second, on=DAY, by=hans, **BACK)
    assert states(vacancy) == ["withdrawn", "withdrawn", "waits"]
    assert actions.accept_offer(third, on=DAY, by=hans).accepted_on == DAY


def test_a_home_is_not_offered_without_its_turn_or_while_it_is_held(agreement, a_vacancy, listed, send, hans):
    vacancy, registration = a_vacancy(), listed()
    told = {"registrations": [registration], "answer_by": UNTIL, "on": DAY, "by": hans}
    assert refusal(actions.send_offers, vacancy, **told) is Reason.LANE_IS_NOT_SET

    actions.set_lane(vacancy, on=DAY, by=hans)
    actions.hold_vacancy(vacancy, held_for=Vacancy.HeldFor.OTHER, by=hans)
    assert refusal(actions.send_offers, vacancy, **told) is Reason.VACANCY_IS_HELD
    actions.release_vacancy(vacancy, by=hans)
    assert len(actions.send_offers(vacancy, **told)) == 1
    assert refusal(actions.send_offers, vacancy, **told) is Reason.OFFERED_ALREADY


def test_who_rests_or_left_the_list_is_not_asked(a_vacancy, listed, hans):
    vacancy, resting, gone = a_vacancy(), listed(), listed()
    actions.pause_listing(resting, from_day=DAY, because=Pause.Because.OWN_WISH, by=hans)
    actions.end_listing(gone, on=DAY, because=Registration.EndedBecause.OTHER, by=hans)

    asked = {"answer_by": UNTIL, "on": DAY, "by": hans}
    assert refusal(actions.send_offers, vacancy, registrations=[resting], **asked) is Reason.LISTING_IS_PAUSED
    assert refusal(actions.send_offers, vacancy, registrations=[gone], **asked) is Reason.LISTING_HAS_ENDED
    twice = [one := listed(), one]
    assert refusal(actions.send_offers, vacancy, registrations=twice, **asked) is Reason.OFFERED_ALREADY
    assert not Offer.objects.exists()


def test_who_is_tied_neither_offers_nor_answers(a_vacancy, listed, send, hans, lisa):
    vacancy, registration = a_vacancy(), listed()
    (offer,) = send(vacancy, registration)
    actions.record_tie(registration.family, user=lisa, from_day=YEAR, by=hans)
    tied = Reason.TIED_TO_THE_FAMILY

    told = {"registrations": [registration], "answer_by": UNTIL, "on": DAY, "by": lisa}
    assert refusal(actions.send_offers, a_vacancy(), **told) is tied
    assert refusal(actions.accept_offer, offer, on=DAY, by=lisa) is tied
    assert refusal(actions.refuse_offer, offer, because=RENT, on=DAY, by=lisa) is tied
    assert refusal(actions.withdraw_offer, offer, on=DAY, by=lisa, **BACK) is tied


def silent_times(times, *, registration, a_vacancy, send, since=DAY):
    for number in range(times):
        on = since + timedelta(days=10 * number)
        (offer,) = send(a_vacancy(), registration, on=on)
        actions.note_silence(offer, on=on + timedelta(days=6), by=None)


@pytest.fixture
def agreed(office, hans):
    """An agreement with a table of its own of what answers cost."""

    def by(*costs):
        return actions.add_agreement(office, terms=terms(costs=costs), by=hans)

    return by


@pytest.fixture
def turn(a_vacancy, hans):
    """A vacant home whose turn is set."""

    def vacancy():
        made = a_vacancy()
        actions.set_lane(made, on=DAY, by=hans)
        return made

    return vacancy


def test_the_third_silence_in_a_row_pauses_and_counting_begins_anew(agreement, turn, listed, send, hans):
    registration = listed()
    silent_times(2, registration=registration, a_vacancy=turn, send=send)
    assert not registration.pauses.exists()

    silent_times(1, registration=registration, a_vacancy=turn, send=send, since=DAY + timedelta(days=20))

    pause = registration.pauses.get()
    assert (pause.because, pause.recorded_by) == ("silence", None)
    resumed = DAY + timedelta(days=60)
    actions.resume_listing(registration, on=resumed, by=hans)
    silent_times(2, registration=registration, a_vacancy=turn, send=send, since=resumed)
    assert registration.pauses.count() == 1
    silent_times(1, registration=registration, a_vacancy=turn, send=send, since=resumed + timedelta(days=20))
    assert registration.pauses.count() == 2


def test_another_answer_between_silences_breaks_the_row(agreement, turn, listed, send, hans):
    registration = listed()
    silent_times(2, registration=registration, a_vacancy=turn, send=send)
    on = DAY + timedelta(days=30)
    (offer,) = send(turn(), registration, on=on)
    actions.refuse_offer(offer, because=RENT, on=on, by=hans)

    silent_times(1, registration=registration, a_vacancy=turn, send=send, since=on + timedelta(days=1))

    assert not registration.pauses.exists()


def test_to_refuse_costs_nothing_unless_it_is_agreed(agreement, turn, listed, send, hans):
    registration = listed()
    for _ in range(4):
        (offer,) = send(turn(), registration)
        actions.refuse_offer(offer, because=RENT, on=DAY, by=hans)

    registration.refresh_from_db()
    assert (registration.listed_on, registration.ended_on) == (YEAR, None)
    assert not registration.pauses.exists()


def test_a_refusal_may_cost_the_time_on_the_list_and_the_next_the_place(agreed, turn, listed, send, hans):
    to, costs = Consequence.To.REFUSAL, Consequence.Costs
    agreed(Cost(to=to, after=1, costs=costs.SENIORITY), Cost(to=to, after=2, costs=costs.END))
    registration, other = listed(), listed()
    first, second, kept = turn(), turn(), turn()
    (offer,) = send(first, registration)
    actions.refuse_offer(offer, because=RENT, on=DAY, by=hans)
    registration.refresh_from_db()
    assert registration.listed_on == DAY
    assert Entry.objects.filter(deed=Deed.LISTING_CHANGED).get().facts["before"] == str(YEAR)
    (offer,) = send(second, registration)
    _out, behind = send(kept, registration, other)
    actions.accept_offer(behind, on=DAY, by=hans)

    actions.refuse_offer(offer, because=RENT, on=DAY, by=hans)

    registration.refresh_from_db()
    assert (registration.ended_on, registration.ended_because) == (DAY, "refusals")
    assert states(kept) == ["withdrawn", "accepted"]


def test_who_leaves_the_list_leaves_its_offers_to_the_next(a_vacancy, listed, send, hans):
    vacancy, leaving = a_vacancy(), listed()
    _first, second = send(vacancy, leaving, listed())
    actions.accept_offer(second, on=DAY, by=hans)

    actions.end_listing(leaving, on=DAY, because=Registration.EndedBecause.OWN_WISH, by=hans)

    assert states(vacancy) == ["withdrawn", "accepted"]
    housed = second.registration
    gone = {"on": DAY, "because": Registration.EndedBecause.OTHER, "by": hans}
    assert refusal(actions.end_listing, housed, **gone) is Reason.FAMILY_HAS_ANOTHER_HOME


def test_the_database_itself_lets_no_home_twice_and_gives_no_family_two(a_vacancy, listed, send, hans):
    one, other, she = a_vacancy(), a_vacancy(), listed()
    first, second = send(one, she, listed())
    (third,) = send(other, she)
    actions.accept_offer(first, on=DAY, by=hans)

    yes = {"answer": "yes", "answered_on": DAY, "accepted_on": DAY}
    for offer, name in ((second, "a_vacancy_is_let_once"), (third, "a_family_takes_one_home")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Offer.objects.filter(pk=offer.pk).update(**yes)
        assert name in {constraint.name for constraint in Offer._meta.constraints}
    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.filter(pk=second.pk).update(accepted_on=DAY)


def test_every_state_has_its_dates():
    assert {state.value for state in OfferState} == {
        *("waits", "lapsed", "wished", "lost", "accepted", "completed", "refused", "silent", "withdrawn")
    }

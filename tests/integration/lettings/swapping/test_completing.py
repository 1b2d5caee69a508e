"""A swap is carried out on one day for all, or not at all; and it is taken back the same way."""

from datetime import date, timedelta

import pytest

from bofast.casework.homes.actions import set_rent
from bofast.casework.homes.facts import RentParts
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Registration, Vacancy
from bofast.casework.lettings.swapping.swap_states import parties_of
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.models import Tenancy
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.tenure import Tenure
from tests.integration.lettings.conftest import DAY, refusal
from tests.integration.lettings.swapping.conftest import LONG_AGO, MOVE, UNTIL, lives_in, party_of

pytestmark = pytest.mark.django_db
THE_DAY_BEFORE = MOVE - timedelta(days=1)


@pytest.fixture
def contract(small, kari) -> Tenancy:
    return tenancies.begin_tenancy(
        home=small, tenure=Tenure.RENTED_PUBLIC, from_day=date(2020, 1, 1), parties=(), rent_per_month=None, by=kari
    )


def test_all_move_on_one_day_and_nobody_is_without_a_home(agreed, contract, crowded, roomy, small, large, hans, kari):
    set_rent(home=large, from_day=DAY, rent=RentParts(rent_per_month=Money.of(9_100)), by=kari)

    actions.complete_swap(agreed, on=MOVE, by=hans)

    assert (lives_in(crowded, on=THE_DAY_BEFORE), lives_in(roomy, on=THE_DAY_BEFORE)) == ([small], [large])
    assert (lives_in(crowded, on=MOVE), lives_in(roomy, on=MOVE)) == ([large], [small])
    contract.refresh_from_db()
    assert contract.to_day == MOVE
    new = Tenancy.objects.get(home=large)
    assert (new.from_day, new.rent_per_month_minor, new.parties.count()) == (MOVE, 910_000, 2)
    assert not Vacancy.objects.exists()


def test_they_wait_no_longer_and_each_has_it_in_its_trace(agreed, crowded, roomy, hans):
    actions.complete_swap(agreed, on=MOVE, by=hans)

    ended = Registration.objects.filter(ended_on=MOVE, ended_because="housed").values_list("family", flat=True)
    assert set(ended.order_by("pk")) == {crowded.pk, roomy.pk}
    told = Entry.objects.filter(deed=Deed.HOMES_SWAPPED).values_list("family_id", flat=True)
    assert set(told.order_by("pk")) == {crowded.pk, roomy.pk}
    assert refusal(actions.complete_swap, agreed, on=MOVE, by=hans) is Reason.SWAP_IS_OVER


def test_three_move_in_a_circle_when_all_agree(agreement, kept, wanting, a_family, a_home, north, hans):
    homes = [a_home(area=north) for _ in range(3)]
    families = [a_family(home=home) for home in homes]
    for number, family in enumerate(families):
        wanting(family, homes[(number + 1) % 3])
    wanting(a_family(), *homes, since=LONG_AGO)
    assert (
        refusal(actions.take_up_swap, kept(largest_swap=2), family=families[0].pk, answer_by=UNTIL, on=DAY, by=hans)
        is Reason.NO_SUCH_SWAP_IN_PLAN
    )
    swap = actions.take_up_swap(kept(largest_swap=3), family=families[0].pk, answer_by=UNTIL, on=DAY, by=hans)
    for party in parties_of(swap):
        actions.say_yes_to_swap(party, on=DAY, by=hans)

    actions.complete_swap(swap, on=MOVE, by=hans)

    assert [lives_in(family, on=MOVE) for family in families] == [[homes[1]], [homes[2]], [homes[0]]]


def test_nobody_moves_before_all_have_said_yes(taken_up, crowded, small, hans):
    actions.say_yes_to_swap(party_of(taken_up, crowded), on=DAY, by=hans)

    assert refusal(actions.complete_swap, taken_up, on=MOVE, by=hans) is Reason.SWAP_IS_NOT_AGREED
    assert lives_in(crowded, on=MOVE) == [small]


def test_a_family_that_was_offered_a_home_since_answers_there_first(agreed, a_vacancy, roomy, large, hans):
    vacancy = a_vacancy()
    actions.set_lane(vacancy, on=DAY, by=hans)
    registration = Registration.objects.get(family=roomy)
    (offer,) = actions.send_offers(vacancy, registrations=[registration], answer_by=UNTIL, on=DAY, by=hans)

    assert refusal(actions.complete_swap, agreed, on=MOVE, by=hans) is Reason.FAMILY_IS_OFFERED_A_HOME
    actions.withdraw_offer(offer, because=offer.WithdrawnBecause.MISTAKE, on=DAY, by=hans)
    actions.complete_swap(agreed, on=MOVE, by=hans)
    assert lives_in(roomy, on=MOVE) != [large]


def test_when_one_cannot_move_nobody_does(agreed, crowded, roomy, small, large, a_home, kari, hans):
    """The second of them lives in its home from a later day than the swap."""
    stay = roomy.occupancies.get(withdrawn_at__isnull=True)
    tenancies.correct_occupancy(stay, entered_on=MOVE, left_on=None, by=kari)

    assert refusal(actions.complete_swap, agreed, on=MOVE, by=hans) is Reason.SPELL_ENDS_BEFORE_IT_BEGINS
    assert lives_in(crowded, on=MOVE) == [small]
    assert not Tenancy.objects.filter(home__in=[small, large]).exists()
    assert not Registration.objects.filter(ended_on__isnull=False).exists()


@pytest.fixture
def done(agreed, contract, hans):
    return actions.complete_swap(agreed, on=MOVE, by=hans)


def test_taken_back_each_lives_where_it_lived_and_waits_again(done, contract, crowded, roomy, small, large, hans):
    actions.take_back_swap(done, because="Skrevet inn ved en feil", on=MOVE, by=hans)

    assert (lives_in(crowded, on=MOVE), lives_in(roomy, on=MOVE)) == ([small], [large])
    contract.refresh_from_db()
    assert contract.to_day is None
    assert list(Tenancy.objects.filter(to_day=None, withdrawn_at=None)) == [contract]
    assert not Registration.objects.filter(ended_on__isnull=False).exists()
    assert refusal(actions.take_back_swap, done, because="En gang til", on=MOVE, by=hans) is Reason.SWAP_IS_NOT_DONE


def test_it_is_not_taken_back_when_one_has_moved_on(done, roomy, large, a_home, kari, hans):
    tenancies.move(family=roomy, to_home=a_home(), on=MOVE + timedelta(days=9), tenure=Tenure.RENTED_PUBLIC, by=kari)

    told = {"because": "Skrevet inn ved en feil", "on": MOVE, "by": hans}
    assert refusal(actions.take_back_swap, done, **told) is Reason.FAMILY_MOVED_SINCE


def test_taking_back_takes_a_reason_and_a_swap_that_was_done(agreed, done, hans):
    assert refusal(actions.take_back_swap, done, because=" ", on=MOVE, by=hans) is Reason.REASON_TOO_SHORT

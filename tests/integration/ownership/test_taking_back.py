"""A purchase that fell through is taken back whole: home, contract, loan, outcome and funnel."""

from datetime import date

import pytest
from django.urls import reverse

from bofast.casework.followup import actions as followup
from bofast.casework.followup.models import Checkpoint, Proposal
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.ownership import actions
from bofast.casework.ownership.models import FrameEntry
from bofast.casework.programmes import actions as programmes
from bofast.casework.programmes.actions import ProgrammeFacts
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.models import Occupancy
from bofast.jobs.counting import count_funnel
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.tenure import Tenure
from tests.integration.followup.conftest import family_with_child
from tests.integration.ownership.test_loan import left
from tests.integration.ownership.test_purchase import BOUGHT, DAY, bought, for_sale, granted, rented

__all__ = ["for_sale", "granted", "rented"]

pytestmark = pytest.mark.django_db
BECAUSE = "Selgeren trakk seg før overtakelsen"


@pytest.fixture
def purchase(rented, for_sale, family, kari):
    """Without a start loan, so that one person is enough."""
    return actions.record_purchase(family, facts=bought(for_sale), by=kari)


@pytest.fixture
def purchase_on_loan(rented, for_sale, granted, family, kari):
    return actions.record_purchase(family, facts=bought(for_sale, loan_case=granted), by=kari)


@pytest.fixture
def asked(purchase_on_loan, kari):
    return actions.propose_taking_back(purchase_on_loan, because=BECAUSE, by=kari)


def lives_in(family) -> Occupancy:
    return Occupancy.objects.filter(family=family, withdrawn_at__isnull=True, left_on__isnull=True).get()


def refusal(act, *args, **facts) -> Reason:
    with pytest.raises(ShownToUser) as refused:
        act(*args, **facts)
    return refused.value.reason


def take_back(purchase, kari):
    return actions.take_back_purchase(purchase, because=BECAUSE, by=kari)


def test_the_family_lives_where_it_lived_and_its_contract_runs_on(purchase, rented, family, kari):
    take_back(purchase, kari)

    stay = lives_in(family)
    assert (stay.home, stay.tenure, stay.entered_on) == (rented, Tenure.RENTED_PUBLIC, date(2020, 1, 1))
    assert rented.tenancies.get().to_day is None


def test_the_purchase_stays_in_the_file_with_its_reason(purchase, family, kari):
    take_back(purchase, kari)

    purchase.refresh_from_db()
    assert (purchase.taken_back_because, purchase.taken_back_by) == (BECAUSE, kari)
    assert Entry.objects.filter(deed=Deed.PURCHASE_TAKEN_BACK, family_id=family.pk, by_id=kari.pk).count() == 1
    assert not any(BECAUSE in str(entry.facts) + entry.purpose for entry in Entry.objects.all())


def test_the_funnel_goes_back_and_no_checkpoint_is_looked_up(office, family, rented, for_sale, kari):
    facts = ProgrammeFacts(name="Hjem", purpose="Hjem", target_group="Barn", from_day=date(2026, 1, 1))
    programme = programmes.add_programme(office, facts=facts, by=kari)
    programmes.enrol(family, programme=programme, from_day=date(2026, 1, 1), by=kari)
    followup.begin_follow_up(family, from_day=DAY, by=kari)
    before = count_funnel(programme=None, on=None)
    purchase = actions.record_purchase(family, facts=bought(for_sale), by=kari)
    assert count_funnel(programme=None, on=None)["bought"] == before["bought"] + 1

    take_back(purchase, kari)

    family.refresh_from_db()
    assert count_funnel(programme=None, on=None) == before
    assert family.status == "active"
    assert not Checkpoint.of_family(family).exists()


def test_a_loan_takes_two_to_take_its_purchase_back(purchase_on_loan, rented, for_sale, asked, family, kari, leif):
    assert refusal(take_back, purchase_on_loan, kari) is Reason.SECOND_PERSON_REQUIRED
    assert refusal(followup.approve, asked, by=kari) is Reason.SECOND_PERSON_REQUIRED
    assert lives_in(family).home == for_sale

    followup.approve(asked, by=leif)

    purchase_on_loan.refresh_from_db()
    assert (purchase_on_loan.taken_back_by, purchase_on_loan.taken_back_because) == (leif, BECAUSE)
    assert lives_in(family).home == rented


def test_the_loan_is_committed_again_and_can_buy_or_be_given_back(asked, granted, rented, for_sale, family, kari, leif):
    followup.approve(asked, by=leif)
    frame = granted.frame_entries.first().frame
    kinds = list(FrameEntry.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["committed", "paid_out", "paid_back"]
    assert left(frame)[0] == 2_600_000
    granted.refresh_from_db()

    again = actions.record_purchase(family, facts=bought(for_sale, loan_case=granted), by=kari)
    followup.approve(actions.propose_taking_back(again, because=BECAUSE, by=kari), by=leif)
    actions.withdraw_loan(granted, withdrawn_on=BOUGHT, by=kari)

    assert left(frame)[0] == 5_000_000


def test_a_declined_proposal_leaves_the_purchase_and_it_can_be_asked_again(asked, purchase_on_loan, family, kari, leif):
    assert refusal(actions.propose_taking_back, purchase_on_loan, because=BECAUSE, by=leif) is Reason.ALREADY_PROPOSED

    followup.decline(asked, reason="Kjøpet er tinglyst", by=leif)

    purchase_on_loan.refresh_from_db()
    assert purchase_on_loan.taken_back_at is None
    assert actions.propose_taking_back(purchase_on_loan, because=BECAUSE, by=kari).decided_at is None


def test_when_others_live_in_the_home_before_nothing_at_all_is_changed(
    purchase, rented, for_sale, office, family, kari
):
    other = family_with_child(office, reference="F-2", responsible=kari)
    tenancies.move_in(family=other, home=rented, entered_on=date(2026, 6, 1), tenure=Tenure.RENTED_PUBLIC, by=kari)

    assert refusal(take_back, purchase, kari) is Reason.HOME_BEFORE_IS_TAKEN

    purchase.refresh_from_db()
    assert (purchase.taken_back_at, purchase.outcome.withdrawn_at) == (None, None)
    assert lives_in(family).home == for_sale


def test_a_home_that_is_let_anew_is_not_given_back(purchase, rented, family, kari):
    terms = {"tenure": Tenure.RENTED_PUBLIC, "from_day": date(2026, 6, 1), "parties": [], "rent_per_month": None}
    tenancies.begin_tenancy(home=rented, **terms, by=kari)

    assert refusal(take_back, purchase, kari) is Reason.HOME_BEFORE_IS_TAKEN


def test_a_family_that_has_moved_on_is_not_moved_back(purchase, for_sale, family, kari):
    tenancies.move_out(lives_in(family), left_on=date(2026, 8, 1), by=kari)

    assert refusal(take_back, purchase, kari) is Reason.FAMILY_MOVED_SINCE


def test_who_bought_the_home_it_rented_rents_it_again(rented, family, kari):
    purchase = actions.record_purchase(family, facts=bought(rented), by=kari)

    take_back(purchase, kari)

    stay = lives_in(family)
    assert (stay.home, stay.tenure) == (rented, Tenure.RENTED_PUBLIC)
    assert rented.tenancies.get().to_day is None


def test_it_takes_a_reason_and_is_done_once(purchase, kari):
    assert refusal(actions.take_back_purchase, purchase, because="  feil  ", by=kari) is Reason.REASON_TOO_SHORT
    take_back(purchase, kari)
    assert refusal(take_back, purchase, kari) is Reason.ALREADY_DECIDED


def test_the_home_can_be_bought_anew_on_the_same_day(purchase, for_sale, family, kari):
    take_back(purchase, kari)

    actions.record_purchase(family, facts=bought(for_sale), by=kari)

    assert family.purchases.filter(taken_back_at__isnull=True).count() == 1


def test_the_page_of_buying_offers_it_and_tells_of_it_afterwards(purchase, family, kari, signed_in):
    client = signed_in(kari)
    buying, back = (
        reverse("family-buying", args=[family.pk]),
        reverse("family-purchase-back", args=[family.pk, purchase.pk]),
    )
    assert back in client.get(buying).content.decode()

    assert client.post(back, {"because": "feil"}).status_code == 422
    assert client.post(back, {"because": BECAUSE}).status_code == 302

    page = client.get(buying).content.decode()
    assert back not in page
    assert "taken back" in page
    assert BECAUSE in page
    assert client.get(back).status_code == 404


def test_a_colleague_decides_on_my_day_with_the_purchase_before_the_eyes(
    purchase_on_loan, granted, family, kari, leif, signed_in
):
    back = reverse("family-purchase-back", args=[family.pk, purchase_on_loan.pk])
    page = signed_in(kari).post(back, {"because": BECAUSE}, follow=True)
    assert "A colleague is asked to take the purchase back" in page.content.decode()
    assert (
        "a colleague is asked to take it back"
        in signed_in(kari).get(reverse("family-buying", args=[family.pk])).content.decode()
    )
    decide = reverse("proposal-decide", args=[Proposal.objects.get(decided_at__isnull=True).pk])
    client = signed_in(leif)
    assert decide in client.get(reverse("my-day")).content.decode()
    seen = client.get(decide).content.decode()
    assert BECAUSE in seen
    assert "Eiervegen 9" in seen

    client.post(decide, {"approve": "1"})

    purchase_on_loan.refresh_from_db()
    assert purchase_on_loan.taken_back_by == leif
    assert "Paid back" in client.get(reverse("office-frame") + "?year=2026").content.decode()

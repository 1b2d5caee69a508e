"""A purchase in one transaction: outcome, move, tenancy ended, home freed, loan paid out."""

from datetime import date

import pytest

from bofast.casework.followup import actions as followup
from bofast.casework.followup.models import Outcome
from bofast.casework.homes.models import Home
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.ownership import actions
from bofast.casework.ownership.facts import PurchaseFacts
from bofast.casework.ownership.models import FrameEntry, Purchase
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.models import Occupancy
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.tenure import Tenure
from tests.integration.followup.conftest import family_with_child
from tests.integration.ownership.test_loan import recommended

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
BOUGHT = date(2026, 5, 4)


@pytest.fixture
def rented(office, family, kari):
    home = Home.objects.create(office=office, supplier_home_id="K-1", address="Prøvegata 1", rooms=3)
    tenancy = tenancies.begin_tenancy(
        home=home, tenure=Tenure.RENTED_PUBLIC, from_day=date(2020, 1, 1), parties=[], rent_per_month=None, by=kari
    )
    tenancies.move_in(
        family=family, home=home, entered_on=date(2020, 1, 1), tenure=Tenure.RENTED_PUBLIC, tenancy=tenancy, by=kari
    )
    return home


@pytest.fixture
def for_sale(office):
    return Home.objects.create(
        office=office, supplier_home_id="P-9", address="Eiervegen 9", rooms=4, disposal=Home.Disposal.PRIVATE
    )


@pytest.fixture
def granted(office, family, kari, leif):
    actions.set_frame(office, year=2026, amount=Money.of(5_000_000), earmarked=Money(0), by=leif)
    return actions.grant_loan(recommended(family, kari, amount=Money.of(2_400_000)), granted_on=DAY, by=leif)


def bought(home, **facts) -> PurchaseFacts:
    return PurchaseFacts(home=home, bought_on=BOUGHT, price=Money.of(2_500_000), equity=Money.of(100_000), **facts)


def refusal(family, kari, facts) -> Reason:
    with pytest.raises(ShownToUser) as refused:
        actions.record_purchase(family, facts=facts, by=kari)
    return refused.value.reason


def test_a_purchase_moves_the_family_and_frees_its_home(rented, for_sale, granted, family, kari):
    purchase = actions.record_purchase(family, facts=bought(for_sale, loan_case=granted), by=kari)

    lives = Occupancy.objects.filter(family=family, withdrawn_at__isnull=True, left_on__isnull=True).get()
    assert (lives.home, lives.tenure, lives.entered_on) == (for_sale, Tenure.OWNED, BOUGHT)
    assert rented.tenancies.get().to_day == BOUGHT
    assert (purchase.frees_home, purchase.exception) == (rented, "E1")
    assert (purchase.outcome.home_before, purchase.outcome.home_after) == (rented, for_sale)
    assert family.status == "bought"
    assert list(FrameEntry.objects.order_by("pk").values_list("kind", flat=True)) == ["committed", "paid_out"]
    assert Entry.objects.filter(deed=Deed.PURCHASED, family_id=family.pk).count() == 1


def test_a_family_may_buy_the_home_it_rents(rented, granted, family, kari):
    purchase = actions.record_purchase(family, facts=bought(rented, loan_case=granted), by=kari)

    lives = Occupancy.objects.filter(family=family, withdrawn_at__isnull=True, left_on__isnull=True).get()
    assert (lives.home, lives.tenure) == (rented, Tenure.OWNED)
    assert purchase.frees_home is None


def test_an_expired_certificate_carries_no_purchase(rented, for_sale, granted, family, kari):
    late = PurchaseFacts(home=for_sale, bought_on=date(2026, 6, 3), price=Money.of(1), loan_case=granted)

    assert refusal(family, kari, late) is Reason.CERTIFICATE_EXPIRED
    assert not Outcome.objects.exists()


def test_a_loan_that_is_not_granted_or_anothers_carries_no_purchase(rented, for_sale, granted, office, family, kari):
    waiting = recommended(family, kari, amount=Money.of(1000))
    other = family_with_child(office, reference="F-2", responsible=kari)

    assert refusal(family, kari, bought(for_sale, loan_case=waiting)) is Reason.LOAN_NOT_GRANTED
    assert refusal(other, kari, bought(for_sale, loan_case=granted)) is Reason.LOAN_OF_ANOTHER_FAMILY


def test_a_loan_buys_one_home(rented, for_sale, granted, family, kari):
    actions.record_purchase(family, facts=bought(for_sale, loan_case=granted), by=kari)

    assert refusal(family, kari, bought(rented, loan_case=granted)) is Reason.ALREADY_DECIDED


def test_when_the_new_home_is_lived_in_nothing_at_all_is_written(rented, for_sale, granted, office, family, kari):
    other = family_with_child(office, reference="F-2", responsible=kari)
    tenancies.move_in(family=other, home=for_sale, entered_on=DAY, tenure=Tenure.OWNED, by=kari)

    assert refusal(family, kari, bought(for_sale, loan_case=granted)) is Reason.HOME_OCCUPIED

    assert (Purchase.objects.count(), Outcome.objects.count()) == (0, 0)
    assert rented.tenancies.get().to_day is None


def test_the_outcome_of_a_purchase_is_not_undone_while_the_purchase_stands(for_sale, granted, family, kari):
    outcome = actions.record_purchase(family, facts=bought(for_sale, loan_case=granted), by=kari).outcome

    with pytest.raises(ShownToUser) as refused:
        followup.undo(followup.way_back(outcome, by=kari), by=kari)

    outcome.refresh_from_db()
    assert refused.value.reason is Reason.PURCHASE_STANDS
    assert outcome.withdrawn_at is None
    assert followup.way_back(outcome, by=kari) is not None

"""A start loan takes two persons and the frame's money; the frame never goes below nothing."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from bofast.casework.followup import actions as followup
from bofast.casework.followup.models import Proposal
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.ownership import actions
from bofast.casework.ownership.models import FrameEntry, LoanCase
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
MILLION = Money.of(1_000_000)


@pytest.fixture
def frame(office, leif):
    return actions.set_frame(office, year=2026, amount=Money.of(5_000_000), earmarked=Money.of(3_000_000), by=leif)


def recommended(family, kari, *, amount: Money) -> LoanCase:
    case = actions.apply_for_loan(family, amount=amount, term_years=40, applied_on=DAY, exception="E1", by=kari)
    actions.recommend_loan(case, reason="Tåler lånet", recommended_on=DAY, by=kari)
    return case


def left(frame) -> tuple[int, int]:
    frame.refresh_from_db()
    return Money(frame.left_minor).whole(), Money(frame.earmark_left_minor).whole()


def refusal(deed, *args, **facts) -> Reason:
    with pytest.raises(ShownToUser) as refused:
        deed(*args, **facts)
    return refused.value.reason


def test_another_than_who_recommended_grants_and_the_frame_is_lowered(frame, family, kari, leif):
    case = recommended(family, kari, amount=MILLION)

    actions.grant_loan(case, granted_on=DAY, by=leif)

    assert (case.decided_by, case.certificate_until) == (leif, date(2026, 6, 2))
    assert left(frame) == (4_000_000, 2_000_000)
    assert Proposal.objects.get().is_approved is True
    assert {Deed.LOAN_APPLIED, Deed.LOAN_RECOMMENDED, Deed.PROPOSED, Deed.LOAN_GRANTED, Deed.CERTIFICATE_GIVEN} <= set(
        Entry.objects.values_list("deed", flat=True)
    )


def test_who_recommended_does_not_decide(frame, family, kari):
    case = recommended(family, kari, amount=MILLION)

    assert refusal(actions.grant_loan, case, granted_on=DAY, by=kari) is Reason.SECOND_PERSON_REQUIRED
    assert refusal(actions.refuse_loan, case, refused_on=DAY, because="x", by=kari) is Reason.SECOND_PERSON_REQUIRED


def test_nothing_is_granted_without_a_recommendation(frame, family, kari, leif):
    case = actions.apply_for_loan(family, amount=MILLION, term_years=30, applied_on=DAY, by=kari)

    assert refusal(actions.grant_loan, case, granted_on=DAY, by=leif) is Reason.RECOMMENDATION_MISSING


def test_the_database_itself_refuses_one_person_for_both(frame, family, kari):
    case = recommended(family, kari, amount=MILLION)

    with pytest.raises(IntegrityError), transaction.atomic():
        LoanCase.objects.filter(pk=case.pk).update(decided_by=kari)
    with pytest.raises(IntegrityError), transaction.atomic():
        LoanCase.objects.filter(pk=case.pk).update(granted_on=DAY)


def test_the_same_key_twice_counts_once(frame, family, kari, leif):
    case, key = recommended(family, kari, amount=MILLION), uuid4()
    actions.grant_loan(case, granted_on=DAY, key=key, by=leif)

    actions.grant_loan(case, granted_on=DAY, key=key, by=leif)

    assert FrameEntry.objects.count() == 1
    assert refusal(actions.grant_loan, case, granted_on=DAY, by=leif) is Reason.ALREADY_DECIDED


def test_when_too_little_is_left_nothing_is_written(frame, family, kari, leif):
    case = recommended(family, kari, amount=Money.of(5_000_001))

    assert refusal(actions.grant_loan, case, granted_on=DAY, by=leif) is Reason.FRAME_EXCEEDED

    case.refresh_from_db()
    assert (case.granted_on, FrameEntry.objects.count()) == (None, 0)
    assert left(frame) == (5_000_000, 3_000_000)


def test_a_loan_too_large_for_the_earmark_takes_from_the_rest_alone(frame, family, kari, leif):
    actions.grant_loan(recommended(family, kari, amount=Money.of(2_500_000)), granted_on=DAY, by=leif)
    actions.grant_loan(recommended(family, kari, amount=Money.of(1_500_000)), granted_on=DAY, by=leif)

    assert left(frame) == (1_000_000, 500_000)
    last = recommended(family, kari, amount=Money.of(600_000))
    assert refusal(actions.grant_loan, last, granted_on=DAY, by=leif) is Reason.FRAME_EXCEEDED


def test_a_year_without_a_frame_says_so(frame, family, kari, leif):
    case = recommended(family, kari, amount=MILLION)

    assert refusal(actions.grant_loan, case, granted_on=date(2027, 1, 2), by=leif) is Reason.FRAME_MISSING


def test_a_withdrawn_case_gives_its_money_back_once(frame, family, kari, leif):
    case = recommended(family, kari, amount=MILLION)
    actions.grant_loan(case, granted_on=DAY, by=leif)

    actions.withdraw_loan(case, withdrawn_on=DAY, by=kari)

    assert left(frame) == (5_000_000, 3_000_000)
    assert refusal(actions.withdraw_loan, case, withdrawn_on=DAY, by=kari) is Reason.ALREADY_DECIDED
    committed = sum(
        entry.amount_minor * {"committed": 1, "released": -1, "paid_out": 0}[entry.kind]
        for entry in FrameEntry.objects.all()
    )
    assert committed == frame.amount_minor - frame.left_minor


def test_a_refused_loan_has_its_reason(frame, family, kari, leif):
    case = recommended(family, kari, amount=MILLION)
    assert refusal(actions.refuse_loan, case, refused_on=DAY, because=" ", by=leif) is Reason.REASON_TOO_SHORT

    actions.refuse_loan(case, refused_on=DAY, because="Lønnen varer ikke", by=leif)

    assert (case.refused_on, case.refused_because) == (DAY, "Lønnen varer ikke")
    assert Proposal.objects.get().is_approved is False


def test_approving_the_proposal_grants_the_loan(frame, family, kari, leif, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    case = recommended(family, kari, amount=MILLION)

    followup.approve(Proposal.objects.get(), by=leif)

    case.refresh_from_db()
    assert (case.granted_on, case.decided_by) == (DAY, leif)


def test_a_frame_is_not_set_below_what_is_committed(frame, office, family, kari, leif):
    actions.grant_loan(recommended(family, kari, amount=MILLION), granted_on=DAY, by=leif)

    actions.set_frame(office, year=2026, amount=Money.of(1_000_000), earmarked=Money.of(1_000_000), by=leif)

    assert left(frame) == (0, 0)
    too_small = {"year": 2026, "amount": Money.of(999_999), "earmarked": Money(0)}
    assert refusal(actions.set_frame, office, by=leif, **too_small) is Reason.FRAME_BELOW_COMMITTED


def test_an_amount_of_nothing_is_no_application(family, kari):
    nothing = {"amount": Money(0), "term_years": 30, "applied_on": DAY}

    assert refusal(actions.apply_for_loan, family, by=kari, **nothing) is Reason.AMOUNT_NOT_POSITIVE

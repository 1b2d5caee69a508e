"""A complaint is decided by another than who let, once, with words."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from bofast.casework.access.roles import MAY, Permission, Role
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Appeal, Offer
from bofast.vocabulary.letting import Mode
from bofast.vocabulary.reasons import Reason
from tests.integration.lettings.conftest import DAY, refusal

pytestmark = pytest.mark.django_db
UNTIL = DAY + timedelta(days=21)
DECIDED = {"outcome": Appeal.Outcome.CHANGED, "words": "Ansienniteten var feil", "on": UNTIL}
GROUNDS = {"received_on": DAY, "answer_by": UNTIL, "grounds": "Vi sto først"}


@pytest.fixture
def offer(a_vacancy, listed, hans) -> Offer:
    (sent,) = actions.send_offers(a_vacancy(), registrations=[listed()], answer_by=DAY, on=DAY, by=hans)
    return sent


@pytest.fixture
def appeal(offer, kari) -> Appeal:
    return actions.receive_appeal(offer.registration, over=offer, by=kari, **GROUNDS)


def test_another_than_who_let_decides(appeal, hans, lisa):
    assert appeal.over_decision_of == hans
    assert refusal(actions.decide_appeal, appeal, by=hans, **DECIDED) is Reason.SECOND_PERSON_REQUIRED

    decided = actions.decide_appeal(appeal, by=lisa, **DECIDED)

    assert (decided.outcome, decided.decided_by, decided.decided_on) == ("changed", lisa, UNTIL)
    assert refusal(actions.decide_appeal, appeal, by=lisa, **DECIDED) is Reason.ALREADY_DECIDED
    deeds = Entry.objects.filter(family_id=appeal.registration.family_id).values_list("deed", flat=True)
    assert {Deed.APPEAL_RECEIVED, Deed.APPEAL_DECIDED} <= set(deeds)


def test_a_decision_has_words_and_comes_after_the_complaint(appeal, lisa):
    assert refusal(actions.decide_appeal, appeal, by=lisa, **DECIDED | {"words": " "}) is Reason.REASON_TOO_SHORT
    early = DECIDED | {"on": DAY - timedelta(days=1)}
    assert refusal(actions.decide_appeal, appeal, by=lisa, **early) is Reason.COMPLAINT_CAME_LATER


def test_who_is_tied_to_the_family_does_not_decide(appeal, hans, lisa):
    actions.record_tie(appeal.registration.family, user=lisa, from_day=DAY, by=hans)

    assert refusal(actions.decide_appeal, appeal, by=lisa, **DECIDED) is Reason.TIED_TO_THE_FAMILY


def test_a_complaint_has_grounds_a_deadline_and_its_own_offer(offer, listed, kari):
    told = {"over": offer, "by": kari}
    for reason, wrong in {
        Reason.REASON_TOO_SHORT: GROUNDS | {"grounds": ""},
        Reason.COMPLAINT_BEFORE_DECISION: GROUNDS | {"received_on": DAY - timedelta(days=1)},
        Reason.COMPLAINT_CAME_LATER: GROUNDS | {"answer_by": DAY - timedelta(days=1)},
    }.items():
        assert refusal(actions.receive_appeal, offer.registration, **told, **wrong) is reason
    assert refusal(actions.receive_appeal, listed(), **told, **GROUNDS) is Reason.APPEAL_OVER_NOTHING


def test_a_family_that_was_passed_by_complains_over_the_letting(office, listed, kari, hans, lisa):
    run = actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=hans)
    actions.freeze_problem(run, problem="{}", rules_version="1", by=hans)
    planned = actions.record_plan(run, plan="{}", by=hans)
    registration = listed()
    not_kept = refusal(actions.receive_appeal, registration, over=planned, by=kari, **GROUNDS)
    assert not_kept is Reason.LETTING_NOT_KEPT

    kept = actions.keep_run(planned, seen_sha256=planned.plan_sha256, by=lisa)
    appeal = actions.receive_appeal(registration, over=kept, by=kari, **GROUNDS)

    assert (appeal.run, appeal.over_decision_of) == (kept, lisa)
    assert refusal(actions.decide_appeal, appeal, by=lisa, **DECIDED) is Reason.SECOND_PERSON_REQUIRED


def test_the_database_itself_refuses_the_one_who_let(appeal, hans):
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(decided_by=hans, decided_on=DAY, outcome="upheld")


def test_the_letting_officer_lets_and_the_leader_may_decide_complaints():
    """Any two of those who may decide are enough: who let is refused by the act itself."""
    lets = {role for role, may in MAY.items() if Permission.LET_HOMES in may}
    decides = {role for role, may in MAY.items() if Permission.DECIDE_APPEALS in may}

    assert lets == {Role.LETTING_OFFICER}
    assert decides == {Role.LETTING_OFFICER, Role.LEADER}

"""Outcomes, checkpoints, the follow-up's beginning and end, and the status that follows from them."""

from datetime import date

import pytest

from bofast.casework.followup import actions
from bofast.casework.followup.facts import CheckpointFacts, ContactFacts, OutcomeFacts
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.outcomes import Destination, Initiative, WhyMoved
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.ways import Way

pytestmark = pytest.mark.django_db
DAY = date(2025, 8, 31)
MOVED = OutcomeFacts(
    way=Way.MOVE,
    happened_on=DAY,
    destination=Destination.RENTED_PUBLIC_SUITED,
    why=WhyMoved.TOO_SMALL,
    initiative=Initiative.FAMILY,
)


def test_an_outcome_has_its_three_checkpoints(family, kari):
    outcome = actions.record_outcome(family, facts=MOVED, by=kari)

    due = list(outcome.checkpoints.order_by("months").values_list("months", "due_on"))
    assert due == [(6, date(2026, 2, 28)), (12, date(2026, 8, 31)), (24, date(2027, 8, 31))]
    assert family.status == "moved"
    assert Entry.objects.filter(deed=Deed.OUTCOME_RECORDED, family_id=family.pk).count() == 1


def test_an_outcome_that_was_taken_back_counts_no_longer(family, kari):
    actions.begin_follow_up(family, from_day=date(2025, 1, 1), by=kari)
    outcome = actions.record_outcome(family, facts=MOVED, by=kari)

    actions.undo(actions.way_back(outcome, by=kari), by=kari)

    family.refresh_from_db()
    assert family.status == "active"


def test_a_checkpoint_is_written_down_once_and_can_be_taken_back(family, kari):
    outcome = actions.record_outcome(family, facts=MOVED, by=kari)
    checkpoint = outcome.checkpoints.get(months=6)
    facts = CheckpointFacts(done_on=date(2026, 3, 1), lives_there_still=True)
    actions.record_checkpoint(checkpoint, facts=facts, by=kari)
    with pytest.raises(ShownToUser) as refused:
        actions.record_checkpoint(checkpoint, facts=facts, by=kari)
    assert refused.value.reason is Reason.ALREADY_DECIDED

    actions.undo(actions.way_back(checkpoint, by=kari), by=kari)

    checkpoint.refresh_from_db()
    assert (checkpoint.done_on, checkpoint.lives_there_still) == (None, None)


def test_a_family_is_followed_once_at_a_time(family, kari):
    first = actions.begin_follow_up(family, from_day=date(2025, 1, 1), by=kari)
    with pytest.raises(ShownToUser) as refused:
        actions.begin_follow_up(family, from_day=date(2025, 2, 1), by=kari)
    assert refused.value.reason is Reason.ALREADY_FOLLOWED

    actions.end_follow_up(first, to_day=date(2025, 6, 1), because="Flyttet", by=kari)
    actions.begin_follow_up(family, from_day=date(2025, 9, 1), by=kari)

    assert family.follow_ups.count() == 2


def test_a_follow_up_ends_after_it_begins(family, kari):
    follow_up = actions.begin_follow_up(family, from_day=DAY, by=kari)

    with pytest.raises(ShownToUser) as refused:
        actions.end_follow_up(follow_up, to_day=DAY, because="", by=kari)

    assert refused.value.reason is Reason.SPELL_ENDS_BEFORE_IT_BEGINS


def test_the_follow_up_goes_on_after_the_outcome(family, kari):
    actions.begin_follow_up(family, from_day=date(2025, 1, 1), by=kari)
    actions.record_outcome(family, facts=MOVED, by=kari)

    actions.write_contact(family, facts=ContactFacts(happened_on=date(2025, 11, 1)), by=kari)

    assert family.status == "moved"
    assert family.follow_ups.filter(to_day__isnull=True).exists()

"""Goals, steps, choices of a way, and taking them back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from bofast.casework.followup import actions
from bofast.casework.followup.approval import choices_of
from bofast.casework.followup.facts import StepFacts
from bofast.casework.followup.models import PlanArea, Proposal, Reversal
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.policy.models import PolicyRow
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.ways import Way

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def deeds(last: int) -> list[Deed]:
    """The last deeds of the journal, in order."""
    return list(Entry.objects.order_by("-pk").values_list("deed", flat=True)[:last])[::-1]


@pytest.fixture
def step(family, kari):
    return actions.set_step(family, facts=StepFacts(what="Ring banken", owner=kari, due_on=DAY), by=kari)


def test_a_step_is_done_and_the_journal_says_so(step, kari):
    actions.complete_step(step, on=DAY, by=kari)

    step.refresh_from_db()
    assert step.done_on == DAY
    assert deeds(2) == [Deed.STEP_SET, Deed.STEP_DONE]


def test_a_step_cannot_be_done_twice(step, kari):
    actions.complete_step(step, on=DAY, by=kari)

    with pytest.raises(ShownToUser) as refused:
        actions.drop_step(step, on=DAY, by=kari)

    assert refused.value.reason is Reason.ALREADY_DECIDED


def test_moving_a_step_can_be_taken_back(step, kari):
    actions.move_step(step, due_on=DAY + timedelta(days=7), by=kari)

    actions.undo(actions.way_back(step, by=kari), by=kari)

    step.refresh_from_db()
    assert step.due_on == DAY
    assert deeds(1) == [Deed.UNDONE]
    assert actions.way_back(step, by=kari) is None


def test_an_act_is_taken_back_once(step, kari):
    actions.complete_step(step, on=DAY, by=kari)
    reversal = actions.way_back(step, by=kari)
    actions.undo(reversal, by=kari)

    with pytest.raises(ShownToUser) as refused:
        actions.undo(reversal, by=kari)

    assert refused.value.reason is Reason.UNDO_TOO_LATE


def test_another_users_act_is_not_taken_back(step, kari, leif):
    actions.complete_step(step, on=DAY, by=kari)

    with pytest.raises(ShownToUser) as refused:
        actions.undo(actions.way_back(step, by=kari), by=leif)

    assert refused.value.reason is Reason.NOT_PERMITTED


def test_what_has_changed_since_is_not_taken_back(step, kari, leif):
    actions.move_step(step, due_on=DAY + timedelta(days=7), by=kari)
    mine = actions.way_back(step, by=kari)
    actions.move_step(step, due_on=DAY + timedelta(days=9), by=leif)

    with pytest.raises(ShownToUser) as refused:
        actions.undo(mine, by=kari)

    assert refused.value.reason is Reason.CHANGED_BY_ANOTHER
    mine.refresh_from_db()
    assert mine.used_at is None


def test_an_hour_later_there_is_no_way_back(step, kari):
    actions.complete_step(step, on=DAY, by=kari)
    Reversal.objects.update(made_at=timezone.now() - timedelta(hours=1, minutes=1))

    assert actions.way_back(step, by=kari) is None


def test_a_goal_is_reworded_and_reached(family, kari):
    goal = actions.set_goal(family, area=PlanArea.HOUSING, own_words="Vi vil bo her", set_on=DAY, by=kari)

    actions.change_goal(goal, own_words="Vi vil eie her", status="reached", on=DAY + timedelta(days=9), by=kari)

    goal.refresh_from_db()
    assert (goal.own_words, goal.status, goal.status_on) == ("Vi vil eie her", "reached", DAY + timedelta(days=9))
    assert deeds(2) == [Deed.GOAL_SET, Deed.GOAL_CHANGED]


def test_a_switch_keeps_the_earlier_choice(family, kari):
    first = actions.choose_way(family, way=Way.MOVE, chosen_on=DAY, reason="Trangt om to år", by=kari)
    second = actions.choose_way(
        family, way=Way.BUY, chosen_on=DAY + timedelta(days=30), reason="Fast lønn siden mai", by=kari
    )

    assert choices_of(family).standing() == second
    assert choices_of(family).standing(on=DAY) == first
    assert list(family.way_choices.order_by("pk")) == [first, second]


def test_an_undone_choice_lets_the_earlier_one_stand(family, kari):
    first = actions.choose_way(family, way=Way.MOVE, chosen_on=DAY, reason="Trangt om to år", by=kari)
    second = actions.choose_way(family, way=Way.BUY, chosen_on=DAY, reason="Fast lønn siden mai", by=kari)

    actions.undo(actions.way_back(second, by=kari), by=kari)

    assert choices_of(family).standing() == first


def test_a_choice_needs_a_reason(family, kari):
    with pytest.raises(ShownToUser) as refused:
        actions.choose_way(family, way=Way.BUY, chosen_on=DAY, reason=" ok ", by=kari)

    assert refused.value.reason is Reason.REASON_TOO_SHORT
    assert not Entry.objects.filter(deed=Deed.WAY_CHOSEN).exists()


@pytest.fixture
def two_for_buying(office, kari, leif):
    return PolicyRow.objects.create(
        office=office,
        parameter="followup/persons_deciding_way",
        group={"way": "buy"},
        first_day=date(2026, 1, 1),
        value=2,
        source="Delegation rules",
        entered_by=kari,
        entered_at=timezone.now(),
        approved_by=leif,
    )


def test_where_policy_wants_two_the_choice_waits_for_the_second(two_for_buying, family, kari, leif):
    stays = actions.choose_way(family, way=Way.STAY, chosen_on=DAY, reason="Passer ennå lenge", by=kari)
    buys = actions.choose_way(family, way=Way.BUY, chosen_on=DAY, reason="Fast lønn siden mai", by=kari)
    proposal = Proposal.objects.get()
    assert (choices_of(family).standing(), choices_of(family).waiting()) == (stays, buys)

    actions.approve(proposal, by=leif)

    assert (choices_of(family).standing(), choices_of(family).waiting()) == (buys, None)


def test_nobody_approves_an_own_proposal(two_for_buying, family, kari):
    actions.choose_way(family, way=Way.BUY, chosen_on=DAY, reason="Fast lønn siden mai", by=kari)

    with pytest.raises(ShownToUser) as refused:
        actions.approve(Proposal.objects.get(), by=kari)

    assert refused.value.reason is Reason.SECOND_PERSON_REQUIRED


def test_a_declined_choice_falls_and_cannot_be_decided_again(two_for_buying, family, kari, leif):
    stays = actions.choose_way(family, way=Way.STAY, chosen_on=DAY, reason="Passer ennå lenge", by=kari)
    actions.choose_way(family, way=Way.BUY, chosen_on=DAY, reason="Fast lønn siden mai", by=kari)
    proposal = Proposal.objects.get()
    actions.decline(proposal, reason="Lønnen varer ikke", by=leif)

    with pytest.raises(ShownToUser) as refused:
        actions.approve(proposal, by=leif)

    assert refused.value.reason is Reason.ALREADY_DECIDED
    assert (choices_of(family).standing(), choices_of(family).waiting()) == (stays, None)


def test_a_policy_row_counts_when_another_has_approved_it(office, kari, leif):
    row = PolicyRow.objects.create(
        office=office,
        parameter="followup/persons_deciding_way",
        first_day=DAY,
        value=2,
        source="Rules",
        entered_by=kari,
        entered_at=timezone.now(),
    )
    proposal = actions.propose(Proposal.Kind.POLICY_ROW, office=office, about=row, by=kari)

    actions.approve(proposal, by=leif)

    row.refresh_from_db()
    assert row.approved_by == leif

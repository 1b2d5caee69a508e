"""The family plan: goals in the family's own words, and steps that somebody has promised to do by a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.followup.actions.reversal import keep_way_back
from bofast.casework.followup.facts import StepFacts
from bofast.casework.followup.models import Goal, PlanArea, Step
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def set_goal(family: Family, *, area: PlanArea, own_words: str, set_on: date, by: User) -> Goal:
    """Write down what the family wants, in its own words."""
    goal = Goal.objects.create(family=family, area=area, own_words=own_words.strip(), set_on=set_on, recorded_by=by)
    journal.record(Deed.GOAL_SET, by=by, office=family.office, family_id=family.pk, about=goal)
    return goal


@transaction.atomic
def change_goal(goal: Goal, *, own_words: str, status: str, on: date, by: User) -> Goal:
    """Reword a goal, or say how it went."""
    became: dict[str, Any] = {"own_words": own_words.strip()}
    if status != goal.status:
        became |= {"status": status, "status_on": on}
    _change(goal, act="change_goal", became=became, deed=Deed.GOAL_CHANGED, by=by)
    return goal


@transaction.atomic
def set_step(family: Family, *, facts: StepFacts, by: User) -> Step:
    """Write down a promise. A step without a goal is a task of its own."""
    step = Step.objects.create(
        family=family,
        goal=facts.goal,
        area=facts.goal.area if facts.goal else facts.area,
        what=facts.what.strip(),
        owner=facts.owner,
        partner=facts.partner,
        is_familys_own=facts.is_familys_own,
        due_on=facts.due_on,
        due_at_time=facts.due_at_time,
        recorded_by=by,
    )
    journal.record(Deed.STEP_SET, by=by, office=family.office, family_id=family.pk, about=step)
    return step


@transaction.atomic
def complete_step(step: Step, *, on: date, by: User) -> Step:
    """Say that a step is done.

    Raises: ShownToUser, when it is done or dropped already.
    """
    _change(_open(step), act="complete_step", became={"done_on": on}, deed=Deed.STEP_DONE, by=by)
    return step


@transaction.atomic
def drop_step(step: Step, *, on: date, by: User) -> Step:
    """Say that a step is no longer to be done.

    Raises: ShownToUser, when it is done or dropped already.
    """
    _change(_open(step), act="drop_step", became={"dropped_on": on}, deed=Deed.STEP_CHANGED, by=by)
    return step


@transaction.atomic
def move_step(step: Step, *, due_on: date | None, by: User) -> Step:
    """Move a step to another day, or to no day.

    Raises: ShownToUser, when it is done or dropped already.
    """
    _change(_open(step), act="move_step", became={"due_on": due_on}, deed=Deed.STEP_CHANGED, by=by)
    return step


def _open(step: Step) -> Step:
    """The step as it stands, locked until the act is written: two colleagues may press at once."""
    now = Step.objects.select_for_update().get(pk=step.pk)
    step.done_on, step.dropped_on, step.due_on = now.done_on, now.dropped_on, now.due_on
    if not step.is_open:
        raise ShownToUser(Reason.ALREADY_DECIDED)
    return step


def _change(thing: Goal | Step, *, act: str, became: dict[str, Any], deed: Deed, by: User) -> None:
    was = {name: getattr(thing, name) for name in became}
    for name, value in became.items():
        setattr(thing, name, value)
    thing.save(update_fields=list(became))
    keep_way_back(act, about=thing, family=thing.family, was=was, became=became, by=by)
    family = thing.family
    journal.record(
        deed, by=by, office=family.office, family_id=family.pk, about=thing, facts={"fields": sorted(became)}
    )

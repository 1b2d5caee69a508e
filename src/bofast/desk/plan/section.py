"""The family page's fifth section: the plan over the four areas, the outcomes, and the checkpoints after them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family
from bofast.casework.followup.case_file import CaseFile
from bofast.casework.followup.models import Checkpoint, Goal, Outcome, PlanArea, Step
from bofast.design.parts import EmptyState, Link, Notice, Press, Sent, Tag, TaskLine, TaskList, Tone, Weight
from bofast.desk.office import Desk
from bofast.desk.plan.steps import distance_in_words, step_line
from bofast.desk.wording.followup import AREA_HINTS, AREAS, GOAL_STATUS, WAYS
from bofast.desk.wording.results import DESTINATIONS, WHYS

CLOSED_SHOWN = 3
GOAL_TONES = {"open": Tone.ACCENT, "reached": Tone.SUCCESS, "partly": Tone.WARNING, "dropped": Tone.NEUTRAL}


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal in the family's words, how it stands, and the steps that lead to it."""

    own_words: str
    tag: Tag
    change: Link | None
    steps: TaskList | None


@dataclass(frozen=True, slots=True)
class AreaShown:
    """One area of the plan: its goals, and the tasks that lead to none of them."""

    anchor: str
    name: str
    goals: tuple[GoalShown, ...]
    tasks: TaskList | None
    hint: str
    add_goal: Link | None
    add_step: Link | None

    @property
    def is_empty(self) -> bool:
        return not self.goals and self.tasks is None


@dataclass(frozen=True, slots=True)
class PlanSection:
    """What `plan/section.html` shows."""

    areas: tuple[AreaShown, ...]
    notices: tuple[Notice, ...]
    actions: tuple[Link | Press, ...]
    outcomes: TaskList | None
    checkpoints: TaskList | None
    empty: EmptyState | None


def section(desk: Desk, file: CaseFile) -> PlanSection:
    """The plan of a family as this user may see and change it."""
    family, steps = file.family, file.steps
    may_write = desk.may(Permission.FOLLOW_UP)
    goals: dict[PlanArea, list[Goal]] = defaultdict(list)
    for goal in file.goals:
        goals[goal.area].append(goal)
    return PlanSection(
        areas=tuple(
            _area(area, family=family, goals=goals[area], steps=steps, desk=desk, may_write=may_write)
            for area in PlanArea
        ),
        notices=_notices(file),
        actions=_actions(file, may_write=may_write),
        outcomes=_outcomes(file.outcomes),
        checkpoints=_checkpoints(file, desk=desk, may_write=may_write),
        empty=None if goals or steps else _nothing_yet(family, may_write=may_write),
    )


def _area(
    area: PlanArea, *, family: Family, goals: list[Goal], steps: list[Step], desk: Desk, may_write: bool
) -> AreaShown:
    tasks = [step for step in steps if step.goal_id is None and step.area == area]
    here = [family.pk]
    return AreaShown(
        anchor=f"plan-{area.value}",
        name=str(AREAS[area]),
        goals=tuple(_goal(goal, family=family, steps=steps, desk=desk, may_write=may_write) for goal in goals),
        tasks=_steps(_("Other tasks"), steps=tasks, desk=desk, family=family, may_write=may_write),
        hint=str(AREA_HINTS[area]),
        add_goal=Link(_("Add a goal"), f"{reverse('goal-add', args=here)}?area={area}", about=str(AREAS[area]))
        if may_write
        else None,
        add_step=Link(_("Add a step"), f"{reverse('step-add', args=here)}?area={area}", about=str(AREAS[area]))
        if may_write
        else None,
    )


def _goal(goal: Goal, *, family: Family, steps: list[Step], desk: Desk, may_write: bool) -> GoalShown:
    own = [step for step in steps if step.goal_id == goal.pk]
    change = Link(_("Change"), reverse("goal-change", args=[goal.family_id, goal.pk]), about=goal.own_words)
    return GoalShown(
        own_words=goal.own_words,
        tag=Tag(str(GOAL_STATUS[Goal.Status(goal.status)]), GOAL_TONES[goal.status]),
        change=change if may_write else None,
        steps=_steps(_("Steps to the goal"), steps=own, desk=desk, family=family, may_write=may_write),
    )


def _steps(label: str, *, steps: list[Step], desk: Desk, family: Family, may_write: bool) -> TaskList | None:
    """The open steps, and the last few that are closed."""
    closed = [step for step in steps if not step.is_open]
    shown = [step for step in steps if step.is_open] + closed[-CLOSED_SHOWN:]
    back = f"{reverse('family', args=[family.pk])}#plan"
    lines = tuple(step_line(step, on=desk.today, may_write=may_write, back=back) for step in shown)
    return TaskList(label, lines) if lines else None


def _notices(file: CaseFile) -> tuple[Notice, ...]:
    waiting = file.choices.waiting()
    if waiting is None:
        return ()
    title = _("Waits for a second person: %(way)s") % {"way": WAYS[waiting.way]}
    return (Notice(title, _("Until somebody else has decided, the earlier choice stands."), Tone.WARNING),)


def _actions(file: CaseFile, *, may_write: bool) -> tuple[Link | Press, ...]:
    here = [file.family.pk]
    actions: list[Link | Press] = []
    if may_write:
        if file.is_followed_up:
            actions.append(Link(_("Record what became of it"), reverse("outcome-add", args=here), Weight.SECONDARY))
            actions.append(Link(_("End the follow-up"), reverse("follow-up-end", args=here), Weight.TERTIARY))
        else:
            sent = (Sent("next", f"{reverse('family', args=here)}#plan"),)
            actions.append(Press(_("Begin the follow-up"), reverse("follow-up-begin", args=here), sends=sent))
    actions.append(Link(_("Buying, step by step"), reverse("family-buying", args=here), Weight.TERTIARY))
    actions.append(Link(_("The plan for print"), reverse("family-plan", args=here), Weight.TERTIARY))
    return tuple(actions)


def _outcomes(outcomes: Iterable[Outcome]) -> TaskList | None:
    lines = tuple(
        TaskLine(
            title=str(DESTINATIONS[outcome.get_destination()]), about=str(WHYS[outcome.why]), due_on=outcome.happened_on
        )
        for outcome in outcomes
    )
    return TaskList(_("What became of it"), lines) if lines else None


def _checkpoints(file: CaseFile, *, desk: Desk, may_write: bool) -> TaskList | None:
    lines = tuple(
        checkpoint_line(point, family=file.family, desk=desk, may_write=may_write) for point in file.checkpoints
    )
    return TaskList(_("Afterwards"), lines) if lines else None


def checkpoint_line(point: Checkpoint, *, family: Family, desk: Desk, may_write: bool) -> TaskLine:
    """A checkpoint: when it is due, and what was found."""
    url = reverse("checkpoint-record", args=[family.pk, point.pk])
    title = _("After %(months)s months") % {"months": point.months}
    return TaskLine(
        title=title,
        about=point.note,
        due_on=point.done_on or point.due_on,
        when=_("done") if point.done_on else distance_in_words(point.due_on, on=desk.today),
        late=point.done_on is None and point.due_on < desk.today,
        done=point.done_on is not None,
        actions=(Link(_("Write down how it stands"), url, about=title),)
        if may_write and point.done_on is None and point.due_on <= desk.today
        else (),
    )


def _nothing_yet(family: Family, *, may_write: bool) -> EmptyState:
    return EmptyState(
        _("No plan yet"),
        _("Begin with one goal in the family's own words, and one step that somebody does by a day."),
        Link(_("Add a goal"), reverse("goal-add", args=[family.pk]), Weight.PRIMARY) if may_write else None,
    )

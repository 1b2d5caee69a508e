"""What is to be done: the steps due today, and those promised for later."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.followup import work_lists
from bofast.casework.followup.models import Step
from bofast.design.parts import EmptyState, TaskLine
from bofast.desk.my_day.lists import DayList, family_url, listed
from bofast.desk.my_day.whose import Whose
from bofast.desk.office import Desk
from bofast.desk.plan.steps import step_line


def today(desk: Desk, *, whose: Whose) -> DayList:
    owner = desk.user if whose is Whose.MINE else None
    steps = work_lists.steps_until(desk.families, day=desk.today, owner=owner)
    return listed(
        "today",
        _("Today"),
        steps,
        line=lambda step: _step(step, desk=desk),
        empty=EmptyState(_("Nothing due today"), _("Steps that you promise by a day come here when the day comes.")),
    )


def promised(desk: Desk, *, whose: Whose) -> DayList:
    owner = desk.user if whose is Whose.MINE else None
    steps = work_lists.steps_promised(desk.families, after=desk.today, owner=owner)
    return listed(
        "promised",
        _("Promised"),
        steps,
        line=lambda step: _step(step, desk=desk),
        empty=EmptyState(
            _("No promises ahead"), _("Write the next step down with its day when you talk with a family.")
        ),
    )


def _step(step: Step, *, desk: Desk) -> TaskLine:
    return step_line(
        step,
        on=desk.today,
        may_write=desk.may(Permission.FOLLOW_UP),
        back=reverse("my-day"),
        about=step.family.name,
        url=family_url(step.family, anchor="plan"),
    )

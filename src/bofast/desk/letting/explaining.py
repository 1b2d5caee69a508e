"""Asking, from a page, what alone would have changed a letting for a family."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from bofast.casework.families.models import Family
from bofast.casework.lettings.actions.explaining import ask_what_would_change
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.plans.explained import explaining, homes_to_explain
from bofast.casework.lettings.plans.frozen import FrozenPlan, frozen_plan
from bofast.casework.runs.models import Run
from bofast.design.parts import Notice, Press
from bofast.desk.office import DeskRequest
from bofast.vocabulary.letting import Mode


def to_explain(letting: LettingRun, *, plan: FrozenPlan, family: Family, url: str) -> Press | Notice | None:
    """The button that asks, or how far the asking has come; nothing when it is told, or there is nothing to try."""
    if not _can_be_tried(plan, family=family):
        return None
    run = explaining(letting, family=family)
    if run is None:
        return Press(_("Try what alone would have changed it"), url)
    if run.state == Run.State.DONE:
        return None
    return Notice(_("What alone would have changed it is being tried"), _("Open this page again in a moment."))


def asked_from(request: DeskRequest, letting: LettingRun, *, family: Family, page: str) -> HttpResponse:
    """Ask, and go to how far it has come, or back where a colleague has asked.

    Raises: Http404, for a letting in which nothing can be tried for the family.
    """
    if not _can_be_tried(frozen_plan(letting), family=family):
        raise Http404
    run = ask_what_would_change(letting, family=family, page=page, by=request.user)
    return redirect("run", run.pk) if run.asked_by_id == request.user.pk else redirect(page)


def _can_be_tried(plan: FrozenPlan, *, family: Family) -> bool:
    """Single changes are tried where an order decides; by need, the reason itself tells who would have to give way."""
    return plan.mode is Mode.LIST and bool(homes_to_explain(plan, family=family.pk))

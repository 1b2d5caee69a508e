"""Keeping a plan after a second look, dropping it with the reason, and planning again what could not be planned."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from bofast.casework.lettings import actions
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.models.runs import RunState
from bofast.casework.lettings.plans.frozen import frozen_plan
from bofast.casework.lettings.plans.runs_of_lettings import Work
from bofast.design import words
from bofast.desk.form_page import FORM, FormPage, answer
from bofast.desk.letting.runs.finding import letting_of, link_to, url_of
from bofast.desk.letting.runs.forms import DropForm, KeepForm
from bofast.desk.letting.runs.planning import ask_for, stop_planning
from bofast.desk.office import DeskRequest


@FORM
def keep(request: DeskRequest, letting_id: UUID) -> HttpResponse:
    """The second look: homes are offered by this plan from now on."""
    letting = letting_of(request.desk, letting_id)
    form = KeepForm(request.POST or None, initial={"seen": letting.plan_sha256})
    page = FormPage(
        heading=_("Keep this letting?"), submit=_("Keep it"), back=link_to(letting), intro=_what_keeping_means(letting)
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.keep_run(letting, seen_sha256=form.cleaned_data["seen"], by=request.user),
        done=_("The letting is kept. Offers can be sent by it."),
    )


def _what_keeping_means(letting: LettingRun) -> str:
    if not letting.plan:
        return _("It has no plan yet.")
    moves = len(frozen_plan(letting).moves)
    told = ngettext(
        "%(count)s family moves by this plan. Homes are offered by it from now on, and it is not changed any more.",
        "%(count)s families move by this plan. Homes are offered by it from now on, and it is not changed any more.",
        moves,
    )
    return told % {"count": words.number(moves)}


@FORM
def drop(request: DeskRequest, letting_id: UUID) -> HttpResponse:
    """Nothing is done by this letting; it is kept as it is, with the reason."""
    letting = letting_of(request.desk, letting_id)
    form = DropForm(request.POST or None)
    page = FormPage(
        heading=_("Drop this letting?"),
        submit=_("Drop it"),
        back=link_to(letting),
        intro=_("Nobody is offered a home by it. The plan and what it rested on stay to be read."),
    )

    @transaction.atomic
    def act() -> None:
        actions.drop_run(letting, because=form.cleaned_data["because"], by=request.user)
        stop_planning(letting, by=request.user)

    return answer(request, form, page, act=act, done=_("The letting is dropped."))


@require_POST
def plan_again(request: DeskRequest, letting_id: UUID) -> HttpResponse:
    """Plan a letting that could not be planned, on the facts as they are by now and with the lots that were sealed."""
    letting = letting_of(request.desk, letting_id)
    if letting.state in {RunState.ASKED, RunState.BEGUN}:
        ask_for(Work.PLAN, letting=letting, by=request.user)
    return redirect(url_of(letting))

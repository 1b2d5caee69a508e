"""Trials of other ways to let: those that were made, one of them, and asking for another."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bofast.casework.lettings.trials.asked import KIND, TrialAsked
from bofast.casework.lettings.trials.counted import marks_in_use
from bofast.casework.lettings.trials.estate import FEWEST_HOMES, estate_of
from bofast.casework.lettings.trials.today import PolicyOfToday, policy_of_today
from bofast.casework.lettings.trials.told import trial_told
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.design.parts import Breadcrumbs, Link, PageHeader, Weight
from bofast.desk.letting.trial.forms import TrialForm
from bofast.desk.letting.trial.listing import trials_of, trials_table
from bofast.desk.letting.trial.presenter import trial_page, when
from bofast.desk.letting.trial.presets import ASKED, preset_links
from bofast.desk.letting.trial.words import today_in_words
from bofast.desk.office import Desk, DeskRequest
from bofast.desk.runs.presenter import progress_of


@require_GET
def show_list(request: DeskRequest) -> HttpResponse:
    """What was tried, and the way to try more."""
    header = PageHeader(
        _("Trials"),
        lead=_("Other ways to let, lived through before they are made."),
        actions=(Link(_("Try another way"), reverse("letting-trial-ask"), Weight.PRIMARY),),
    )
    context = {"header": header, "crumbs": _crumbs(_("Trials")), "table": trials_table(trials_of(request.desk))}
    return render(request, "letting/trial/list.html", context)


@require_GET
def show(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """What came of a trial; how far it has come, while it is not done.

    Raises: Http404, for a trial of another office as for one that does not exist.
    """
    run = get_object_or_404(request.desk.office.runs.select_related("asked_by", "office"), pk=run_id, kind=KIND)
    if run.state == Run.State.DONE:
        page = trial_page(run, asked=TrialAsked.of(run.facts), told=trial_told(run))
        return render(request, "letting/trial/trial.html", {"page": page})
    if run.asked_by == request.user and not run.is_over:
        return redirect("run", run.pk)
    context = {
        "header": PageHeader(_("Trials"), above=when(run)),
        "crumbs": _crumbs(_("Trials")),
        "progress": progress_of(run),
    }
    return render(request, "letting/trial/waits.html", context)


@require_http_methods(["GET", "POST"])
def ask(request: DeskRequest) -> HttpResponse:
    """Choose the ways; the trial is asked for as a run."""
    desk = request.desk
    today = policy_of_today(desk.office, day=desk.today)
    form = TrialForm(
        request.POST or None,
        today=today.policy,
        has_own_homes=_has_own_homes(desk),
        own_marks=marks_in_use(desk.office),
        begin_with=request.GET.get(ASKED, ""),
    )
    if form.is_bound and form.is_valid():
        run = runs.request_run(KIND, office=desk.office, by=request.user, facts=form.asked().as_facts())
        return redirect("run", run.pk)
    context = {
        "header": PageHeader(_("Try another way to let"), lead=_lead(today)),
        "crumbs": Breadcrumbs((Link(_("Trials"), reverse("letting-trials")),), _("Try another way to let")),
        "form": form,
        "presets": preset_links(),
    }
    return render(request, "letting/trial/ask.html", context, status=422 if form.is_bound else 200)


def _crumbs(here: str) -> Breadcrumbs:
    return Breadcrumbs((Link(_("Letting"), reverse("letting")),), here)


def _lead(today: PolicyOfToday) -> str:
    told = {"today": today_in_words(today.policy), "agreement": today.agreement}
    if today.agreement:
        return _("A is %(today)s (%(agreement)s, taken for all homes).") % told
    return _("A is %(today)s: the office has no agreement, so everybody is taken by time on the list.") % told


def _has_own_homes(desk: Desk) -> bool:
    return len(estate_of(desk.office, day=desk.today).tenants) >= FEWEST_HOMES

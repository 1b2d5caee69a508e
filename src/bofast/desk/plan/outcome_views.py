"""The course of the follow-up: begin, end, outcome, checkpoints; and decisions that a second person makes."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from bofast.casework.access.models import User
from bofast.casework.followup import actions as followup
from bofast.casework.followup.models import Checkpoint, Proposal
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField
from bofast.design.toasts import toast
from bofast.desk.mending import refusal_notice
from bofast.desk.office import DeskRequest
from bofast.desk.plan.decision import decision_page, needed_to_decide
from bofast.desk.plan.form_page import Question, act, ask, back_to
from bofast.desk.plan.outcome_forms import CheckpointForm, OutcomeForm
from bofast.desk.plan.views import in_scope
from bofast.desk.reading import open_family
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser


class EndForm(BofastForm):
    to_day = DayField(means=DayMeans.CHANGES, label=gettext_lazy("First day without follow-up"))
    because = forms.CharField(label=gettext_lazy("Why it ends"), max_length=120)


@require_POST
def begin_follow_up(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = in_scope(request, family_id)
    return act(
        request,
        family=family,
        told=_("The follow-up has begun."),
        write=lambda: followup.begin_follow_up(family, from_day=request.desk.today, by=request.user),
    )


@require_http_methods(["GET", "POST"])
def end_follow_up(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    follow_up = get_object_or_404(family.follow_ups, to_day__isnull=True)
    form = EndForm(request.POST or None, initial={"to_day": request.desk.today})
    question = Question(_("End the follow-up"), _("End the follow-up"), _("The follow-up has ended."))
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: followup.end_follow_up(follow_up, **form.cleaned_data, by=request.user),
    )


@require_http_methods(["GET", "POST"])
def add_outcome(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    form = OutcomeForm(request.POST or None, desk=request.desk)
    question = Question(
        _("What became of it"),
        _("Save the outcome"),
        _("The outcome is recorded. The family is looked up again after 6, 12 and 24 months."),
        intro=_("A purchase is recorded on its own page, which also ends the tenancy and moves the family."),
    )
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: followup.record_outcome(family, facts=form.facts(family=family), by=request.user),
    )


@require_http_methods(["GET", "POST"])
def record_checkpoint(request: DeskRequest, family_id: UUID, checkpoint_id: int) -> HttpResponse:
    family = open_family(request, family_id)
    checkpoint = get_object_or_404(Checkpoint.of_family(family), pk=checkpoint_id)
    form = CheckpointForm(request.POST or None, desk=request.desk)
    question = Question(
        _("After %(months)s months") % {"months": checkpoint.months}, _("Save"), _("The checkpoint is written down.")
    )
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: followup.record_checkpoint(checkpoint, facts=form.facts(), by=request.user),
    )


class DecisionForm(BofastForm):
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea, required=False)


@require_http_methods(["GET", "POST"])
def decide(request: DeskRequest, proposal_id: UUID) -> HttpResponse:
    """Approve or decline what a colleague has proposed.

    Raises: Http404, for a proposal about a family outside the scope, or of a kind that the user may not decide.
    """
    proposal = get_object_or_404(request.desk.office.proposals.select_related("family", "proposed_by"), pk=proposal_id)
    if not request.desk.may(needed_to_decide(proposal)):
        raise Http404
    if proposal.family_id is not None:
        open_family(request, proposal.family_id)
    form, notice = DecisionForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            _decide(proposal, form=form, by=request.user)
        except ShownToUser as refused:
            form.add_error(None, refusal_in_words(refused))
            notice = refusal_notice(refused, desk=request.desk)
        else:
            toast(request, _("Your decision is written down."))
            return redirect(back_to(request))
    context = {"form": form, "page": decision_page(proposal), "next": back_to(request), "notice": notice}
    return render(request, "plan/decide.html", context, status=422 if request.method == "POST" else 200)


def _decide(proposal: Proposal, *, form: DecisionForm, by: User) -> None:
    if "approve" in form.data:
        followup.approve(proposal, reason=form.cleaned_data["reason"], by=by)
    else:
        followup.decline(proposal, reason=form.cleaned_data["reason"], by=by)

"""Writing in a family's plan: goals, steps, conversations, consents, documents."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bofast.casework.families.models import Family
from bofast.casework.followup import actions as followup
from bofast.casework.followup.consent import consents_in_force, without_consent
from bofast.casework.followup.models import Contact, Partner, PartnerKind, PlanArea, Step
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.design.toasts import toast
from bofast.desk.office import DeskRequest
from bofast.desk.plan.form_page import Question, act, ask, back_to
from bofast.desk.plan.forms import (
    ChangeGoalForm,
    ConsentForm,
    ContactForm,
    DocumentForm,
    GoalForm,
    MoveStepForm,
    PartnerForm,
    StepForm,
)
from bofast.desk.reading import open_family
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser

A_WEEK = timedelta(days=7)


@require_http_methods(["GET", "POST"])
def add_goal(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    form = GoalForm(request.POST or None, initial={"area": request.GET.get("area")})
    question = Question(_("New goal"), _("Save the goal"), _("The goal is written down."))
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: followup.set_goal(
            family,
            area=PlanArea(form.cleaned_data["area"]),
            own_words=form.cleaned_data["own_words"],
            set_on=request.desk.today,
            by=request.user,
        ),
    )


@require_http_methods(["GET", "POST"])
def change_goal(request: DeskRequest, family_id: UUID, goal_id: int) -> HttpResponse:
    family = open_family(request, family_id)
    goal = get_object_or_404(family.goals, pk=goal_id)
    form = ChangeGoalForm(request.POST or None, initial={"own_words": goal.own_words, "status": goal.status})
    question = Question(_("The goal, and how it stands"), _("Save the goal"), _("The goal is changed."))
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: followup.change_goal(goal, **form.cleaned_data, on=request.desk.today, by=request.user),
    )


@require_http_methods(["GET", "POST"])
def add_step(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    initial = {"goal": request.GET.get("goal"), "area": request.GET.get("area") or PlanArea.HOUSING}
    form = StepForm(request.POST or None, desk=request.desk, family=family, initial=initial)

    def write() -> Step:
        step = followup.set_step(family, facts=form.facts(), by=request.user)
        partner = form.chosen_partner()
        warn_without_consent(request, family=family, partners=[partner] if partner else [])
        return step

    question = Question(_("New step"), _("Save the step"), _("The step is written down."))
    return ask(request, family=family, form=form, question=question, write=write)


@require_POST
def complete_step(request: DeskRequest, family_id: UUID, step_id: UUID) -> HttpResponse:
    family = in_scope(request, family_id)
    step = get_object_or_404(family.steps, pk=step_id)
    return act(
        request,
        family=family,
        told=_("Done: %(what)s") % {"what": step.what},
        write=lambda: followup.complete_step(step, on=request.desk.today, by=request.user),
    )


@require_POST
def drop_step(request: DeskRequest, family_id: UUID, step_id: UUID) -> HttpResponse:
    family = in_scope(request, family_id)
    step = get_object_or_404(family.steps, pk=step_id)
    return act(
        request,
        family=family,
        told=_("Dropped: %(what)s") % {"what": step.what},
        write=lambda: followup.drop_step(step, on=request.desk.today, by=request.user),
    )


@require_http_methods(["GET", "POST"])
def move_step(request: DeskRequest, family_id: UUID, step_id: UUID) -> HttpResponse:
    """Move a step to another day: a week on in one press (`a_week`), or the day that the form says."""
    family = open_family(request, family_id)
    step = get_object_or_404(family.steps, pk=step_id)
    if request.method == "POST" and "a_week" in request.POST:
        later = max(step.due_on or request.desk.today, request.desk.today) + A_WEEK
        return act(
            request,
            family=family,
            told=_("Moved a week: %(what)s") % {"what": step.what},
            write=lambda: followup.move_step(step, due_on=later, by=request.user),
        )
    form = MoveStepForm(request.POST or None, initial={"due_on": step.due_on or request.desk.today + A_WEEK})
    question = Question(_("Move the step to another day"), _("Move the step"), _("The step is moved."), intro=step.what)
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: followup.move_step(step, due_on=form.cleaned_data["due_on"], by=request.user),
    )


@require_http_methods(["GET", "POST"])
def add_contact(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    form = ContactForm(request.POST or None, desk=request.desk, initial={"how": request.GET.get("how")})

    @transaction.atomic
    def write() -> Contact:
        contact = followup.write_contact(family, facts=form.facts(), by=request.user)
        promised = form.next_facts(owner=request.user)
        if promised is not None:
            followup.set_step(family, facts=promised, by=request.user)
        warn_without_consent(request, family=family, partners=form.cleaned_data["partners"])
        return contact

    question = Question(
        _("New conversation"),
        _("Save the conversation"),
        _("The conversation is written down."),
        anchor="conversations",
    )
    return ask(request, family=family, form=form, question=question, write=write)


@require_http_methods(["GET", "POST"])
def add_consent(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    form = ConsentForm(request.POST or None, desk=request.desk, family=family)
    question = Question(
        _("New consent"),
        _("Save the consent"),
        _("The consent is written down."),
        intro=_(
            "A consent is free: it can be refused and withdrawn without any loss. Say so, in words that are understood."
        ),
        anchor="conversations",
    )
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: followup.give_consent(family, facts=form.facts(), by=request.user),
    )


@require_POST
def withdraw_consent(request: DeskRequest, family_id: UUID, consent_id: int) -> HttpResponse:
    family = in_scope(request, family_id)
    consent = get_object_or_404(family.consents, pk=consent_id)
    return act(
        request,
        family=family,
        told=_("The consent is withdrawn. Nothing more is shared by it."),
        write=lambda: followup.withdraw_consent(consent, on=request.desk.today, by=request.user),
    )


@require_http_methods(["GET", "POST"])
def add_document(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    form = DocumentForm(request.POST or None, request.FILES or None)
    question = Question(_("New document"), _("Save the document"), _("The document is kept."), anchor="conversations")
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: followup.add_document(family, **form.cleaned_data, by=request.user),
    )


@require_GET
def document(request: DeskRequest, family_id: UUID, document_id: UUID) -> FileResponse:
    """Hand a document out as a file to save, its reading written down first; never shown inside a page of ours."""
    family = in_scope(request, family_id)
    kept = get_object_or_404(family.documents, pk=document_id)
    journal.record(Deed.DOCUMENT_READ, by=request.user, office=request.desk.office, family_id=family.pk, about=kept)
    suffix = str(kept.file.name).rpartition(".")[2]
    response = FileResponse(
        kept.file.open("rb"), as_attachment=True, filename=f"{kept.title}.{suffix}", content_type=kept.content_type
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_http_methods(["GET", "POST"])
def add_partner(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    form = PartnerForm(request.POST or None)
    question = Question(
        _("New partner of the office"), _("Save the partner"), _("The partner is added."), anchor="conversations"
    )
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: followup.add_partner(
            form.cleaned_data["name"],
            office=request.desk.office,
            kind=PartnerKind(form.cleaned_data["kind"]),
            contact=form.cleaned_data["contact"],
            by=request.user,
        ),
    )


@require_POST
def undo(request: DeskRequest, reversal_id: UUID) -> HttpResponse:
    """Take the user's own last act back."""
    reversal = get_object_or_404(request.user.reversals.filter(family__in=request.desk.families), pk=reversal_id)
    try:
        followup.undo(reversal, by=request.user)
    except ShownToUser as refused:
        toast(request, refusal_in_words(refused), level=messages.ERROR)
    else:
        toast(request, _("It is as it was before."))
    return redirect(back_to(request, family=reversal.family))


def in_scope(request: DeskRequest, family_id: UUID) -> Family:
    """A family to act on: within the user's scope. The act itself stands in the journal.

    Raises: Http404, for a family outside the scope as for one that does not exist.
    """
    return get_object_or_404(request.desk.families.select_related("office"), pk=family_id)


def warn_without_consent(request: DeskRequest, *, family: Family, partners: list[Partner]) -> None:
    """Say it when something is shared with a partner that no consent in force lets share."""
    today = request.desk.today
    for partner in without_consent(partners, consents=consents_in_force(family, on=today), on=today):
        text = _("No consent in force lets you share with %(partner)s. Ask the family first.") % {"partner": partner}
        toast(request, text, level=messages.WARNING)

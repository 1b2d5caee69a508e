"""The way to a home of one's own, step by step: application, recommendation, decision, certificate, purchase."""

from __future__ import annotations

import uuid
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bofast.casework.ownership import actions as ownership
from bofast.casework.ownership.actions.loan import CERTIFICATE_MONTHS
from bofast.desk.office import DeskRequest
from bofast.desk.plan.buying import buying_page, case_facts, purchase_facts
from bofast.desk.plan.form_page import Question, act, ask
from bofast.desk.plan.outcome_forms import (
    GrantForm,
    LoanForm,
    PurchaseForm,
    RecommendForm,
    RefuseForm,
    TakeBackForm,
)
from bofast.desk.plan.views import in_scope
from bofast.desk.reading import open_family
from bofast.vocabulary.spells import add_months


@require_GET
def show(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    return render(request, "plan/buying.html", {"page": buying_page(request.desk, family=family)})


@require_http_methods(["GET", "POST"])
def apply_for_loan(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    form = LoanForm(request.POST or None, desk=request.desk)
    question = Question(_("An application for a start loan"), _("Save the application"), _("The application is saved."))
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: ownership.apply_for_loan(family, **form.cleaned_data, by=request.user),
    )


@require_http_methods(["GET", "POST"])
def recommend(request: DeskRequest, family_id: UUID, case_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    case = get_object_or_404(family.loan_cases, pk=case_id)
    form = RecommendForm(request.POST or None)
    question = Question(
        _("Recommend the loan"),
        _("Recommend"),
        _("The loan is recommended. A colleague decides, on My day."),
        facts=case_facts(case),
    )
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: ownership.recommend_loan(
            case, reason=form.cleaned_data["reason"], recommended_on=request.desk.today, by=request.user
        ),
    )


@require_http_methods(["GET", "POST"])
def grant(request: DeskRequest, family_id: UUID, case_id: UUID) -> HttpResponse:
    """Grant the loan. The form carries a key, so that sending it twice takes from the frame once."""
    family = open_family(request, family_id)
    case = get_object_or_404(family.loan_cases, pk=case_id)
    until = add_months(request.desk.today, CERTIFICATE_MONTHS)
    form = GrantForm(request.POST or None, initial={"certificate_until": until, "key": uuid.uuid4()})
    question = Question(
        _("Grant the loan"),
        _("Grant the loan"),
        _("The loan is granted."),
        intro=case.recommendation,
        facts=case_facts(case),
    )
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: ownership.grant_loan(case, granted_on=request.desk.today, **form.cleaned_data, by=request.user),
    )


@require_http_methods(["GET", "POST"])
def refuse(request: DeskRequest, family_id: UUID, case_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    case = get_object_or_404(family.loan_cases, pk=case_id)
    form = RefuseForm(request.POST or None)
    question = Question(_("Refuse the loan"), _("Refuse the loan"), _("The loan is refused."), facts=case_facts(case))
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: ownership.refuse_loan(
            case, refused_on=request.desk.today, because=form.cleaned_data["because"], by=request.user
        ),
    )


@require_POST
def withdraw(request: DeskRequest, family_id: UUID, case_id: UUID) -> HttpResponse:
    family = in_scope(request, family_id)
    case = get_object_or_404(family.loan_cases, pk=case_id)
    return act(
        request,
        family=family,
        told=_("The case is closed, and its money is back in the frame."),
        write=lambda: ownership.withdraw_loan(case, withdrawn_on=request.desk.today, by=request.user),
    )


@require_http_methods(["GET", "POST"])
def record_purchase(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    chosen = {"loan_case": request.GET.get("loan")}
    form = PurchaseForm(request.POST or None, desk=request.desk, family=family, initial=chosen)
    question = Question(
        _("The family has bought a home"),
        _("Record the purchase"),
        _("The purchase is recorded: the tenancy is ended, the family moved, and its home falls free."),
        intro=_("This ends the tenancy, moves the family, and counts as an outcome, with checkpoints afterwards."),
    )
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: ownership.record_purchase(family, facts=form.facts(), by=request.user),
    )


@require_http_methods(["GET", "POST"])
def take_back_purchase(request: DeskRequest, family_id: UUID, purchase_id: UUID) -> HttpResponse:
    """Take a purchase back with its reason; where a start loan paid for it, a second person is asked to."""
    family = open_family(request, family_id)
    purchase = get_object_or_404(family.purchases.filter(taken_back_at__isnull=True), pk=purchase_id)
    form = TakeBackForm(request.POST or None)
    takes_two = purchase.takes_two
    question = Question(
        _("Take the purchase back"),
        _("Ask a colleague to take it back") if takes_two else _("Take it back"),
        _("A colleague is asked to take the purchase back, on My day.")
        if takes_two
        else _("The purchase is taken back: the family lives where it lived before."),
        intro=_(
            "The family moves back to where it lived, its contract runs on, a start loan is committed again, "
            "and the outcome counts no more. The purchase stays in the file, as taken back."
        ),
        facts=purchase_facts(purchase),
    )
    take_back = ownership.propose_taking_back if takes_two else ownership.take_back_purchase
    return ask(
        request,
        family=family,
        form=form,
        question=question,
        write=lambda: take_back(purchase, because=form.cleaned_data["because"], by=request.user),
    )

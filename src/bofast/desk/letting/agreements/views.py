from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bofast.casework.access.roles import Permission
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import LettingAgreement
from bofast.design.parts import Breadcrumbs, Link, PageHeader, Weight
from bofast.desk.form_page import FORM, FormPage, answer
from bofast.desk.letting.agreements.forms import FIRST_ENTERED, AgreementForm, EndForm, as_entered
from bofast.desk.letting.agreements.presenter import (
    actions_of,
    agreements_table,
    costs_table,
    ledger_table,
    terms_of,
)
from bofast.desk.office import DeskRequest

TURNS_SHOWN = 50


@require_GET
def show_list(request: DeskRequest) -> HttpResponse:
    desk, may_add = request.desk, request.desk.may(Permission.CHANGE_POLICY)
    agreements = desk.letting_agreements.order_by("last_day", "-first_day", "name")
    add = Link(_("Enter an agreement"), reverse("letting-agreement-add"), Weight.PRIMARY)
    context = {
        "header": PageHeader(_("Agreements on letting"), actions=(add,) if may_add else ()),
        "crumbs": Breadcrumbs((_letting(),), _("Agreements")),
        "table": agreements_table(agreements, on=desk.today, may_add=may_add),
    }
    return render(request, "letting/agreements/list.html", context)


@require_GET
def show(request: DeskRequest, agreement_id: UUID) -> HttpResponse:
    """The terms of one agreement, what answers cost by it, and the newest turns."""
    agreement = _agreement(request, agreement_id)
    entries = list(agreement.ledger.select_related("vacancy__home").order_by("-number")[:TURNS_SHOWN])
    shown = request.desk.vacancies.filter(pk__in=[entry.vacancy_id for entry in entries])
    context = {
        "header": PageHeader(agreement.name, actions=actions_of(request.desk, agreement)),
        "crumbs": Breadcrumbs((_letting(), _all()), agreement.name),
        "terms": terms_of(agreement),
        "costs": costs_table(agreement),
        "ledger": ledger_table(entries, shown=set(shown.values_list("pk", flat=True).order_by("pk"))),
    }
    return render(request, "letting/agreements/agreement.html", context)


@FORM
def add(request: DeskRequest) -> HttpResponse:
    form = AgreementForm(request.POST or None, desk=request.desk, initial=dict(FIRST_ENTERED))
    page = FormPage(heading=_("Enter an agreement"), submit=_("Enter it"), back=_all(), intro=_never_changed())
    return answer(
        request,
        form,
        page,
        act=lambda: actions.add_agreement(request.desk.office, terms=form.terms(), by=request.user),
        done=_("The agreement is entered."),
    )


@FORM
def replace(request: DeskRequest, agreement_id: UUID) -> HttpResponse:
    """New terms from a day, written from those that hold; the turns go on where they stood."""
    agreement = _agreement(request, agreement_id)
    initial = as_entered(agreement) | {"first_day": None}
    form = AgreementForm(request.POST or None, desk=request.desk, initial=initial)
    page = FormPage(
        heading=_("New terms in place of “%(name)s”") % {"name": agreement.name},
        submit=_("Enter them"),
        back=_one(agreement),
        intro=_("The old terms end the day before. What each turn has saved up goes on into the new ones."),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.replace_agreement(agreement, terms=form.terms(), by=request.user),
        done=_("The new terms are entered."),
        then=reverse("letting-agreements"),
    )


@FORM
def end(request: DeskRequest, agreement_id: UUID) -> HttpResponse:
    agreement = _agreement(request, agreement_id)
    form = EndForm(request.POST or None)
    page = FormPage(
        heading=_("End “%(name)s”") % {"name": agreement.name},
        submit=_("End it"),
        back=_one(agreement),
        intro=_("Homes of its departments that fall vacant later are let by another agreement, or by need."),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.end_agreement(agreement, last_day=form.cleaned_data["last_day"], by=request.user),
        done=_("The agreement ends on that day."),
    )


def _agreement(request: DeskRequest, agreement_id: UUID) -> LettingAgreement:
    """Raises: Http404, for an agreement of another office as for one that does not exist."""
    return get_object_or_404(request.desk.letting_agreements, pk=agreement_id)


def _never_changed() -> str:
    return _("What is entered is never changed afterwards: new terms take its place from a day.")


def _letting() -> Link:
    return Link(_("Letting"), reverse("letting"))


def _all() -> Link:
    return Link(_("Agreements"), reverse("letting-agreements"))


def _one(agreement: LettingAgreement) -> Link:
    return Link(agreement.name, reverse("letting-agreement", args=[agreement.pk]))

"""Ties to a family: shown, recorded, ended."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Registration
from bofast.design.parts import Breadcrumbs, Link, PageHeader
from bofast.desk.form_page import FORM, FormPage, answer
from bofast.desk.letting.ties.forms import EndTieForm, TieForm
from bofast.desk.letting.ties.near import too_near
from bofast.desk.letting.ties.section import record_link, ties_table
from bofast.desk.letting.waiting.finding import registration_opened
from bofast.desk.office import DeskRequest


@require_GET
def show(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    """Who is or was too near the family."""
    registration = registration_opened(request, registration_id)
    family = registration.family
    ties = list(family.ties.select_related("user").order_by("-from_day", "pk"))
    title = _("Who is too near %(family)s") % {"family": family.name}
    context = {
        "header": PageHeader(title, actions=(record_link(registration),) if ties else ()),
        "crumbs": Breadcrumbs((_on_the_list(registration),), title),
        "notice": too_near(request.desk, families=[family.pk]),
        "table": ties_table(request.desk, registration, ties=ties),
    }
    return render(request, "letting/ties/ties.html", context)


@FORM
def record(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    """Say that oneself or a colleague is too near the family."""
    registration = registration_opened(request, registration_id)
    form = TieForm(request.POST or None, desk=request.desk, initial={"from_day": request.desk.today})
    page = FormPage(
        heading=_("Who is too near %(family)s") % {"family": registration.family.name},
        submit=_("Record it"),
        back=_ties(registration),
        intro=_("From that day they read, and decide nothing about the family: no offer, no letting, no complaint."),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.record_tie(
            registration.family,
            user=form.cleaned_data["user"],
            from_day=form.cleaned_data["from_day"],
            by=request.user,
        ),
        done=_("The tie is recorded."),
    )


@FORM
def end(request: DeskRequest, registration_id: UUID, tie_id: int) -> HttpResponse:
    """Let somebody decide about the family again; nobody ends a tie of one's own.

    Raises: Http404, for a tie to another family.
    """
    registration = registration_opened(request, registration_id)
    tie = get_object_or_404(registration.family.ties.select_related("user"), pk=tie_id)
    form = EndTieForm(request.POST or None, initial={"to_day": request.desk.today})
    page = FormPage(
        heading=_("%(name)s is not too near %(family)s any longer")
        % {"name": tie.user, "family": registration.family.name},
        submit=_("End the tie"),
        back=_ties(registration),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.end_tie(tie, to_day=form.cleaned_data["to_day"], by=request.user),
        done=_("The tie is ended."),
    )


def _on_the_list(registration: Registration) -> Link:
    return Link(registration.family.name, reverse("letting-registration", args=[registration.pk]))


def _ties(registration: Registration) -> Link:
    return Link(_("Who is too near"), reverse("letting-ties", args=[registration.pk]))

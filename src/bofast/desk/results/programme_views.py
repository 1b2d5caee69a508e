"""The programme's page, and the forms that add to it."""

from __future__ import annotations

from collections.abc import Callable

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bofast.casework.programmes import actions as programmes
from bofast.casework.programmes.models import Programme
from bofast.design.parts import Breadcrumbs, FormLayout, Link, PageHeader
from bofast.design.toasts import toast
from bofast.desk.office import DeskRequest
from bofast.desk.results.choice import programme_asked, programme_of
from bofast.desk.results.forms import DecisionForm, MeasureForm, PhaseForm, ProgrammeForm, ProgrammePartnerForm
from bofast.desk.results.presenter import no_programme
from bofast.desk.results.programme_page import programme_page
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser


@require_GET
def show(request: DeskRequest) -> HttpResponse:
    programme = programme_asked(request)
    if programme is None:
        return render(request, "results/nothing.html", {"empty": no_programme(request.desk)})
    return render(request, "results/programme.html", {"page": programme_page(request.desk, programme=programme)})


@require_http_methods(["GET", "POST"])
def add(request: DeskRequest) -> HttpResponse:
    form = ProgrammeForm(request.POST or None, initial={"from_day": request.desk.today})

    def write() -> Programme:
        return programmes.add_programme(request.desk.office, facts=form.facts(), by=request.user)

    return _ask(request, form=form, title=_("New programme"), write=write)


@require_http_methods(["GET", "POST"])
def change(request: DeskRequest, programme_id: int) -> HttpResponse:
    programme = programme_of(request, programme_id)
    form = ProgrammeForm(request.POST or None, initial=ProgrammeForm.of(programme))

    def write() -> Programme:
        return programmes.change_programme(programme, facts=form.facts(), by=request.user)

    return _ask(request, form=form, title=_("Change the programme"), write=write)


@require_http_methods(["GET", "POST"])
def add_phase(request: DeskRequest, programme_id: int) -> HttpResponse:
    programme = programme_of(request, programme_id)
    form = PhaseForm(request.POST or None)

    def write() -> Programme:
        return programmes.add_phase(programme, **form.cleaned_data, by=request.user).programme

    return _ask(request, form=form, title=_("New phase"), write=write)


@require_http_methods(["GET", "POST"])
def add_decision(request: DeskRequest, programme_id: int) -> HttpResponse:
    programme = programme_of(request, programme_id)
    form = DecisionForm(request.POST or None, initial={"decided_on": request.desk.today})

    def write() -> Programme:
        return programmes.add_decision(programme, **form.cleaned_data, by=request.user).programme

    return _ask(request, form=form, title=_("New decision"), write=write)


@require_http_methods(["GET", "POST"])
def add_partner(request: DeskRequest, programme_id: int) -> HttpResponse:
    programme = programme_of(request, programme_id)
    form = ProgrammePartnerForm(request.POST or None, desk=request.desk)

    def write() -> Programme:
        return programmes.add_partner_to(programme, **form.cleaned_data, by=request.user).programme

    return _ask(request, form=form, title=_("New partner of the programme"), write=write)


@require_http_methods(["GET", "POST"])
def add_measure(request: DeskRequest, programme_id: int) -> HttpResponse:
    programme = programme_of(request, programme_id)
    form = MeasureForm(request.POST or None, desk=request.desk)

    def write() -> Programme:
        return programmes.agree_measure(programme, facts=form.facts(), by=request.user).programme

    return _ask(request, form=form, title=_("New agreed measure"), write=write)


@require_POST
def complete_measure(request: DeskRequest, programme_id: int, measure_id: int) -> HttpResponse:
    programme = programme_of(request, programme_id)
    measure = get_object_or_404(programme.measures, pk=measure_id)
    done_on = None if "open" in request.POST else request.desk.today
    programmes.complete_measure(measure, done_on=done_on, by=request.user)
    toast(request, _("The measure is done.") if done_on else _("The measure is open again."))
    return redirect(url_of(programme))


def _ask(request: DeskRequest, *, form: BaseForm, title: str, write: Callable[[], Programme]) -> HttpResponse:
    """Show a form; when it is sent in and right, write and go to the programme."""
    if request.method == "POST" and form.is_valid():
        try:
            programme = write()
        except ShownToUser as refused:
            form.add_error(None, refusal_in_words(refused))
        else:
            toast(request, _("Saved."))
            return redirect(url_of(programme))
    back = reverse("programme")
    context = {
        "crumbs": Breadcrumbs((Link(_("Programme"), back),), title),
        "head": PageHeader(title),
        "layout": FormLayout(form, submit=_("Save"), cancel_url=back),
    }
    return render(request, "results/form.html", context, status=422 if request.method == "POST" else 200)


def url_of(programme: Programme) -> str:
    return f"{reverse('programme')}?programme={programme.pk}"

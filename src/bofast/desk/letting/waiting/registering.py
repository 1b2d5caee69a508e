"""Putting a family on the list: search first, so that nobody is put on it twice."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bofast.casework.families.models import Family
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings import actions
from bofast.casework.lettings.line.on_the_list import standing_among, standing_of
from bofast.casework.lettings.models import Registration
from bofast.design.parts import Breadcrumbs, Link, PageHeader
from bofast.design.toasts import toast
from bofast.desk.asked import text_asked
from bofast.desk.form_page import FORM, FormPage, show_form, tried
from bofast.desk.letting.waiting.finding import family_to_list
from bofast.desk.letting.waiting.forms import FindForm, RegisterForm
from bofast.desk.letting.waiting.found_presenter import found_table, since_told
from bofast.desk.office import DeskRequest

MOST_FOUND = 20
LONGEST = 120


def to_list() -> Link:
    return Link(_("The waiting list"), reverse("letting-list"))


@require_GET
def find(request: DeskRequest) -> HttpResponse:
    """Who is it? Those whom the words find, each with whether it is on the list already."""
    text = text_asked(request.GET, "q", longest=LONGEST)
    found = _found(request, text) if text else ()
    context = {
        "header": PageHeader(_("Put a family on the list")),
        "crumbs": Breadcrumbs((to_list(),), _("Put a family on the list")),
        "form": FindForm(request.GET if "q" in request.GET else None),
        "table": found_table(request.desk, found, listed=standing_among([one.pk for one in found])) if text else None,
    }
    return render(request, "letting/waiting/find.html", context)


def _found(request: DeskRequest, text: str) -> Sequence[Family]:
    """The families that a text finds, the nearest first; whose names were shown stands in the journal."""
    keys = request.desk.nearest(text, at_most=MOST_FOUND)
    known = request.desk.listed_among(keys)
    facts = {"families": [str(key) for key in keys], "page": "letting-register"}
    journal.record(Deed.SEARCHED, by=request.user, office=request.desk.office, facts=facts)
    return [known[key] for key in keys if key in known]


@FORM
def register(request: DeskRequest, family_id: UUID) -> HttpResponse:
    """The facts of a family, which puts it on the list; for one that is there already, the way to it."""
    family = family_to_list(request, family_id)
    if standing := standing_of(family):
        toast(request, _("Already %(since)s.") % {"since": since_told(standing)}, level=messages.INFO)
        return redirect("letting-registration", registration_id=standing.pk)
    form = RegisterForm(request.POST or None, desk=request.desk, initial={"listed_on": request.desk.today})
    page = FormPage(
        heading=_("Put %(family)s on the list") % {"family": family.name},
        submit=_("Put on the list"),
        back=_back(request, family),
        intro=_("Leave out what nobody has said. Wishes are told next."),
    )
    made: list[Registration] = []

    def act() -> None:
        listed_on = form.cleaned_data["listed_on"]
        made.append(actions.register_family(family, listed_on=listed_on, facts=form.facts(), by=request.user))

    if form.is_bound and form.is_valid() and tried(form, act):
        toast(request, _("The family is on the list. Tell which homes it wishes."))
        return redirect("letting-registration", registration_id=made[0].pk)
    return show_form(request, form, page)


def _back(request: DeskRequest, family: Family) -> Link:
    """The family's page; the search, for one whose page is closed to the reader as yet."""
    if family.pk in request.desk.open_among([family.pk]):
        return Link(family.name, reverse("family", args=[family.pk]))
    return Link(_("Put a family on the list"), reverse("letting-register"))

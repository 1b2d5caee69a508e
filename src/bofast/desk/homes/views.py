from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from bofast.casework.access.roles import Permission
from bofast.casework.homes import actions
from bofast.casework.homes.models import Area, Home
from bofast.casework.homes.words import full_address
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.tenancies.vacancy import FittingHome, occupied_on
from bofast.design import words
from bofast.design.parts import Breadcrumbs, FilterBar, FormLayout, Link, PageHeader, Weight
from bofast.design.show import show as show_part
from bofast.design.toasts import toast
from bofast.desk.form_page import FORM, FormPage, answer, show_form, tried
from bofast.desk.homes.choosing import LONGEST, SHOWN, fitting_part, homes_fitting
from bofast.desk.homes.forms import AreaForm, HomeFilter, HomeForm, RentForm
from bofast.desk.homes.presenter import (
    areas_table,
    facts_of,
    home_header,
    homes_table,
    kobo_names,
    lived_here,
    rents_table,
)
from bofast.desk.homes.query import homes_for, homes_wanted
from bofast.desk.listing.address import ListAddress
from bofast.desk.listing.list_page import ListPage, show_page
from bofast.desk.listing.pages import page_of
from bofast.desk.office import DeskRequest
from bofast.desk.reading import open_family, open_home

FIELD_NAME = re.compile(r"[a-z][a-z_]{0,40}")


@require_GET
def show_list(request: DeskRequest) -> HttpResponse:
    """The office's homes, narrowed; with a case number, the free ones that fit that family."""
    form = HomeFilter(request.GET, desk=request.desk)
    wanted = form.cleaned_data if form.is_valid() else {}
    at = ListAddress(reverse("homes"), request.GET)
    fits: dict[UUID, FittingHome] = {}
    if wanted.get("family"):
        open_family(request, wanted["family"].pk)
        fits = {fit.home.pk: fit for fit in homes_for(request.desk, wanted)}
        here = page_of([fit.home for fit in fits.values()], at=at, found=_found)
    else:
        here = page_of(homes_wanted(request.desk, wanted), at=at, found=_found)
    _record_list(request, here.rows)
    occupied = _occupied(request, here.rows)
    page = ListPage(
        header=PageHeader(_("Homes"), actions=_actions(request)),
        filters=FilterBar(form=form, url=at.url, found=here.found, live="homes"),
        table=homes_table(here.rows, occupied=occupied, fits=fits, pagination=here.pagination),
    )
    return show_page(request, page)


@require_GET
def fitting(request: DeskRequest) -> HttpResponse:
    """The homes that fit what is typed into the field of a form, to choose one of; nothing for an empty field.

    Raises: Http404, for what cannot be the name of a field.
    """
    field = request.GET.get("field", "")
    if not FIELD_NAME.fullmatch(field):
        raise Http404
    text = request.GET.get(field, "").strip()[:LONGEST]
    if not text or "\0" in text:
        return HttpResponse()
    found = homes_fitting(request.desk, text)
    _record_list(request, found.all[:SHOWN])
    return HttpResponse(show_part(fitting_part(found, name=field, chosen=found.only_one)))


@require_GET
def show(request: DeskRequest, home_id: UUID) -> HttpResponse:
    home = open_home(request, home_id)
    context = {
        "header": home_header(request.desk, home, is_occupied=bool(_occupied(request, [home]))),
        "crumbs": Breadcrumbs((Link(_("Homes"), reverse("homes")),), full_address(home)),
        "facts": facts_of(home),
        "kobo": kobo_names(),
        "note": home.note,
        "rents": rents_table(home),
        "lived_here": lived_here(request.desk, home),
    }
    return render(request, "homes/home.html", context)


@FORM
def add(request: DeskRequest) -> HttpResponse:
    form = HomeForm(request.POST or None, desk=request.desk)
    page = FormPage(heading=_("Add a home"), submit=_("Add"), back=Link(_("Homes"), reverse("homes")))
    added: list[Home] = []
    if form.is_bound and form.is_valid():

        def act() -> None:
            added.append(actions.add_home(office=request.desk.office, facts=form.facts(), by=request.user))

        if tried(form, act):
            toast(request, _("The home is added."))
            return redirect("home", home_id=added[0].pk)
    return show_form(request, form, page)


@FORM
def change(request: DeskRequest, home_id: UUID) -> HttpResponse:
    home = open_home(request, home_id)
    form = HomeForm(request.POST or None, desk=request.desk, home=home)
    page = FormPage(heading=_("Change the home"), submit=_("Save"), back=_back(home))
    return answer(
        request,
        form,
        page,
        act=lambda: actions.change_home(home, facts=form.facts(), by=request.user),
        done=_("The home is saved. Whether it fits those who live there is weighed anew."),
    )


@FORM
def set_rent(request: DeskRequest, home_id: UUID) -> HttpResponse:
    home = open_home(request, home_id)
    form = RentForm(request.POST or None, initial={"from_day": request.desk.today})
    page = FormPage(
        heading=_("Set the rent"),
        submit=_("Save"),
        back=_back(home),
        intro=_("The rent before ends on that day; what was paid then is kept."),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.set_rent(home, from_day=form.cleaned_data["from_day"], rent=form.rent(), by=request.user),
        done=_("The rent is saved."),
    )


@FORM
def areas(request: DeskRequest) -> HttpResponse:
    """The tree of areas, with how many homes lie in each."""
    form = AreaForm(request.POST or None, desk=request.desk)
    may_add = request.desk.may(Permission.CHANGE_HOMES)
    if may_add and form.is_bound and form.is_valid():
        said = form.cleaned_data
        actions.add_area(
            said["name"],
            office=request.desk.office,
            level=Area.Level(said["level"]),
            parent=said["parent"],
            by=request.user,
        )
        toast(request, _("The area is added."))
        return redirect("homes-areas")
    counts = request.desk.homes.filter(area__isnull=False).values("area").annotate(homes=Count("pk"))
    context = {
        "header": PageHeader(_("Areas")),
        "crumbs": Breadcrumbs((Link(_("Homes"), reverse("homes")),), _("Areas")),
        "table": areas_table(
            list(request.desk.areas.order_by("path")),
            homes_in=dict(counts.values_list("area", "homes").order_by("area")),
        ),
        "form": FormLayout(form, submit=_("Add")) if may_add else None,
    }
    return render(request, "homes/areas.html", context, status=422 if form.is_bound else 200)


def _occupied(request: DeskRequest, homes: Sequence[Home]) -> set[UUID]:
    here = request.desk.homes.filter(pk__in=[home.pk for home in homes])
    return set(occupied_on(here, day=request.desk.today).values_list("pk", flat=True).order_by("pk"))


def _record_list(request: DeskRequest, homes: Sequence[Home]) -> None:
    facts = {"homes": [home.pk for home in homes]}
    journal.record(Deed.HOMES_LISTED, by=request.user, office=request.desk.office, facts=facts)


def _back(home: Home) -> Link:
    return Link(full_address(home), reverse("home", args=[home.pk]))


def _found(count: int) -> str:
    return ngettext("%(count)s home", "%(count)s homes", count) % {"count": words.number(count)}


def _actions(request: DeskRequest) -> tuple[Link, ...]:
    areas_link = Link(_("Areas"), reverse("homes-areas"), Weight.TERTIARY)
    if not request.desk.may(Permission.CHANGE_HOMES):
        return (areas_link,)
    return (Link(_("Add a home"), reverse("home-add"), Weight.PRIMARY), areas_link)

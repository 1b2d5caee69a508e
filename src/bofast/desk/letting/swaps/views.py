"""Swaps under way, and one swap."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.design import words
from bofast.design.parts import Breadcrumbs, FilterBar, Link, PageHeader
from bofast.desk.letting.swaps.finding import open_swap
from bofast.desk.letting.swaps.forms import SwapFilter
from bofast.desk.letting.swaps.list_presenter import swaps_table, swaps_wanted
from bofast.desk.letting.swaps.presenter import swap_page
from bofast.desk.listing.address import ListAddress
from bofast.desk.listing.list_page import ListPage, show_page
from bofast.desk.listing.pages import page_of
from bofast.desk.office import DeskRequest


@require_GET
def show_list(request: DeskRequest) -> HttpResponse:
    """The swaps under way, or all; who was shown stands in the journal."""
    desk, form = request.desk, SwapFilter(request.GET)
    at = ListAddress(reverse("letting-swaps"), request.GET)
    here = page_of(swaps_wanted(desk, form.cleaned_data["state"] if form.is_valid() else ""), at=at, found=_found)
    families = sorted({party.registration.family_id for swap in here.rows for party in swap.parties.all()})
    facts = {"page": "letting-swaps", "families": families}
    journal.record(Deed.FAMILIES_LISTED, by=request.user, office=desk.office, facts=facts)
    page = ListPage(
        header=PageHeader(_("Swaps"), lead=_("Families who would give each other their homes, all on one day.")),
        crumbs=Breadcrumbs((Link(_("Letting"), reverse("letting")),), _("Swaps")),
        filters=FilterBar(form=form, url=at.url, found=here.found, live="swaps"),
        table=swaps_table(desk, here.rows, pagination=here.pagination),
    )
    return show_page(request, page)


def _found(count: int) -> str:
    return ngettext("%(count)s swap", "%(count)s swaps", count) % {"count": words.number(count)}


@require_GET
def show(request: DeskRequest, swap_id: UUID) -> HttpResponse:
    page = swap_page(request.desk, open_swap(request, swap_id))
    return render(request, "letting/swaps/swap.html", {"page": page})

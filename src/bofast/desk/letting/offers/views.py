"""Offers that wait, and one offer."""

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
from bofast.casework.lettings.offering.offer_states import winners_of
from bofast.casework.lettings.offering.settled import newest_night
from bofast.design import words
from bofast.design.parts import Breadcrumbs, FilterBar, Link, PageHeader
from bofast.desk.letting.offers.finding import open_offer
from bofast.desk.letting.offers.forms import OfferFilter
from bofast.desk.letting.offers.list_presenter import night_told, offers_table
from bofast.desk.letting.offers.presenter import offer_page
from bofast.desk.letting.offers.query import offers_wanted
from bofast.desk.listing.address import ListAddress
from bofast.desk.listing.list_page import ListPage, show_page
from bofast.desk.listing.pages import page_of
from bofast.desk.office import DeskRequest


@require_GET
def show_list(request: DeskRequest) -> HttpResponse:
    """The offers that wait, or those of the filters; who was shown stands in the journal."""
    desk, form = request.desk, OfferFilter(request.GET)
    at = ListAddress(reverse("letting-offers"), request.GET)
    here = page_of(offers_wanted(desk, form.cleaned_data if form.is_valid() else {}), at=at, found=_found)
    families = sorted({offer.registration.family_id for offer in here.rows})
    facts = {"page": "letting-offers", "families": families}
    journal.record(Deed.FAMILIES_LISTED, by=request.user, office=desk.office, facts=facts)
    page = ListPage(
        header=PageHeader(_("Offers"), lead=night_told(newest_night(desk.office))),
        crumbs=Breadcrumbs((Link(_("Letting"), reverse("letting")),), _("Offers")),
        filters=FilterBar(form=form, url=at.url, found=here.found, live="offers"),
        table=offers_table(desk, here.rows, winners=winners_of(here.rows), pagination=here.pagination),
    )
    return show_page(request, page)


def _found(count: int) -> str:
    return ngettext("%(count)s offer", "%(count)s offers", count) % {"count": words.number(count)}


@require_GET
def show(request: DeskRequest, offer_id: UUID) -> HttpResponse:
    page = offer_page(request.desk, open_offer(request, offer_id))
    return render(request, "letting/offers/offer.html", {"page": page})

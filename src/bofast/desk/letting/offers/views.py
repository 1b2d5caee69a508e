"""Offers that wait, and one offer."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.models import Offer
from bofast.casework.lettings.offering.offer_states import winners_of
from bofast.casework.lettings.offering.settled import newest_night
from bofast.design import words
from bofast.design.parts import Breadcrumbs, FilterBar, Link, PageHeader, Pagination
from bofast.desk.letting.offers.finding import open_offer
from bofast.desk.letting.offers.forms import OfferFilter
from bofast.desk.letting.offers.list_presenter import night_told, offers_table
from bofast.desk.letting.offers.presenter import offer_page
from bofast.desk.letting.offers.query import offers_wanted
from bofast.desk.office import DeskRequest

ROWS_OF_A_PAGE = 50


@require_GET
def show_list(request: DeskRequest) -> HttpResponse:
    """The offers that wait, or those of the filters; who was shown stands in the journal."""
    desk = request.desk
    form = OfferFilter(request.GET)
    paginator = Paginator[Offer](offers_wanted(desk, form.cleaned_data if form.is_valid() else {}), ROWS_OF_A_PAGE)
    here = paginator.get_page(request.GET.get("page"))
    offers = list(here.object_list)
    families = sorted({offer.registration.family_id for offer in offers})
    facts = {"page": "letting-offers", "families": families}
    journal.record(Deed.FAMILIES_LISTED, by=request.user, office=desk.office, facts=facts)
    found = ngettext("%(count)s offer", "%(count)s offers", paginator.count) % {"count": words.number(paginator.count)}
    pagination = Pagination(here.number, paginator.num_pages, _page_url(request), found)
    context = {
        "header": PageHeader(_("Offers"), lead=night_told(newest_night(desk.office))),
        "crumbs": Breadcrumbs((Link(_("Letting"), reverse("letting")),), _("Offers")),
        "filters": FilterBar(form=form, url=reverse("letting-offers"), found=found, live="offers"),
        "table": offers_table(desk, offers, winners=winners_of(offers), pagination=pagination),
    }
    return render(request, "letting/offers/list.html", context)


@require_GET
def show(request: DeskRequest, offer_id: UUID) -> HttpResponse:
    page = offer_page(request.desk, open_offer(request, offer_id))
    return render(request, "letting/offers/offer.html", {"page": page})


def _page_url(request: DeskRequest) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    asked["page"] = ""
    return f"{reverse('letting-offers')}?{asked.urlencode()}"

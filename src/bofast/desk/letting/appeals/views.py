"""The list of complaints, and one as a page with the frozen record."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.models import Appeal
from bofast.design import words
from bofast.design.parts import Breadcrumbs, FilterBar, PageHeader
from bofast.desk.letting.appeals.forms import DECIDED, WAITING, AppealFilter
from bofast.desk.letting.appeals.letting_shown import letting_shown
from bofast.desk.letting.appeals.presenter import appeal_page, appeals_table, letting_link
from bofast.desk.listing.address import ListAddress
from bofast.desk.listing.list_page import ListPage, show_page
from bofast.desk.listing.pages import page_of
from bofast.desk.office import DeskRequest
from bofast.desk.reading import open_family


@require_GET
def show_list(request: DeskRequest) -> HttpResponse:
    """The complaints, those that must be answered first on top; whose were shown stands in the journal."""
    form, at = AppealFilter(request.GET), ListAddress(reverse("letting-appeals"), request.GET)
    asked = form.cleaned_data["state"] if form.is_valid() else ""
    here = page_of(_of_state(request.desk.appeals, asked), at=at, found=_found)
    facts = {"page": "letting-appeals", "families": [appeal.registration.family_id for appeal in here.rows]}
    journal.record(Deed.FAMILIES_LISTED, by=request.user, office=request.desk.office, facts=facts)
    page = ListPage(
        header=PageHeader(_("Complaints")),
        crumbs=Breadcrumbs((letting_link(),), _("Complaints")),
        filters=FilterBar(form=form, url=at.url, found=here.found, live="appeals"),
        table=appeals_table(request.desk, here.rows, pagination=here.pagination),
    )
    return show_page(request, page)


def _found(count: int) -> str:
    return ngettext("%(count)s complaint", "%(count)s complaints", count) % {"count": words.number(count)}


@require_GET
def show(request: DeskRequest, appeal_id: UUID) -> HttpResponse:
    """One complaint, with the record of the letting that it is over."""
    appeal = appeal_opened(request, appeal_id)
    context = {"page": appeal_page(request.desk, appeal), "letting": letting_shown(request.desk, appeal)}
    return render(request, "letting/appeals/appeal.html", context)


def appeal_opened(request: DeskRequest, appeal_id: UUID) -> Appeal:
    """A complaint of a family that the reader may open; the reading is written down first.

    Raises: Http404, for a complaint outside the reader's scope as for one that does not exist.
    """
    appeal = get_object_or_404(request.desk.appeals, pk=appeal_id)
    open_family(request, appeal.registration.family_id)
    return appeal


def _of_state(appeals: QuerySet[Appeal], asked: str) -> QuerySet[Appeal]:
    if asked == WAITING:
        return appeals.filter(decided_on__isnull=True)
    return appeals.filter(decided_on__isnull=False) if asked == DECIDED else appeals

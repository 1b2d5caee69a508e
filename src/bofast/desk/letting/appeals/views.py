"""The list of complaints, and one as a page with the frozen record."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
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
from bofast.design.parts import Breadcrumbs, FilterBar, PageHeader, Pagination
from bofast.desk.letting.appeals.forms import DECIDED, WAITING, AppealFilter
from bofast.desk.letting.appeals.letting_shown import letting_shown
from bofast.desk.letting.appeals.presenter import appeal_page, appeals_table, letting_link
from bofast.desk.office import DeskRequest
from bofast.desk.reading import open_family

ROWS_OF_A_PAGE = 50


@require_GET
def show_list(request: DeskRequest) -> HttpResponse:
    """The complaints, those that must be answered first on top; whose were shown stands in the journal."""
    form = AppealFilter(request.GET)
    asked = form.cleaned_data["state"] if form.is_valid() else ""
    paginator = Paginator[Appeal](_of_state(request.desk.appeals, asked), ROWS_OF_A_PAGE)
    here = paginator.get_page(request.GET.get("page"))
    appeals = list(here.object_list)
    facts = {"page": "letting-appeals", "families": [appeal.registration.family_id for appeal in appeals]}
    journal.record(Deed.FAMILIES_LISTED, by=request.user, office=request.desk.office, facts=facts)
    found = ngettext("%(count)s complaint", "%(count)s complaints", paginator.count)
    count = found % {"count": words.number(paginator.count)}
    page_url = f"{reverse('letting-appeals')}?state={asked}&page="
    context = {
        "header": PageHeader(_("Complaints")),
        "crumbs": Breadcrumbs((letting_link(),), _("Complaints")),
        "filters": FilterBar(form=form, url=reverse("letting-appeals"), found=count, live="appeals"),
        "table": appeals_table(
            request.desk,
            appeals,
            pagination=Pagination(here.number, paginator.num_pages, page_url, count),
        ),
    }
    return render(request, "letting/appeals/list.html", context)


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

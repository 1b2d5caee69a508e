from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bofast.casework.access import actions as access
from bofast.casework.access.models import BreakGlass
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.design.parts.filters import FilterBar
from bofast.design.parts.tables import Pagination
from bofast.design.toasts import toast
from bofast.desk.journal.forms import JournalFilter
from bofast.desk.journal.gathering import gathered
from bofast.desk.journal.presenter import citizens_table, family_names, journal_table, openings_table
from bofast.desk.office import Desk, DeskRequest
from bofast.desk.reading import open_family

ENTRIES_A_PAGE = 200


@require_GET
def show(request: DeskRequest) -> HttpResponse:
    """The office's journal, and the openings that wait for the leader's review."""
    desk = request.desk
    form = JournalFilter(request.GET or None, users=desk.colleagues.order_by("full_name"))
    pages = Paginator(form.narrow(desk.journal).order_by("-at", "-pk"), ENTRIES_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    journal.record(Deed.JOURNAL_READ, by=desk.user, office=desk.office)
    kept = {name: value for name, value in request.GET.items() if name != "page"}
    table = journal_table(
        page.object_list,
        desk=desk,
        families=_names(desk, {entry.family_id for entry in page.object_list if entry.family_id}),
        pagination=Pagination(page.number, pages.num_pages, f"?{urlencode(kept | {'page': ''})}"),
    )
    waiting = list(_waiting(desk))
    context = {
        "table": table,
        "filters": FilterBar(form, reverse("journal")),
        "openings": openings_table(waiting, names=_names(desk, {o.family_id for o in waiting}), may_review=True),
    }
    return render(request, "journal/journal.html", context)


@require_POST
def review(request: DeskRequest, opening_id: UUID) -> HttpResponse:
    """Say whether an opening was right."""
    opening = get_object_or_404(_waiting(request.desk), pk=opening_id)
    access.review_opening(opening, found_right=request.POST.get("right") == "1", by=request.user)
    toast(request, _("The opening is reviewed."))
    return redirect("journal")


@require_GET
def of_family(request: DeskRequest, family_id: UUID) -> HttpResponse:
    """Who has seen and changed what about one family, as the family may have it; made for print."""
    family = open_family(request, family_id)
    entries = request.desk.journal.filter(family_id=family.pk).order_by("-at", "-pk")[:1_000]
    context = {
        "family": family,
        "table": citizens_table(gathered(entries), desk=request.desk),
        "today": timezone.localdate(),
    }
    return render(request, "journal/of_family.html", context)


def _waiting(desk: Desk) -> QuerySet[BreakGlass]:
    return desk.openings_to_review.select_related("user").order_by("opened_at")


def _names(desk: Desk, ids: set[UUID]) -> dict[UUID, str]:
    return family_names(desk.listed_families.filter(pk__in=ids))

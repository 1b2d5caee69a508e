"""The waiting list as a page and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from bofast.casework.access.roles import Permission
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.models import Registration
from bofast.casework.lettings.models.registrations import RegistrationQuerySet
from bofast.design import words
from bofast.design.parts import FilterBar, Link, PageHeader, Pagination, Weight
from bofast.desk.families.listing.export import MOST_ROWS, as_csv, as_excel
from bofast.desk.letting.waiting.export import sheet
from bofast.desk.letting.waiting.filters import ListFilter
from bofast.desk.letting.waiting.list_presenter import list_table
from bofast.desk.letting.waiting.query import registrations_wanted
from bofast.desk.letting.waiting.rows import rows_of
from bofast.desk.office import DeskRequest

ROWS_OF_A_PAGE = 50


@require_GET
def show_list(request: DeskRequest) -> HttpResponse:
    """Those who wait, narrowed and in order; who was shown stands in the journal."""
    form, registrations = _asked(request)
    paginator = Paginator[Registration](registrations, ROWS_OF_A_PAGE)
    here = paginator.get_page(request.GET.get("page"))
    shown = list(here.object_list)
    _record(request, Deed.FAMILIES_LISTED, shown)
    found = ngettext("%(count)s family", "%(count)s families", paginator.count)
    count = found % {"count": words.number(paginator.count)}
    pagination = Pagination(here.number, paginator.num_pages, _page_url(request), count)
    context = {
        "header": PageHeader(_("The waiting list"), actions=_actions(request)),
        "filters": FilterBar(form=form, url=reverse("letting-list"), found=count, live="waiting"),
        "table": list_table(request.desk, rows_of(request.desk, shown), asked=request.GET, pagination=pagination),
    }
    return render(request, "letting/waiting/list.html", context)


@require_GET
def export(request: DeskRequest, kind: str) -> HttpResponse:
    """The narrowed list as a file; whose rows it holds stands in the journal before it leaves.

    Raises: Http404, for another kind of file than csv and xlsx.
    """
    form, registrations = _asked(request)
    if kind not in {"csv", "xlsx"} or not form.is_valid():
        raise Http404
    shown = list(registrations[:MOST_ROWS])
    _record(request, Deed.EXPORTED, shown, what="waiting list", kind=kind)
    lines = sheet(rows_of(request.desk, shown))
    return as_csv(lines, name="waiting-list") if kind == "csv" else as_excel(lines, name="waiting-list")


def _asked(request: DeskRequest) -> tuple[ListFilter, RegistrationQuerySet]:
    form = ListFilter(request.GET, desk=request.desk)
    wanted: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return form, registrations_wanted(request.desk, wanted)


def _record(request: DeskRequest, deed: Deed, shown: Sequence[Registration], **facts: str) -> None:
    told = {"families": [registration.family_id for registration in shown], **facts}
    journal.record(deed, by=request.user, office=request.desk.office, facts=told)


def _page_url(request: DeskRequest) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    asked["page"] = ""
    return f"{reverse('letting-list')}?{asked.urlencode()}"


def _actions(request: DeskRequest) -> tuple[Link, ...]:
    query = request.GET.urlencode()
    files = tuple(
        Link(label, f"{reverse('letting-list-export', args=[kind])}?{query}", Weight.TERTIARY)
        for label, kind in ((_("Excel"), "xlsx"), (_("CSV"), "csv"))
    )
    if not request.desk.may(Permission.LET_HOMES):
        return files
    return (Link(_("Put a family on the list"), reverse("letting-register"), Weight.PRIMARY), *files)

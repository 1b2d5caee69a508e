"""The waiting list as a page and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
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
from bofast.design.parts import FilterBar, Link, PageHeader, Weight
from bofast.desk.letting.waiting.export import sheet
from bofast.desk.letting.waiting.filters import ListFilter
from bofast.desk.letting.waiting.list_presenter import list_table
from bofast.desk.letting.waiting.query import registrations_wanted
from bofast.desk.letting.waiting.rows import rows_of
from bofast.desk.listing.address import ListAddress
from bofast.desk.listing.files import MOST_ROWS, as_file, file_links, kind_asked
from bofast.desk.listing.list_page import ListPage, show_page
from bofast.desk.listing.pages import page_of
from bofast.desk.office import DeskRequest


@require_GET
def show_list(request: DeskRequest) -> HttpResponse:
    """Those who wait, narrowed and in order; who was shown stands in the journal."""
    form, registrations = _asked(request)
    at = ListAddress(reverse("letting-list"), request.GET)
    here = page_of(registrations, at=at, found=_found)
    _record(request, Deed.FAMILIES_LISTED, here.rows)
    rows = rows_of(request.desk, here.rows)
    page = ListPage(
        header=PageHeader(_("The waiting list"), actions=_actions(request)),
        filters=FilterBar(form=form, url=at.url, found=here.found, live="waiting"),
        table=list_table(request.desk, rows, at=at, pagination=here.pagination),
    )
    return show_page(request, page)


@require_GET
def export(request: DeskRequest, kind: str) -> HttpResponse:
    """The narrowed list as a file; whose rows it holds stands in the journal before it leaves.

    Raises: Http404, for another kind of file than a list is given as.
    """
    file_kind = kind_asked(kind)
    form, registrations = _asked(request)
    if not form.is_valid():
        raise Http404
    shown = list(registrations[:MOST_ROWS])
    _record(request, Deed.EXPORTED, shown, what="waiting list", kind=kind)
    return as_file(sheet(rows_of(request.desk, shown)), kind=file_kind, name="waiting-list")


def _asked(request: DeskRequest) -> tuple[ListFilter, RegistrationQuerySet]:
    form = ListFilter(request.GET, desk=request.desk)
    wanted: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return form, registrations_wanted(request.desk, wanted)


def _record(request: DeskRequest, deed: Deed, shown: Sequence[Registration], **facts: str) -> None:
    told = {"families": [registration.family_id for registration in shown], **facts}
    journal.record(deed, by=request.user, office=request.desk.office, facts=told)


def _found(count: int) -> str:
    return ngettext("%(count)s family", "%(count)s families", count) % {"count": words.number(count)}


def _actions(request: DeskRequest) -> tuple[Link, ...]:
    files = file_links("letting-list-export", asked=request.GET)
    if not request.desk.may(Permission.LET_HOMES):
        return files
    return (Link(_("Put a family on the list"), reverse("letting-register"), Weight.PRIMARY), *files)

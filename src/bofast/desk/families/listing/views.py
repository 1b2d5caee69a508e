from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from bofast.casework.access.roles import Permission
from bofast.casework.families import actions
from bofast.casework.families.models import Family, SavedView
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.design import words
from bofast.design.parts import FilterBar, Link, PageHeader, Weight
from bofast.design.toasts import toast
from bofast.desk.asked import text_asked
from bofast.desk.families.listing.export import sheet
from bofast.desk.families.listing.form import FamilyFilter
from bofast.desk.families.listing.presenter import chips_of, kept_query, saved_of, table_of
from bofast.desk.families.listing.query import Wanted, families_wanted, in_order
from bofast.desk.families.listing.rows import rows_of
from bofast.desk.listing.address import ListAddress
from bofast.desk.listing.files import MOST_ROWS, as_file, file_links, kind_asked
from bofast.desk.listing.list_page import ListPage
from bofast.desk.listing.pages import page_of
from bofast.desk.office import DeskRequest

SHOWN = (
    *("name", "reference", "status", "grade", "responsible__full_name", "responsible__username"),
    *("fit_outlook__fits_now", "fit_outlook__outgrown_on"),
)
LONGEST_NAME = 60
LONGEST_QUERY = 400


@require_GET
def show(request: DeskRequest) -> HttpResponse:
    """The families that the user may know of, narrowed and in order; who was shown stands in the journal."""
    form = FamilyFilter(request.GET, desk=request.desk)
    wanted = Wanted(**form.cleaned_data) if form.is_valid() else Wanted()
    found_here = families_wanted(request.desk, wanted).select_related("responsible", "fit_outlook").only(*SHOWN)
    at = ListAddress(reverse("families"), request.GET)
    here = page_of(in_order(found_here, sort=wanted.sort), at=at, found=_found)
    _record(request, Deed.FAMILIES_LISTED, here.rows, page=here.pagination.page)
    saved = _saved(request)
    filters = FilterBar(
        form=form,
        url=at.url,
        chips=chips_of(form, at=at) if form.is_valid() else (),
        saved=saved_of(saved, asked=request.GET),
        found=here.found,
        live="families",
    )
    rows = rows_of(request.desk, here.rows)
    table = table_of(rows, at=at, today=request.desk.today, pagination=here.pagination)
    context = {
        "page": ListPage(header=PageHeader(_("Families"), actions=_actions(request)), filters=filters, table=table),
        "may_save": bool(kept_query(request.GET)),
        "query": kept_query(request.GET),
        "saved": saved,
    }
    return render(request, "families/list.html", context)


@require_GET
def export(request: DeskRequest, kind: str) -> HttpResponse:
    """The narrowed list as a file; whose rows it holds stands in the journal before it leaves.

    Raises: Http404, for another kind of file than a list is given as.
    """
    file_kind = kind_asked(kind)
    form = FamilyFilter(request.GET, desk=request.desk)
    if not form.is_valid():
        raise Http404
    wanted = Wanted(**form.cleaned_data)
    found = families_wanted(request.desk, wanted).select_related("responsible", "fit_outlook")
    families = list(in_order(found, sort=wanted.sort)[:MOST_ROWS])
    _record(request, Deed.EXPORTED, families, what="families", kind=kind)
    return as_file(sheet(rows_of(request.desk, families)), kind=file_kind, name="families")


@require_POST
def save_view(request: DeskRequest) -> HttpResponse:
    """Keep the filters in force under a name of the user's own."""
    name = text_asked(request.POST, "name", longest=LONGEST_NAME)
    query = kept_query(QueryDict(text_asked(request.POST, "query", longest=LONGEST_QUERY)))[:LONGEST_QUERY]
    if not name or not query:
        toast(request, _("Write a name for the filter."))
        return redirect("families")
    actions.save_view(name, place="families", query=query, office=request.desk.office, by=request.user)
    toast(request, _("The filter is saved."))
    return redirect(f"{reverse('families')}?{query}")


@require_POST
def forget_view(request: DeskRequest, view_id: int) -> HttpResponse:
    view = get_object_or_404(request.user.saved_views.filter(office=request.desk.office), pk=view_id)
    actions.forget_view(view, by=request.user)
    toast(request, _("The filter is removed."))
    return redirect("families")


def _saved(request: DeskRequest) -> list[SavedView]:
    return list(request.user.saved_views.filter(office=request.desk.office, place="families").order_by("name"))


def _found(count: int) -> str:
    return ngettext("%(count)s family", "%(count)s families", count) % {"count": words.number(count)}


def _record(request: DeskRequest, deed: Deed, shown: Sequence[Family], **facts: str | int) -> None:
    told = {"families": [family.pk for family in shown], **facts}
    journal.record(deed, by=request.user, office=request.desk.office, facts=told)


def _actions(request: DeskRequest) -> tuple[Link, ...]:
    who_could_buy = Link(_("Who could buy?"), reverse("ways-all"), Weight.SECONDARY)
    files = file_links("families-export", asked=request.GET)
    if not request.desk.may(Permission.CHANGE_FAMILIES):
        return (who_could_buy, *files)
    return (Link(_("Add a family"), reverse("family-add"), Weight.PRIMARY), who_could_buy, *files)

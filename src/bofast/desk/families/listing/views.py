from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from bofast.casework.access.roles import Permission
from bofast.casework.families import actions
from bofast.casework.families.models import SavedView
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.design import words
from bofast.design.parts import FilterBar, Link, PageHeader, Pagination, Weight
from bofast.design.toasts import toast
from bofast.desk.asked import text_asked
from bofast.desk.families.listing import export as exports
from bofast.desk.families.listing.form import FamilyFilter
from bofast.desk.families.listing.presenter import chips_of, kept_query, saved_of, table_of
from bofast.desk.families.listing.query import Wanted, families_wanted, in_order
from bofast.desk.families.listing.rows import rows_of
from bofast.desk.office import DeskRequest

ROWS_OF_A_PAGE = 50
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
    paginator = Paginator(in_order(found_here, sort=wanted.sort), ROWS_OF_A_PAGE)
    here = paginator.get_page(request.GET.get("page"))
    families = list(here.object_list)
    journal.record(
        Deed.FAMILIES_LISTED,
        by=request.user,
        office=request.desk.office,
        facts={"families": [family.pk for family in families], "page": here.number},
    )
    found = ngettext("%(count)s family", "%(count)s families", paginator.count)
    count = found % {"count": words.number(paginator.count)}
    pagination = Pagination(here.number, paginator.num_pages, _page_url(request), count)
    saved = _saved(request)
    context = {
        "header": PageHeader(_("Families"), actions=_actions(request)),
        "filters": FilterBar(
            form=form,
            url=reverse("families"),
            chips=chips_of(form, asked=request.GET) if form.is_valid() else (),
            saved=saved_of(saved, asked=request.GET),
            found=count,
            live="families",
        ),
        "may_save": bool(kept_query(request.GET)),
        "query": kept_query(request.GET),
        "saved": saved,
        "table": table_of(
            rows_of(request.desk, families), asked=request.GET, today=request.desk.today, pagination=pagination
        ),
    }
    return render(request, "families/list.html", context)


@require_GET
def export(request: DeskRequest, kind: str) -> HttpResponse:
    """The narrowed list as a file; whose rows it holds stands in the journal before it leaves."""
    form = FamilyFilter(request.GET, desk=request.desk)
    if kind not in {"csv", "xlsx"} or not form.is_valid():
        raise Http404
    wanted = Wanted(**form.cleaned_data)
    found = families_wanted(request.desk, wanted).select_related("responsible", "fit_outlook")
    families = list(in_order(found, sort=wanted.sort)[: exports.MOST_ROWS])
    journal.record(
        Deed.EXPORTED,
        by=request.user,
        office=request.desk.office,
        facts={"what": "families", "kind": kind, "families": [family.pk for family in families]},
    )
    lines = exports.sheet(rows_of(request.desk, families))
    return exports.as_csv(lines, name="families") if kind == "csv" else exports.as_excel(lines, name="families")


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


def _page_url(request: DeskRequest) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    asked["page"] = ""
    return f"{reverse('families')}?{asked.urlencode()}"


def _actions(request: DeskRequest) -> tuple[Link, ...]:
    query = request.GET.urlencode()
    links = [
        Link(_("Who could buy?"), reverse("ways-all"), Weight.SECONDARY),
        Link(_("Excel"), f"{reverse('families-export', args=['xlsx'])}?{query}", Weight.TERTIARY),
        Link(_("CSV"), f"{reverse('families-export', args=['csv'])}?{query}", Weight.TERTIARY),
    ]
    if request.desk.may(Permission.CHANGE_FAMILIES):
        links.insert(0, Link(_("Add a family"), reverse("family-add"), Weight.PRIMARY))
    return tuple(links)

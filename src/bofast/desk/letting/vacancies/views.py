"""The list of vacant homes, and one as a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from bofast.casework.access.roles import Permission
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.due import offers_out
from bofast.casework.lettings.models import Vacancy
from bofast.design import words
from bofast.design.parts import Breadcrumbs, FilterBar, Link, PageHeader, Pagination, Weight
from bofast.desk.families.listing.export import MOST_ROWS, as_csv, as_excel
from bofast.desk.letting.vacancies.export import sheet
from bofast.desk.letting.vacancies.forms import VacancyFilter
from bofast.desk.letting.vacancies.list_presenter import vacancies_table
from bofast.desk.letting.vacancies.presenter import vacancy_page
from bofast.desk.letting.vacancies.query import vacancies_wanted
from bofast.desk.office import DeskRequest

ROWS_OF_A_PAGE = 50


@require_GET
def show_list(request: DeskRequest) -> HttpResponse:
    """The office's vacant homes, narrowed and in order; which were shown stands in the journal."""
    form, vacancies = _asked(request)
    paginator = Paginator[Vacancy](vacancies, ROWS_OF_A_PAGE)
    here = paginator.get_page(request.GET.get("page"))
    shown = list(here.object_list)
    _record(request, Deed.HOMES_LISTED, shown)
    found = ngettext("%(count)s vacant home", "%(count)s vacant homes", paginator.count)
    count = found % {"count": words.number(paginator.count)}
    pagination = Pagination(here.number, paginator.num_pages, _page_url(request), count)
    context = {
        "header": PageHeader(_("Vacant homes"), actions=_actions(request)),
        "crumbs": Breadcrumbs((Link(_("Letting"), reverse("letting")),), _("Vacant homes")),
        "filters": FilterBar(form=form, url=reverse("letting-vacancies"), found=count, live="vacancies"),
        "table": vacancies_table(request.desk, shown, asked=request.GET, pagination=pagination),
    }
    return render(request, "letting/vacancies/list.html", context)


@require_GET
def export(request: DeskRequest, kind: str) -> HttpResponse:
    """The narrowed list as a file.

    Raises: Http404, for another kind of file than csv and xlsx.
    """
    form, vacancies = _asked(request)
    if kind not in {"csv", "xlsx"} or not form.is_valid():
        raise Http404
    shown = list(vacancies[:MOST_ROWS])
    _record(request, Deed.EXPORTED, shown, what="vacancies", kind=kind)
    lines = sheet(shown, out=offers_out(shown), on=request.desk.today)
    return as_csv(lines, name="vacant-homes") if kind == "csv" else as_excel(list(lines), name="vacant-homes")


@require_GET
def show(request: DeskRequest, vacancy_id: UUID) -> HttpResponse:
    """One vacancy; the home, and the families in line for it, stand in the journal."""
    asked = request.desk.vacancies.select_related("home__office", "home__area", "notice", "opened_by")
    asked = asked.select_related("lane_entry__agreement", "lane_entry__by")
    vacancy = get_object_or_404(asked, pk=vacancy_id)
    journal.record(Deed.HOME_READ, by=request.user, office=request.desk.office, about=vacancy.home)
    page = vacancy_page(request.desk, vacancy)
    facts = {"families": list(page.families), "vacancy": vacancy.pk}
    journal.record(Deed.FAMILIES_LISTED, by=request.user, office=request.desk.office, facts=facts)
    return render(request, "letting/vacancies/vacancy.html", {"page": page})


def _asked(request: DeskRequest) -> tuple[VacancyFilter, QuerySet[Vacancy]]:
    form = VacancyFilter(request.GET, desk=request.desk)
    wanted: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return form, vacancies_wanted(request.desk, wanted)


def _record(request: DeskRequest, deed: Deed, shown: Sequence[Vacancy], **facts: str) -> None:
    told = {"homes": [vacancy.home_id for vacancy in shown], **facts}
    journal.record(deed, by=request.user, office=request.desk.office, facts=told)


def _page_url(request: DeskRequest) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    asked["page"] = ""
    return f"{reverse('letting-vacancies')}?{asked.urlencode()}"


def _actions(request: DeskRequest) -> tuple[Link, ...]:
    query = request.GET.urlencode()
    files = tuple(
        Link(label, f"{reverse('letting-vacancies-export', args=[kind])}?{query}", Weight.TERTIARY)
        for label, kind in ((_("Excel"), "xlsx"), (_("CSV"), "csv"))
    )
    if not request.desk.may(Permission.LET_HOMES):
        return files
    record = Link(_("Record a notice"), reverse("letting-notice-add"), Weight.PRIMARY)
    opens = Link(_("Open a vacancy"), reverse("letting-vacancy-open"), Weight.SECONDARY)
    return (record, opens, *files)

"""The list of vacant homes, and one as a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

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
from bofast.design.parts import Breadcrumbs, FilterBar, Link, PageHeader, Weight
from bofast.desk.letting.vacancies.export import sheet
from bofast.desk.letting.vacancies.forms import VacancyFilter
from bofast.desk.letting.vacancies.list_presenter import vacancies_table
from bofast.desk.letting.vacancies.presenter import vacancy_page
from bofast.desk.letting.vacancies.query import vacancies_wanted
from bofast.desk.listing.address import ListAddress
from bofast.desk.listing.files import MOST_ROWS, as_file, file_links, kind_asked
from bofast.desk.listing.list_page import ListPage, show_page
from bofast.desk.listing.pages import page_of
from bofast.desk.office import DeskRequest


@require_GET
def show_list(request: DeskRequest) -> HttpResponse:
    """The office's vacant homes, narrowed and in order; which were shown stands in the journal."""
    form, vacancies = _asked(request)
    at = ListAddress(reverse("letting-vacancies"), request.GET)
    here = page_of(vacancies, at=at, found=_found)
    _record(request, Deed.HOMES_LISTED, here.rows)
    page = ListPage(
        header=PageHeader(_("Vacant homes"), actions=_actions(request)),
        crumbs=Breadcrumbs((Link(_("Letting"), reverse("letting")),), _("Vacant homes")),
        filters=FilterBar(form=form, url=at.url, found=here.found, live="vacancies"),
        table=vacancies_table(request.desk, here.rows, at=at, pagination=here.pagination),
    )
    return show_page(request, page)


@require_GET
def export(request: DeskRequest, kind: str) -> HttpResponse:
    """The narrowed list as a file; what it holds stands in the journal before it leaves.

    Raises: Http404, for another kind of file than a list is given as.
    """
    file_kind = kind_asked(kind)
    form, vacancies = _asked(request)
    if not form.is_valid():
        raise Http404
    shown = list(vacancies[:MOST_ROWS])
    _record(request, Deed.EXPORTED, shown, what="vacancies", kind=kind)
    lines = sheet(shown, out=offers_out(shown), on=request.desk.today)
    return as_file(lines, kind=file_kind, name="vacant-homes")


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


def _found(count: int) -> str:
    return ngettext("%(count)s vacant home", "%(count)s vacant homes", count) % {"count": words.number(count)}


def _actions(request: DeskRequest) -> tuple[Link, ...]:
    files = file_links("letting-vacancies-export", asked=request.GET)
    if not request.desk.may(Permission.LET_HOMES):
        return files
    record = Link(_("Record a notice"), reverse("letting-notice-add"), Weight.PRIMARY)
    opens = Link(_("Open a vacancy"), reverse("letting-vacancy-open"), Weight.SECONDARY)
    return (record, opens, *files)

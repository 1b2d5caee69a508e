from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bofast.casework.families.models import Family
from bofast.casework.followup.case_file import CaseFile
from bofast.casework.mapping import actions as mapping
from bofast.casework.mapping.lines import columns_of
from bofast.casework.mapping.models import EconomyLine, Source
from bofast.design.toasts import toast
from bofast.desk.mapping.economy_forms import SORTS, LineForm, LineKind, LineSort, initial_of, people_of
from bofast.desk.mapping.economy_presenter import line_tables
from bofast.desk.office import DeskRequest
from bofast.desk.reading import open_family
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser


@require_GET
def show(request: DeskRequest, family_id: UUID) -> HttpResponse:
    """Incomes, expenses, debts and wealth of a family."""
    family = open_family(request, family_id)
    context = {"family": family, "tables": line_tables(CaseFile(family), desk=request.desk)}
    return render(request, "mapping/economy.html", context)


@require_http_methods(["GET", "POST"])
def add(request: DeskRequest, family_id: UUID, kind: str) -> HttpResponse:
    """Write down a new line."""
    family, sort = open_family(request, family_id), _sort(kind)
    initial = {"from_day": request.desk.today, "source": Source.PERSON.value}
    form = _form(request, sort=sort, family=family, initial=initial)
    if form.is_valid():
        sort.write(family, facts=sort.facts(**form.entered()), by=request.user)
        toast(request, _("Written down. The five ways count with it."))
        return redirect("family-economy", family.pk)
    return _form_page(request, family=family, form=form, sort=sort)


@require_http_methods(["GET", "POST"])
def change(request: DeskRequest, family_id: UUID, kind: str, line_id: int) -> HttpResponse:
    """Correct a line, end it, or withdraw it: what stood before is kept."""
    family, sort = open_family(request, family_id), _sort(kind)
    line = get_object_or_404(getattr(family, sort.related).filter(withdrawn_at__isnull=True), pk=line_id)
    form = _form(request, sort=sort, family=family, initial=initial_of(line, form=sort.form))
    if request.method == "POST" and "withdraw" in request.POST:
        mapping.withdraw_line(line, by=request.user)
        toast(request, _("Withdrawn. It counts no more."))
        return redirect("family-economy", family.pk)
    if form.is_valid() and _corrected(request, line=line, form=form, sort=sort):
        return redirect("family-economy", family.pk)
    return _form_page(request, family=family, form=form, sort=sort, line=line)


def _corrected(request: DeskRequest, *, line: EconomyLine, form: LineForm, sort: LineSort) -> bool:
    facts: Any = sort.facts(**form.entered())
    try:
        mapping.correct_line(line, changes=columns_of(facts), by=request.user)
    except ShownToUser as refused:
        form.add_error(None, refusal_in_words(refused))
        return False
    toast(request, _("Changed. What stood before is kept."))
    return True


def _sort(kind: str) -> LineSort:
    try:
        return SORTS[LineKind(kind)]
    except ValueError:
        raise Http404 from None


def _form(request: DeskRequest, *, sort: LineSort, family: Family, initial: dict[str, Any]) -> LineForm:
    posted = request.POST if request.method == "POST" and "withdraw" not in request.POST else None
    return sort.form(posted, people=people_of(family, on=request.desk.today), initial=initial)


def _form_page(
    request: DeskRequest, *, family: Family, form: LineForm, sort: LineSort, line: EconomyLine | None = None
) -> HttpResponse:
    context = {"form": form, "family": family, "title": str(sort.title), "line": line}
    return render(request, "mapping/line_form.html", context, status=422 if form.is_bound else 200)

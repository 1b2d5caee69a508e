from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET

from bofast.casework.families.models import Family
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.design import words
from bofast.design.forms import BofastForm
from bofast.design.parts import FilterBar, Link, PageHeader, Pagination, Weight
from bofast.desk.families.listing.export import Cell, as_csv, as_excel, harmless
from bofast.desk.families.listing.form import ANY
from bofast.desk.families.page.fit_reason import norm_words
from bofast.desk.fit.presenter import because, outgrown_table
from bofast.desk.office import DeskRequest
from bofast.vocabulary.spells import add_months

ROWS_OF_A_PAGE = 50
MOST_ROWS = 20_000
SOON = 12


class OutgrownFilter(BofastForm):
    months = forms.IntegerField(
        label=gettext_lazy("Months ahead"),
        required=False,
        min_value=0,
        max_value=240,
        widget=forms.NumberInput({"size": "4"}),
    )
    responsible = forms.ChoiceField(
        label=gettext_lazy("Responsible"), required=False, choices=[ANY, ("me", gettext_lazy("me"))]
    )


@require_GET
def show(request: DeskRequest) -> HttpResponse:
    """Families that outgrow their home within some months; those of them whose details the reader may see."""
    form, families = _asked(request)
    paginator = Paginator[Family](families, ROWS_OF_A_PAGE)
    here = paginator.get_page(request.GET.get("page"))
    shown = list(here.object_list)
    facts = {"families": [family.pk for family in shown], "list": "outgrown"}
    journal.record(Deed.FAMILIES_LISTED, by=request.user, office=request.desk.office, facts=facts)
    found = ngettext("%(count)s family", "%(count)s families", paginator.count)
    count = found % {"count": words.number(paginator.count)}
    query = request.GET.urlencode()
    export = tuple(
        Link(label, f"{reverse('outgrown-export', args=[kind])}?{query}", Weight.TERTIARY)
        for label, kind in ((_("Excel"), "xlsx"), (_("CSV"), "csv"))
    )
    context = {
        "header": PageHeader(
            _("Homes soon too small"),
            lead=_("By birth dates, due dates and the homes' rooms. The norm: %(norm)s.")
            % {"norm": norm_words(request.desk.office.fit_norm)},
            actions=export,
        ),
        "filters": FilterBar(form=form, url=reverse("outgrown"), found=count, live="outgrown"),
        "table": outgrown_table(
            request.desk,
            shown,
            pagination=Pagination(here.number, paginator.num_pages, _page_url(request), count),
        ),
    }
    return render(request, "fit/outgrown.html", context)


@require_GET
def export(request: DeskRequest, kind: str) -> HttpResponse:
    form, families = _asked(request)
    if kind not in {"csv", "xlsx"} or not form.is_valid():
        raise Http404
    shown = list(families[:MOST_ROWS])
    facts = {"what": "outgrown", "kind": kind, "families": [family.pk for family in shown]}
    journal.record(Deed.EXPORTED, by=request.user, office=request.desk.office, facts=facts)
    lines = [_head(), *(_line(family) for family in shown)]
    return as_csv(lines, name="outgrown") if kind == "csv" else as_excel(lines, name="outgrown")


def _asked(request: DeskRequest) -> tuple[OutgrownFilter, FamilyQuerySet]:
    form = OutgrownFilter(request.GET or {"months": SOON})
    wanted: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    months = wanted.get("months")
    until: date = add_months(request.desk.today, SOON if months is None else months)
    families = request.desk.families.filter(closed_on=None, fit_outlook__outgrown_on__lte=until)
    if wanted.get("responsible") == "me":
        families = families.filter(responsible=request.user)
    families = families.select_related("fit_outlook", "responsible", "office")
    return form, families.order_by("fit_outlook__outgrown_on", "name", "pk")


def _head() -> list[Cell]:
    return [_("Reference"), _("Family"), _("Too small from"), _("Because"), _("Rooms needed"), _("Responsible")]


def _line(family: Family) -> list[Cell]:
    on = family.fit_outlook.outgrown_on
    cells: list[Cell] = [
        family.reference,
        family.name,
        on.isoformat() if on else "",
        because(family),
        family.fit_outlook.because.get("needed", ""),
        str(family.responsible or ""),
    ]
    return [harmless(cell) for cell in cells]


def _page_url(request: DeskRequest) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    asked["page"] = ""
    return f"{reverse('outgrown')}?{asked.urlencode()}"

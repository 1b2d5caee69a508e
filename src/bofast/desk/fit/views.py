from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
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
from bofast.design.parts import FilterBar, PageHeader
from bofast.desk.families.listing.form import ANY
from bofast.desk.families.page.fit_reason import norm_words
from bofast.desk.fit.presenter import because, outgrown_table
from bofast.desk.listing.address import ListAddress
from bofast.desk.listing.files import MOST_ROWS, Cell, as_file, file_links, kind_asked
from bofast.desk.listing.list_page import ListPage, show_page
from bofast.desk.listing.pages import page_of
from bofast.desk.office import DeskRequest
from bofast.vocabulary.spells import add_months

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
    here = page_of(families, at=ListAddress(reverse("outgrown"), request.GET), found=_found)
    facts = {"families": [family.pk for family in here.rows], "list": "outgrown"}
    journal.record(Deed.FAMILIES_LISTED, by=request.user, office=request.desk.office, facts=facts)
    header = PageHeader(
        _("Homes soon too small"),
        lead=_("By birth dates, due dates and the homes' rooms. The norm: %(norm)s.")
        % {"norm": norm_words(request.desk.office.fit_norm)},
        actions=file_links("outgrown-export", asked=request.GET),
    )
    filters = FilterBar(form=form, url=reverse("outgrown"), found=here.found, live="outgrown")
    table = outgrown_table(request.desk, here.rows, pagination=here.pagination)
    return show_page(request, ListPage(header=header, filters=filters, table=table))


@require_GET
def export(request: DeskRequest, kind: str) -> HttpResponse:
    """The narrowed list as a file; whose rows it holds stands in the journal before it leaves.

    Raises: Http404, for another kind of file than a list is given as.
    """
    file_kind = kind_asked(kind)
    form, families = _asked(request)
    if not form.is_valid():
        raise Http404
    shown = list(families[:MOST_ROWS])
    facts = {"what": "outgrown", "kind": kind, "families": [family.pk for family in shown]}
    journal.record(Deed.EXPORTED, by=request.user, office=request.desk.office, facts=facts)
    return as_file([_head(), *(_line(family) for family in shown)], kind=file_kind, name="outgrown")


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
    return [
        family.reference,
        family.name,
        on.isoformat() if on else "",
        because(family),
        family.fit_outlook.because.get("needed", ""),
        str(family.responsible or ""),
    ]


def _found(count: int) -> str:
    return ngettext("%(count)s family", "%(count)s families", count) % {"count": words.number(count)}

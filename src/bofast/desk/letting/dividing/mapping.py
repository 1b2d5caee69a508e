"""Bringing in the map of the blocks."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from bofast.casework.homes import actions
from bofast.casework.homes.block_map import MapFault, read_block_map
from bofast.casework.homes.blocks import known_blocks
from bofast.design.parts import Breadcrumbs, Column, FormLayout, PageHeader, Row, Table
from bofast.design.toasts import toast
from bofast.desk.letting.dividing.forms import MapForm
from bofast.desk.letting.dividing.views import all_link, letting_link
from bofast.desk.letting.dividing.words import fault_in_words, place_in_words
from bofast.desk.office import DeskRequest

FAULTS_SHOWN = 50


@require_http_methods(["GET", "POST"])
def bring_in(request: DeskRequest) -> HttpResponse:
    """Read a map; it is taken whole, or its faults are listed."""
    form = MapForm(request.POST or None, request.FILES or None)
    faults: Sequence[MapFault] = ()
    if request.method == "POST" and form.is_valid():
        found = read_block_map(form.cleaned_data["file"].read(), blocks=known_blocks(request.desk.areas))
        faults = found.faults
        if not faults:
            actions.draw_blocks(found.outlines, office=request.desk.office, by=request.user)
            drawn = len(found.outlines)
            toast(
                request,
                ngettext("%(count)s block is on the map.", "%(count)s blocks are on the map.", drawn)
                % {"count": drawn},
            )
            return redirect("letting-divisions")
    context = {
        "header": PageHeader(_("Bring in the map")),
        "crumbs": Breadcrumbs((letting_link(), all_link()), _("Map of the blocks")),
        "form": FormLayout(form, submit=_("Bring it in"), cancel_url=all_link().url),
        "faults": _faults_table(faults) if faults else None,
    }
    return render(request, "letting/dividing/map.html", context, status=422 if request.method == "POST" else 200)


def _faults_table(faults: Sequence[MapFault]) -> Table:
    return Table(
        caption=_how_many(len(faults)),
        columns=(Column(_("Where")), Column(_("What is wrong, and what to do"))),
        rows=tuple(Row((place_in_words(one), fault_in_words(one))) for one in faults[:FAULTS_SHOWN]),
    )


def _how_many(faults: int) -> str:
    told = {"count": faults, "shown": FAULTS_SHOWN}
    if faults > FAULTS_SHOWN:
        return _("%(count)s things must be put right; the first %(shown)s stand here. Nothing has been taken.") % told
    return (
        ngettext(
            "%(count)s thing must be put right. Nothing has been taken from the file.",
            "%(count)s things must be put right. Nothing has been taken from the file.",
            faults,
        )
        % told
    )

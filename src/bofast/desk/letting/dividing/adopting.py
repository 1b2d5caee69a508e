"""Adopting the borders of a way, after a look at what would move and what stands against it; and taking it back."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.homes.blocks import divided_areas
from bofast.casework.homes.models import Area
from bofast.casework.lettings import actions
from bofast.casework.lettings.actions.dividing import what_binds
from bofast.casework.lettings.areas.dividing import DividedWay
from bofast.design.forms import BofastForm
from bofast.design.parts import Breadcrumbs, Column, Link, Notice, PageHeader, Row, Table, Tone
from bofast.design.parts.area_map import letter_of
from bofast.desk.form_page import FORM, FormPage, answer
from bofast.desk.letting.dividing.forms import UnitNamesForm
from bofast.desk.letting.dividing.grouping import Division, Grouping, division_of
from bofast.desk.letting.dividing.views import all_link, letting_link
from bofast.desk.office import DeskRequest
from bofast.desk.wording import because_in_words


@FORM
def adopt(request: DeskRequest, division_id: UUID, way_number: int) -> HttpResponse:
    """What would move and what that changes; then names for the units, and it is done."""
    division = division_of(request.desk, division_id)
    if division is None or not 1 <= way_number <= len(division.divided.ways):
        raise Http404
    chosen = division.divided.ways[way_number - 1]
    grouping, in_the_way = division.grouped(chosen), _in_the_way(division.area)
    if in_the_way is not None:
        return _cannot(request, division, grouping=grouping, notice=in_the_way)
    letters = tuple(letter_of(number) for number in range(chosen.units))
    form = UnitNamesForm(request.POST or None, units=grouping.units, letters=letters)
    return answer(
        request,
        form,
        _page(division, way=chosen, number=way_number),
        act=lambda: actions.adopt_division(division.area, units=form.named(), by=request.user),
        done=_("%(area)s is divided. Letting goes by the new units from now on.") % {"area": division.area.name},
        then=reverse("letting-divisions"),
    )


@FORM
def take_back(request: DeskRequest, area_id: int) -> HttpResponse:
    """Put the blocks back to where they lay."""
    area = get_object_or_404(request.desk.areas.select_related("office"), pk=area_id)
    if area not in divided_areas(request.desk.areas):
        raise Http404
    page = FormPage(
        heading=_("Take the division of %(area)s back") % {"area": area.name},
        submit=_("Take it back"),
        back=all_link(),
        intro=_("Every block goes back to the area that it lay in before, and letting goes by that again."),
        notice=_in_the_way(area),
    )
    return answer(
        request,
        BofastForm(request.POST if request.method == "POST" else None),
        page,
        act=lambda: actions.give_up_division(area, by=request.user),
        done=_("The blocks of %(area)s lie where they lay before.") % {"area": area.name},
        then=reverse("letting-divisions"),
    )


def _in_the_way(area: Area) -> Notice | None:
    bound = what_binds(area)
    if not bound:
        return None
    points = tuple(because_in_words(one) for one in bound)
    return Notice(_("Not yet: something stands on the borders as they are"), "", Tone.WARNING, points=points)


def _page(division: Division, *, way: DividedWay, number: int) -> FormPage:
    told = {"area": division.area.name, "number": number}
    blocks = division.divided.blocks
    moves = tuple(
        _("%(letter)s: %(blocks)s")
        % {"letter": letter_of(unit), "blocks": ", ".join(blocks[at].name for at in way.inside(unit))}
        for unit in range(way.units)
    )
    return FormPage(
        heading=_("Divide %(area)s by way %(number)s") % told,
        submit=_("Adopt these borders"),
        back=Link(_("Ways to divide %(area)s") % told, reverse("letting-division", args=[division.run.pk])),
        intro=_(
            "From now on a home belongs to its unit: who lives in the same department, which agreement holds and how "
            "figures are counted go by the units. A wish for %(area)s goes on meaning all of it. Nobody moves, no "
            "offer changes, and you can take it back."
        )
        % told,
        notice=Notice(_("These blocks come together"), "", points=moves),
    )


def _cannot(request: DeskRequest, division: Division, *, grouping: Grouping, notice: Notice) -> HttpResponse:
    """The refusal beside what was asked for: the units as they would have been."""
    told = {"area": division.area.name}
    names = {block.area: block.name for block in division.divided.blocks}
    context = {
        "header": PageHeader(_("%(area)s cannot be divided yet") % told),
        "crumbs": Breadcrumbs((letting_link(), all_link()), division.area.name),
        "notice": notice,
        "units": Table(
            caption=_("The units as they would be"),
            columns=(Column(_("Unit")), Column(_("Blocks"))),
            rows=tuple(Row((unit.name, ", ".join(names[block] for block in unit.blocks))) for unit in grouping.units),
        ),
    }
    return render(request, "letting/dividing/cannot.html", context, status=409 if request.method == "POST" else 200)

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bofast.casework.access.roles import Permission
from bofast.casework.homes.blocks import divided_areas, divisible_areas, homes_by_block
from bofast.casework.homes.models import Area
from bofast.casework.lettings.areas.dividing import KIND
from bofast.casework.runs import actions as runs
from bofast.design.parts import AreaMap, Breadcrumbs, FormLayout, Link, PageHeader, Table, Weight
from bofast.desk.asked import number_asked
from bofast.desk.letting.dividing.figures import figures_now, figures_table
from bofast.desk.letting.dividing.forms import AskForm
from bofast.desk.letting.dividing.grouping import Division, division_of, runs_done, units_now
from bofast.desk.letting.dividing.picture import homes_in_words, map_of_blocks, map_of_units, outlines_in
from bofast.desk.letting.dividing.presenter import (
    blocks_table,
    fewer_ways_notice,
    how_asked,
    joined_notice,
    runs_table,
    ways_shown,
)
from bofast.desk.office import Desk, DeskRequest

RUNS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class DividedShown:
    """An area that is divided now: its units on a map, their figures, and the way back."""

    heading: str
    picture: AreaMap
    figures: Table
    actions: tuple[Link, ...]


@require_GET
def show_list(request: DeskRequest) -> HttpResponse:
    """What is divided now, the question for new borders, the map, and what was found before."""
    return _list(request, AskForm(desk=request.desk, initial=_first_asked(request.desk)))


@require_POST
def ask(request: DeskRequest) -> HttpResponse:
    """Look for ways to divide an area, as a run."""
    form = AskForm(request.POST, desk=request.desk)
    if not form.is_valid():
        return _list(request, form)
    facts = form.asked().as_facts()
    run = runs.request_run(KIND, office=request.desk.office, by=request.user, facts=facts)
    return redirect("run", run.pk)


@require_GET
def show(request: DeskRequest, division_id: UUID) -> HttpResponse:
    """The ways of a run side by side, and the figures of each unit of the chosen one."""
    division = division_of(request.desk, division_id)
    if division is None:
        return _not_there(request.desk, division_id)
    ways = ways_shown(request.desk, division, outlines=outlines_in(division.area))
    context = {
        "header": PageHeader(_("Ways to divide %(area)s") % {"area": division.area.name}, lead=how_asked(division)),
        "crumbs": Breadcrumbs((letting_link(), all_link()), division.area.name),
        "notices": tuple(one for one in (joined_notice(division), fewer_ways_notice(division)) if one is not None),
        "ways": ways,
        "blocks": blocks_table(division),
        "figures": _figures(request, division),
    }
    return render(request, "letting/dividing/division.html", context)


def _not_there(desk: Desk, division_id: UUID) -> HttpResponse:
    """A run that was stopped, or could not be done, leads back to the question."""
    if desk.office.runs.filter(kind=KIND, pk=division_id).exists():
        return redirect("letting-divisions")
    raise Http404


def _figures(request: DeskRequest, division: Division) -> Table | None:
    ways = division.divided.ways
    if not ways:
        return None
    number = min(max(1, number_asked(request.GET, "way") or 1), len(ways))
    caption = _("Figures of each unit by way %(number)s") % {"number": number}
    figures = figures_now(request.desk, division.area)
    return figures_table(division.grouped(ways[number - 1]), figures=figures, caption=caption)


def _list(request: DeskRequest, form: AskForm) -> HttpResponse:
    desk = request.desk
    areas = divisible_areas(desk.areas)
    may_ask, may_change = desk.may(Permission.LET_HOMES), desk.may(Permission.CHANGE_HOMES)
    bring_in = Link(_("Bring in the map"), reverse("letting-division-map"), Weight.SECONDARY)
    context = {
        "header": PageHeader(
            _("Smaller units"),
            lead=_(
                "Divide an area into units that people can know their neighbours in: whole, of a like size, and mixed."
            ),
        ),
        "crumbs": Breadcrumbs((letting_link(),), _("Smaller units")),
        "divided": [_divided(desk, area) for area in divided_areas(desk.areas)],
        "form": _ask_layout(form) if areas and may_ask else None,
        "has_areas": bool(areas),
        "picture": _picture(areas),
        "map_actions": (bring_in,) if may_change else (),
        "runs": runs_table(runs_done(desk)[:RUNS_SHOWN], areas=list(desk.areas)),
    }
    return render(request, "letting/dividing/list.html", context, status=422 if form.is_bound else 200)


def _ask_layout(form: AskForm) -> FormLayout:
    return FormLayout(form, submit=_("Find ways"), url=reverse("letting-division-ask"))


def _picture(areas: list[Area]) -> AreaMap | None:
    """All blocks that are on the map; the first area of the tree holds the others."""
    for area in areas[:1]:
        outlines = outlines_in(area)
        return map_of_blocks(area, outlines=outlines) if outlines else None
    return None


def _divided(desk: Desk, area: Area) -> DividedShown:
    units, figures = units_now(area), figures_now(desk, area)
    homes = [sum(figures[block].homes for block in unit.blocks) for unit in units.units]
    heading = _("%(area)s in %(units)s units") % {"area": area.name, "units": len(units.units)}
    texts = [homes_in_words(count) for count in homes]
    take_back = Link(
        _("Take the division back"), reverse("letting-division-undo", args=[area.pk]), Weight.SECONDARY, about=area.name
    )
    return DividedShown(
        heading,
        map_of_units(heading, outlines=outlines_in(area), grouping=units, texts=texts),
        figures_table(units, figures=figures, caption=_("Figures of each unit")),
        (take_back,) if desk.may(Permission.CHANGE_HOMES) else (),
    )


def _first_asked(desk: Desk) -> dict[str, object]:
    """The first area, in thirds of its homes: a start that can be asked for."""
    for area in divisible_areas(desk.areas)[:1]:
        homes = sum(homes_by_block(area).values())
        return {"area": area, "homes_a_unit": max(2, homes // 3)}
    return {}


def letting_link() -> Link:
    return Link(_("Letting"), reverse("letting"))


def all_link() -> Link:
    return Link(_("Smaller units"), reverse("letting-divisions"))

"""Ways to divide an area, side by side: on maps, in figures, and block by block for those who hear the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.access.roles import Permission
from bofast.casework.figures.disclosure import Shared, protect_parts
from bofast.casework.homes.models import Area
from bofast.casework.homes.outlines import Outline
from bofast.casework.lettings.areas.dividing import DividedWay, DivisionAsked, MixGoal
from bofast.casework.runs.models import Run
from bofast.design import words
from bofast.design.parts import (
    AreaMap,
    Column,
    EmptyState,
    Fact,
    FactList,
    Link,
    Notice,
    Row,
    Table,
    Tone,
    Weight,
)
from bofast.design.parts.area_map import letter_of
from bofast.design.parts.part import Shown
from bofast.desk.letting.dividing.grouping import Division
from bofast.desk.letting.dividing.picture import homes_in_words, map_of_units
from bofast.desk.letting.dividing.words import GOALS
from bofast.desk.office import Desk


@dataclass(frozen=True, slots=True)
class WayShown:
    """One way on the page: its heading, its map, what it reaches, and what can be done with it."""

    heading: str
    picture: AreaMap
    facts: FactList
    actions: tuple[Link, ...]


def ways_shown(desk: Desk, division: Division, *, outlines: Sequence[Outline]) -> tuple[WayShown, ...]:
    return tuple(
        _way(desk, division, way=way, number=number, outlines=outlines)
        for number, way in enumerate(division.divided.ways, start=1)
    )


def _way(desk: Desk, division: Division, *, way: DividedWay, number: int, outlines: Sequence[Outline]) -> WayShown:
    heading = _("Way %(number)s") % {"number": number}
    counted = _counted(division, way=way)
    texts = [_unit_text(division, way=way, unit=unit, counted=counted) for unit in range(way.units)]
    label = _("%(way)s: %(area)s in %(units)s units") % {
        "way": heading,
        "area": division.area.name,
        "units": way.units,
    }
    grouping = division.grouped(way)
    return WayShown(
        heading,
        map_of_units(label, outlines=outlines, grouping=grouping, texts=texts),
        _facts(division, way=way, counted=counted),
        _actions(desk, division, number=number),
    )


def _homes(division: Division, *, way: DividedWay, unit: int) -> int:
    return sum(division.divided.blocks[at].homes for at in way.inside(unit))


def _counted(division: Division, *, way: DividedWay) -> Shared[int]:
    """The counted homes of each unit; where they tell of families, small numbers are hidden."""
    blocks = division.divided.blocks
    parts = {unit: sum(blocks[at].counted for at in way.inside(unit)) for unit in range(way.units)}
    if division.asked.goal is MixGoal.CHILDREN:
        return protect_parts(parts, total=sum(parts.values()))
    return Shared(sum(parts.values()), parts)


def _unit_text(division: Division, *, way: DividedWay, unit: int, counted: Shared[int]) -> str:
    homes, of_kind = _homes(division, way=way, unit=unit), counted.parts[unit]
    if of_kind is None:
        return homes_in_words(homes)
    return _("%(homes)s, %(percent)s %%") % {"homes": homes_in_words(homes), "percent": round(100 * of_kind / homes)}


def _facts(division: Division, *, way: DividedWay, counted: Shared[int]) -> FactList:
    sizes = [_homes(division, way=way, unit=unit) for unit in range(way.units)]
    divided = division.divided
    cut = _("%(cut)s of %(all)s") % {"cut": way.cut, "all": divided.neighbours}
    return FactList(
        (
            Fact(_("Homes in a unit"), _span(sizes)),
            Fact(_("How far a unit usually is from the mean"), _spread(way, is_hidden=None in counted.parts.values())),
            Fact(_("Neighbouring blocks that are parted"), cut),
            Fact(_("Every unit hangs together"), _("yes, counted again")),
        )
    )


def _span(sizes: Sequence[int]) -> str:
    least, most = min(sizes), max(sizes)
    return str(least) if least == most else _("%(least)s to %(most)s") % {"least": least, "most": most}


def _spread(way: DividedWay, *, is_hidden: bool) -> str:
    """How far the shares are from each other, in percentage points; a spread of hidden shares would tell them."""
    if is_hidden:
        return _("too few to show")
    told = {"now": _points(way.spread_permille), "before": _points(way.spread_before_permille)}
    return _("%(now)s percentage points (%(before)s had homes alone been counted)") % told


def _points(permille: int) -> str:
    return words.number(Decimal(permille) / 10)


def _actions(desk: Desk, division: Division, *, number: int) -> tuple[Link, ...]:
    about = _("way %(number)s") % {"number": number}
    figures = f"{reverse('letting-division', args=[division.run.pk])}?way={number}#figures"
    see = Link(_("Figures of each unit"), figures, Weight.SECONDARY, about=about)
    if not desk.may(Permission.CHANGE_HOMES):
        return (see,)
    return (
        Link(
            _("Look at adopting it"),
            reverse("letting-division-adopt", args=[division.run.pk, number]),
            Weight.SECONDARY,
            about=about,
        ),
        see,
    )


def blocks_table(division: Division) -> Table:
    """Which unit each block is in, way by way: what the maps show, for those who hear the page."""
    ways = division.divided.ways
    return Table(
        caption=_("Which unit each block comes into"),
        columns=(
            Column(_("Block")),
            Column(_("Homes"), numeric=True),
            *(Column(_("Way %(number)s") % {"number": number}) for number in range(1, len(ways) + 1)),
        ),
        rows=tuple(
            Row((block.name, block.homes, *(letter_of(way.unit[at]) for way in ways)))
            for at, block in enumerate(division.divided.blocks)
        ),
    )


def how_asked(division: Division) -> str:
    asked = division.asked
    told = {"goal": GOALS[asked.goal], "homes": asked.homes_a_unit, "metres": asked.gap_m}
    return (
        _(
            "Units of about %(homes)s homes, each with a like share of %(goal)s. "
            "Neighbours stand at most %(metres)s m apart."
        )
        % told
    )


def joined_notice(division: Division) -> Notice | None:
    """Blocks that stand alone on the map, and were tied to the nearest so that the area can be divided at all."""
    joined, blocks = division.divided.joined, division.divided.blocks
    if not joined:
        return None
    pairs = tuple(
        _("%(one)s and %(other)s") % {"one": blocks[one].name, "other": blocks[other].name} for one, other in joined
    )
    return Notice(
        _("Some blocks count as neighbours although they stand further apart"),
        _("Without these the area would fall into pieces. Look whether a unit across them makes sense on the ground."),
        Tone.WARNING,
        points=pairs,
    )


def fewer_ways_notice(division: Division) -> Notice | None:
    """The search ends at the same borders from several starts where the map leaves little choice."""
    found, asked = len(division.divided.ways), division.asked.alternatives
    if found >= asked:
        return None
    told = {"found": found, "asked": asked}
    title = (
        ngettext("%(found)s way was found of %(asked)s", "%(found)s different ways were found of %(asked)s", found)
        % told
    )
    return Notice(title, _("The others came to the same borders, or left a unit in pieces."))


def runs_table(runs: Iterable[Run], *, areas: Sequence[Area]) -> Table:
    """What was looked for before; an area that is gone keeps no line."""
    by_key = {area.pk: area for area in areas}
    return Table(
        caption=_("Ways found before"),
        columns=(
            Column(_("Area")),
            Column(_("Spread evenly")),
            Column(_("Ways"), numeric=True),
            Column(_("Asked for")),
        ),
        rows=tuple(
            Row(_run_cells(run, area=by_key[run.facts["area"]]), url=reverse("letting-division", args=[run.pk]))
            for run in runs
            if run.facts["area"] in by_key
        ),
        empty=EmptyState(
            _("Nobody has looked for ways yet"),
            _("Ask above: bofast finds whole units of neighbouring blocks, and you compare them on a map."),
        ),
    )


def _run_cells(run: Run, *, area: Area) -> tuple[Shown, ...]:
    asked = DivisionAsked.of(run.facts)
    by = f"{words.day(run.asked_at.date())}, {run.asked_by}"
    return (area.name, str(GOALS[asked.goal]), len(run.result["ways"]), by)

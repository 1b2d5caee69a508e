"""Pictures of what a change is made of: by year for all areas together, and by area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from bofast.registers.studies.change.told import Origin, Tables, ToldChange
from bofast.registers.studies.findings import Released
from bofast.reports.charts.columns import Column, Part
from bofast.reports.charts.diverging import Divergence, divergence
from bofast.reports.charts.frame import Specification
from bofast.reports.content import Cell, Chart, Table
from bofast.workbench.study.wording.points import POINTS, points_cell, points_text
from bofast.workbench.study.words import Words

MOST_COLUMNS = 7

OfOrigin = Mapping[Origin, Fraction | None]


def origins(words: Words) -> tuple[str, ...]:
    """What the origins of a change are called, in their order."""
    names = {
        Origin.CAME: words.gettext("Those who came"),
        Origin.LEFT: words.gettext("Those who left"),
        Origin.AGE: words.gettext("Growing into the ages or out"),
        Origin.OWN: words.gettext("Those who stayed and changed"),
    }
    return tuple(names[origin] for origin in Origin)


def by_year(tables: Tables, *, words: Words) -> Chart:
    """A column for a year, or for some years together where they are many: their parts are added up."""
    links = [tables.between(year, after).of_origin() for year, after in pairwise(tables.years)]
    in_one = -(-len(links) // MOST_COLUMNS)
    spans = [
        (
            f"{tables.years[first]}–{tables.years[min(first + in_one, len(links))]}",
            _added(links[first : first + in_one]),
        )
        for first in range(0, len(links), in_one)
    ]
    table = Table(
        caption=words.gettext("What each part added to the share, in percentage points"),
        sheet=words.gettext("Change, by year"),
        head=(words.gettext("From 1 January to 1 January"), *origins(words), words.gettext("Together")),
        rows=tuple(
            (
                Cell(label),
                *(points_cell(of_origin[origin], words=words) for origin in Origin),
                points_cell(_net(of_origin), words=words),
            )
            for label, of_origin in spans
        ),
    )
    return Chart(
        caption=words.gettext("What the share of people in resource-strong families gained and lost, and by whom"),
        alternative=words.gettext(
            "Columns over some years each: what raised the share lies over the line, what lowered it under the line,"
            " and a diamond stands at what it came to. The table under it tells every figure."
        ),
        specification=_drawn(spans, words=words),
        table=table,
    )


def by_area(
    released: Released, told: Mapping[str, ToldChange], ranked: Sequence[str], *, table: Table, words: Words
) -> Chart | Table:
    """A column for each of the areas that changed most, of those of which every part may be told; else the table."""
    whole = [
        (released.ground.name_of(area), of_origin)
        for area in ranked
        if (of_origin := told[area].of_origin()) and _net(of_origin) is not None
    ]
    columns = whole[:MOST_COLUMNS]
    if not columns:
        return table
    return Chart(
        caption=words.gettext("The areas whose share changed most, and what their change is made of"),
        alternative=words.gettext(
            "A column for an area: what raised its share lies over the line, what lowered it under the line, and a"
            " diamond stands at what it came to. The table under it tells every area."
        ),
        specification=_drawn(columns, words=words),
        table=table,
    )


def _drawn(columns: Sequence[tuple[str, OfOrigin]], *, words: Words) -> Specification | None:
    return divergence(
        Divergence(
            columns=tuple(_column(label, of_origin, words=words) for label, of_origin in columns),
            parts=origins(words),
            net_label=words.gettext("Together"),
            value_label=words.gettext("Percentage points"),
        )
    )


def _column(label: str, of_origin: OfOrigin, *, words: Words) -> Column:
    changes = tuple(
        Part(None, words.gettext("hidden"))
        if (adds := of_origin[origin]) is None
        else Part(float(adds) * POINTS, points_text(adds, words=words))
        for origin in Origin
    )
    net = _net(of_origin)
    return Column(label, changes, None if net is None else float(net) * POINTS)


def _net(of_origin: OfOrigin) -> Fraction | None:
    total = Fraction(0)
    for adds in of_origin.values():
        if adds is None:
            return None
        total += adds
    return total


def _added(links: Sequence[OfOrigin]) -> OfOrigin:
    """Parts of several years; hidden where one of them is."""
    added: dict[Origin, Fraction | None] = {}
    for origin in Origin:
        adds = [link.get(origin) for link in links]
        known = [one for one in adds if one is not None]
        added[origin] = sum(known, Fraction(0)) if len(known) == len(adds) else None
    return added

"""From which area to which people moved."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.studies.change.moves import MOST_AREAS, MOVES, OUTSIDE
from bofast.registers.studies.findings import Released
from bofast.reports.charts.flows import Flow, Flows, flows
from bofast.reports.content import Cell, Chart, Section, Table
from bofast.workbench.study.wording.reading import Read
from bofast.workbench.study.words import Words


def flows_section(released: Released, *, words: Words) -> Iterator[Section]:
    """The moves between areas that may be told, the largest first."""
    read = Read.of(released.table(MOVES))
    shown = sorted(((key, value) for key, value in read.values.items() if value), key=lambda one: -one[1])
    if not shown:
        return
    hidden = sum(value is None for value in read.values.values())
    areas = read.categories("from_area")
    names = {area: _name(released, area, words=words) for area in areas}
    table = Table(
        caption=words.gettext("Moves from area to area, %(period)s, people of the ages that are counted")
        % {"period": read.categories("from_to")[0].replace("-", "–")},
        head=(words.gettext("From"), words.gettext("To"), words.gettext("Moves")),
        rows=tuple((Cell(names[origin]), Cell(names[to]), words.count_cell(moves)) for (_, origin, to), moves in shown),
        word_columns=2,
        sheet=words.gettext("Moves between areas"),
        note=words.ngettext(
            "%(count)s more pair of areas is hidden: too few moved, or it would give such a figure away.",
            "%(count)s more pairs of areas are hidden: too few moved, or they would give such a figure away.",
            hidden,
        )
        % {"count": words.number(hidden)}
        if hidden
        else "",
    )
    yield Section(
        heading=words.gettext("From where to where do people move?"),
        paragraphs=tuple(_which(released, told_apart=len(areas) - 1, words=words)),
        figures=(_picture(shown, names=names, table=table, words=words),),
    )


def _name(released: Released, area: str, *, words: Words) -> str:
    return words.gettext("Elsewhere") if area.startswith(OUTSIDE) else released.ground.name_of(area)


def _which(released: Released, *, told_apart: int, words: Words) -> Iterator[str]:
    if len(released.ground.areas) > MOST_AREAS:
        yield words.gettext(
            "The %(count)s areas with most people are told apart. All other areas and the rest of the country are"
            " “Elsewhere”."
        ) % {"count": told_apart}


def _picture(shown: list[tuple[tuple[str, ...], int]], *, names: dict[str, str], table: Table, words: Words) -> Chart:
    origins = tuple(name for area, name in names.items() if any(key[1] == area for key, _ in shown))
    destinations = tuple(name for area, name in names.items() if any(key[2] == area for key, _ in shown))
    drawn = tuple(Flow(names[key[1]], names[key[2]], moves, words.number(moves)) for key, moves in shown)
    return Chart(
        caption=words.gettext("Moves between the areas, and between them and elsewhere"),
        alternative=words.gettext(
            "Bands from the areas on the left, where people lived, to the areas on the right, where they moved: as wide"
            " as there were moves. The table under it tells each."
        ),
        specification=flows(
            Flows(origins, destinations, drawn, before=words.gettext("From"), after=words.gettext("To"))
        ),
        table=table,
    )

"""Who leaves: the resource-strong against everybody else, year by year on average."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.studies.change.told import Leaving, Tables
from bofast.registers.studies.findings import Released
from bofast.reports.charts.bars import Bar, BarRow, Bars, bars
from bofast.reports.content import Cell, Chart, Section, Table
from bofast.workbench.study.wording.reading import shared
from bofast.workbench.study.words import Words

MOST_BARS, MOST_AREAS = 6, 60


def leaving_section(released: Released, tables: Tables, *, words: Words) -> Section:
    """The yearly rate of leaving of both, in all areas together and in each."""
    together = tables.leaving(tables.together)
    areas = [area for area in tables.areas if area != tables.together]
    found = {area: tables.leaving(area) for area in areas}
    ranked = sorted(areas, key=lambda area: -(found[area].ratio or 0))
    rows = [(_all(words), together)] if len(areas) > 1 else []
    rows += [(released.ground.name_of(area), found[area]) for area in ranked[:MOST_AREAS]]
    return Section(
        heading=words.gettext("Do the resource-strong leave more often than others?"),
        paragraphs=tuple(_in_short(together, words=words)),
        figures=(_picture(rows, areas=len(areas), words=words),),
        remarks=(
            words.gettext(
                "Leaving is moving to another area or elsewhere in the country. Going abroad, dying and being lost"
                " from sight are told above and not counted here."
            ),
        ),
    )


def _all(words: Words) -> str:
    return words.gettext("All areas of the study")


def _in_short(together: Leaving, *, words: Words) -> Iterator[str]:
    if together.strong is None or together.rest is None or together.ratio is None:
        return
    yield words.gettext(
        "In a year %(strong)s of the people in resource-strong families leave the area they live in. Of everybody else"
        " of the same ages it is %(rest)s: for every 100 of the others who leave, out of as many, %(ratio)s of the"
        " resource-strong do."
    ) % {
        "strong": words.percent(together.strong, decimals=1),
        "rest": words.percent(together.rest, decimals=1),
        "ratio": words.number(100 * together.ratio),
    }


def _picture(rows: list[tuple[str, Leaving]], *, areas: int, words: Words) -> Chart:
    head = (
        words.gettext("Area"),
        words.gettext("In resource-strong families"),
        words.gettext("All others"),
        words.gettext("Resource-strong against others"),
    )
    table = Table(
        caption=words.gettext("Share that leaves in a year, all years together"),
        sheet=words.gettext("Leaving, by area"),
        head=head,
        rows=tuple(_row(name, leaving, words=words) for name, leaving in rows),
        note=_note(areas, words=words),
    )
    drawn = [(name, one) for name, one in rows if one.strong is not None and one.rest is not None][:MOST_BARS]
    return Chart(
        caption=words.gettext("Share that leaves in a year: all areas, and those where most resource-strong leave")
        if areas > MOST_BARS
        else words.gettext("Share that leaves in a year"),
        alternative=words.gettext("Two bars for an area: people in resource-strong families, and all others."),
        specification=bars(Bars(tuple(_bar_row(name, one, words=words) for name, one in drawn), head[1:3])),
        table=table,
    )


def _bar_row(name: str, leaving: Leaving, *, words: Words) -> BarRow:
    rates = (leaving.strong or 0.0, leaving.rest or 0.0)
    return BarRow(name, tuple(Bar(rate, words.percent(rate, decimals=1)) for rate in rates))


def _row(name: str, leaving: Leaving, *, words: Words) -> tuple[Cell, ...]:
    ratio = words.hidden_cell() if leaving.ratio is None else words.ratio_cell(leaving.ratio)
    return (Cell(name), *(shared(rate, words=words) for rate in (leaving.strong, leaving.rest)), ratio)


def _note(areas: int, *, words: Words) -> str:
    if areas <= MOST_AREAS:
        return ""
    told = words.gettext(
        "The %(shown)s areas where the resource-strong leave most, against others, of %(areas)s. The file of cells has"
        " them all."
    )
    return told % {"shown": words.number(MOST_AREAS), "areas": words.number(areas)}

"""Who the resource-strong families with children are: in words."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.studies.families.stock import BY_YEAR, strong
from bofast.registers.studies.findings import Released
from bofast.reports.charts.columns import Column
from bofast.reports.charts.stacked import Stack, stack
from bofast.reports.content import Cell, Chart, Section, Table
from bofast.workbench.study.wording.families_areas import in_areas
from bofast.workbench.study.wording.families_counts import FamilyCounts, share_of_all
from bofast.workbench.study.wording.families_definitions import by_definition
from bofast.workbench.study.wording.reading import Read, counted, part_of, shared
from bofast.workbench.study.words import Words

MOST_COLUMNS = 11


def sections(released: Released, /, *, words: Words) -> tuple[Section, ...]:
    """How many, where, and by which definition."""
    return (
        _how_many(released, words=words),
        *in_areas(released, words=words),
        by_definition(released, words=words),
    )


def _how_many(released: Released, *, words: Words) -> Section:
    read = FamilyCounts.of(released, by=BY_YEAR)
    of_strong = strong(released.ground.definition)
    caption = words.gettext("Resource-strong families with children on 1 January")
    rows = tuple(
        (
            Cell(year, number=int(year)),
            counted(read.families.at(year=year, kind=of_strong), words=words),
            counted(read.residents.at(year=year, kind=of_strong), words=words),
            counted(read.children.at(year=year, kind=of_strong), words=words),
            shared(share_of_all(read.residents, year=year, kind=of_strong), words=words),
            shared(share_of_all(read.children, year=year, kind=of_strong), words=words),
        )
        for year in read.families.categories("year")
    )
    head = (
        words.gettext("Year"),
        words.gettext("Families"),
        words.gettext("People in them"),
        words.gettext("Children in them"),
        words.gettext("Share of all who live there"),
        words.gettext("Share of all children"),
    )
    table = Table(caption, head, rows, sheet=words.gettext("Families by year"))
    return Section(
        heading=words.gettext("How many resource-strong families with children live there?"),
        paragraphs=tuple(_in_short(released, words=words)),
        figures=(_shares_picture(read.residents, of_strong, table=table, words=words),),
        remarks=(
            words.gettext(
                "Families, people and children are three counts, and each is of those who are registered on the day."
            ),
            words.gettext(
                "Resource-strong is a word for the tie to work and study. It says nothing about how good parents,"
                " neighbours or citizens people are."
            ),
        ),
    )


def _in_short(released: Released, *, words: Words) -> Iterator[str]:
    read = FamilyCounts.of(released, by=BY_YEAR)
    of_strong = strong(released.ground.definition)
    years = read.families.categories("year")
    last = years[-1]
    counts = [one.at(year=last, kind=of_strong) for one in (read.families, read.residents, read.children)]
    if None not in counts:
        yield words.gettext(
            "On 1 January %(year)s %(families)s resource-strong families with children lived there: %(people)s"
            " people, %(children)s of them children."
        ) % {
            "year": last,
            **dict(zip(("families", "people", "children"), (words.number(one or 0) for one in counts), strict=True)),
        }
    now, then = (share_of_all(read.children, year=year, kind=of_strong) for year in (last, years[0]))
    if now is not None and then is not None:
        yield words.gettext(
            "Of all children there, %(now)s lived in such a family. In %(first)s they were %(then)s."
        ) % {"now": words.percent(now), "first": years[0], "then": words.percent(then)}


def _shares_picture(residents: Read, of_strong: str, *, table: Table, words: Words) -> Chart:
    years = residents.categories("year")
    every = -(-len(years) // MOST_COLUMNS)
    columns = []
    for year in reversed(years[::-1][::every]):
        share = share_of_all(residents, year=year, kind=of_strong)
        rest = None if share is None else 1 - share
        columns.append(Column(year, tuple(part_of(part, words=words) for part in (share, rest))))
    return Chart(
        caption=words.gettext("Who lives there: people in resource-strong families with children, and others"),
        alternative=words.gettext(
            "A column for a year, divided into people in resource-strong families with children and all others. The"
            " table under it tells every year."
        ),
        specification=stack(
            Stack(
                tuple(columns),
                parts=(words.gettext("In resource-strong families"), words.gettext("All others")),
                value_label=words.gettext("Share of those who live there"),
                hidden=words.gettext("hidden"),
            )
        ),
        table=table,
    )

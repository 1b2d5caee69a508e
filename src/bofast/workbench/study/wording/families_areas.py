"""In which areas the resource-strong families with children live."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.studies.families.stock import BY_AREA, strong
from bofast.registers.studies.findings import Released
from bofast.reports.charts.bars import Bar, BarRow, Bars, bars
from bofast.reports.content import Cell, Chart, Section, Table
from bofast.workbench.study.wording.families_counts import FamilyCounts, share_of_all
from bofast.workbench.study.wording.reading import counted, shared
from bofast.workbench.study.words import Words

MOST_BARS, MOST_AREAS = 12, 60


def in_areas(released: Released, *, words: Words) -> Iterator[Section]:
    """The areas by the share of such families, where there are two or more."""
    read = FamilyCounts.of(released, by=BY_AREA)
    of_strong = strong(released.ground.definition)
    areas = [area for area in read.residents.categories("area") if area.isdigit()]
    if len(areas) < 2:
        return
    first, last = read.residents.categories("year")[0], read.residents.categories("year")[-1]
    shares = {area: share_of_all(read.residents, year=last, area=area, kind=of_strong) for area in areas}
    ranked = sorted(areas, key=lambda area: -1.0 if (share := shares[area]) is None else share, reverse=True)
    rows = tuple(
        (
            Cell(released.ground.name_of(area)),
            counted(read.families.at(year=last, area=area, kind=of_strong), words=words),
            counted(read.residents.at(year=last, area=area, kind=of_strong), words=words),
            counted(read.children.at(year=last, area=area, kind=of_strong), words=words),
            shared(shares[area], words=words),
            shared(share_of_all(read.residents, year=first, area=area, kind=of_strong), words=words),
        )
        for area in ranked[:MOST_AREAS]
    )
    head = (
        words.gettext("Area"),
        words.gettext("Families"),
        words.gettext("People in them"),
        words.gettext("Children in them"),
        words.gettext("Share of all who live there"),
        words.gettext("Share in %(year)s") % {"year": first},
    )
    caption = words.gettext("Resource-strong families with children on 1 January %(year)s, by area") % {"year": last}
    note = _areas_note(len(areas), words=words)
    table = Table(caption, head, rows, note=note, sheet=words.gettext("Families by area"))
    yield Section(
        heading=words.gettext("In which areas do they live?"),
        paragraphs=tuple(_spread(released, ranked, shares=shares, words=words)),
        figures=(_areas_picture(released, ranked, shares=shares, table=table, words=words),),
    )


def _areas_note(areas: int, *, words: Words) -> str:
    if areas <= MOST_AREAS:
        return ""
    return words.gettext(
        "The %(shown)s areas with the largest shares, of %(areas)s. The file of cells has them all."
    ) % {
        "shown": words.number(MOST_AREAS),
        "areas": words.number(areas),
    }


def _spread(released: Released, ranked: list[str], *, shares: dict[str, float | None], words: Words) -> Iterator[str]:
    known = [area for area in ranked if shares[area] is not None]
    if len(known) < 2:
        return
    most, least = known[0], known[-1]
    yield words.gettext(
        "The share of people who live in such a family goes from %(least)s in %(last)s to %(most)s in %(first)s."
    ) % {
        "most": words.percent(shares[most] or 0.0),
        "first": released.ground.name_of(most),
        "least": words.percent(shares[least] or 0.0),
        "last": released.ground.name_of(least),
    }


def _areas_picture(
    released: Released, ranked: list[str], *, shares: dict[str, float | None], table: Table, words: Words
) -> Chart:
    half = MOST_BARS // 2
    known = [area for area in ranked if shares[area] is not None]
    shown = known if len(known) <= MOST_BARS else [*known[:half], *known[-half:]]
    rows = tuple(
        BarRow(released.ground.name_of(area), (Bar(shares[area], words.percent(shares[area] or 0.0)),))
        for area in shown
    )
    caption = words.gettext("People in resource-strong families with children, as a share of all in the area")
    if len(known) > MOST_BARS:
        caption = words.gettext(
            "People in resource-strong families with children, as a share of all in the area: the six areas with most,"
            " and the six with least"
        )
    return Chart(
        caption=caption,
        alternative=words.gettext("A bar for an area, from the largest share to the smallest."),
        specification=bars(Bars(rows)),
        table=table,
    )

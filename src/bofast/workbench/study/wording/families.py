"""Who the resource-strong families with children are: in words."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.people.definition import Definition
from bofast.registers.studies.families.alternatives import Choice, alternatives
from bofast.registers.studies.families.by_definition import BY_DEFINITION, LEAVING
from bofast.registers.studies.families.stock import BY_AREA, BY_YEAR, CHILDREN, FAMILIES, RESIDENTS, other, strong
from bofast.registers.studies.findings import Released
from bofast.registers.studies.marks import definition_label
from bofast.registers.studies.remarks import Remarkable
from bofast.reports.charts.bars import Bar, BarRow, Bars, bars
from bofast.reports.charts.stacked import Share, ShareColumn, Stack, stack
from bofast.reports.content import Cell, Chart, Section, Table
from bofast.workbench.study.wording.reading import Read, counted, share_of, shared
from bofast.workbench.study.words import Words

MOST_BARS, MOST_AREAS, MOST_COLUMNS = 12, 60, 11


def sections(released: Released, /, *, words: Words) -> tuple[Section, ...]:
    """How many, where, and by which definition."""
    return (
        _how_many(released, words=words),
        *_where(released, words=words),
        _by_definition(released, words=words),
    )


def _tables(released: Released, by: str) -> tuple[Read, Read, Read]:
    return (
        Read.of(released.table(f"{FAMILIES}.{by}")),
        Read.of(released.table(f"{RESIDENTS}.{by}")),
        Read.of(released.table(f"{CHILDREN}.{by}")),
    )


def _how_many(released: Released, *, words: Words) -> Section:
    families, residents, children = _tables(released, BY_YEAR)
    of_strong = strong(released.ground.definition)
    caption = words.gettext("Resource-strong families with children on 1 January")
    rows = tuple(
        (
            Cell(year, number=int(year)),
            counted(families.at(year=year, kind=of_strong), words=words),
            counted(residents.at(year=year, kind=of_strong), words=words),
            counted(children.at(year=year, kind=of_strong), words=words),
            shared(_share(residents, year=year, kind=of_strong), words=words),
            shared(_share(children, year=year, kind=of_strong), words=words),
        )
        for year in families.categories("year")
    )
    head = (
        words.gettext("Year"),
        words.gettext("Families"),
        words.gettext("People in them"),
        words.gettext("Children in them"),
        words.gettext("Share of all who live there"),
        words.gettext("Share of all children"),
    )
    return Section(
        heading=words.gettext("How many resource-strong families with children live there?"),
        paragraphs=tuple(_in_short(released, words=words)),
        figures=(_shares_picture(residents, of_strong, table=Table(caption, head, rows), words=words),),
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


def _share(read: Read, **categories: str) -> float | None:
    return share_of(read.at(**categories), read.at(**{**categories, "kind": "all"}))


def _in_short(released: Released, *, words: Words) -> Iterator[str]:
    families, residents, children = _tables(released, BY_YEAR)
    of_strong = strong(released.ground.definition)
    years = families.categories("year")
    last = years[-1]
    counts = [read.at(year=last, kind=of_strong) for read in (families, residents, children)]
    if None not in counts:
        yield words.gettext(
            "On 1 January %(year)s %(families)s resource-strong families with children lived there: %(people)s"
            " people, %(children)s of them children."
        ) % {
            "year": last,
            **dict(zip(("families", "people", "children"), (words.number(one or 0) for one in counts), strict=True)),
        }
    now, then = (_share(children, year=year, kind=of_strong) for year in (last, years[0]))
    if now is not None and then is not None:
        yield words.gettext(
            "Of all children there, %(now)s lived in such a family. In %(first)s they were %(then)s."
        ) % {"now": words.percent(now), "first": years[0], "then": words.percent(then)}


def _shares_picture(residents: Read, of_strong: str, *, table: Table, words: Words) -> Chart:
    years = residents.categories("year")
    every = -(-len(years) // MOST_COLUMNS)
    columns = []
    for year in reversed(years[::-1][::every]):
        share = _share(residents, year=year, kind=of_strong)
        rest = None if share is None else 1 - share
        columns.append(ShareColumn(year, tuple(_drawn(part, words=words) for part in (share, rest))))
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


def _drawn(share: float | None, *, words: Words) -> Share:
    return Share(share, "" if share is None else words.percent(share))


def _where(released: Released, *, words: Words) -> Iterator[Section]:
    families, residents, children = _tables(released, BY_AREA)
    of_strong = strong(released.ground.definition)
    areas = [area for area in residents.categories("area") if area.isdigit()]
    if len(areas) < 2:
        return
    first, last = residents.categories("year")[0], residents.categories("year")[-1]
    shares = {area: _share(residents, year=last, area=area, kind=of_strong) for area in areas}
    ranked = sorted(areas, key=lambda area: -1.0 if (share := shares[area]) is None else share, reverse=True)
    rows = tuple(
        (
            Cell(released.ground.name_of(area)),
            counted(families.at(year=last, area=area, kind=of_strong), words=words),
            counted(residents.at(year=last, area=area, kind=of_strong), words=words),
            counted(children.at(year=last, area=area, kind=of_strong), words=words),
            shared(shares[area], words=words),
            shared(_share(residents, year=first, area=area, kind=of_strong), words=words),
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
    table = Table(caption, head, rows, note=_areas_note(len(areas), words=words))
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


def choice_of(choice: Choice, *, words: Words) -> str:
    """What a choice in the definition is called."""
    names = {
        Choice.WITHOUT_ASSISTING_SPOUSES: words.gettext("Assisting spouses (120) do not count"),
        Choice.WITH_UNEMPLOYED: words.gettext("The unemployed (210) count by themselves"),
        Choice.UNEMPLOYED_BY_PARTNER: words.gettext("The unemployed (210) count by a partner"),
        Choice.WITHOUT_BENEFIT: words.gettext("People on benefit (220) do not count by a partner"),
        Choice.WITHOUT_OTHERS: words.gettext("Others outside the labour market (410) do not count by a partner"),
        Choice.PARTNER_IN_HOUSEHOLD: words.gettext("Any adult of the household counts as partner"),
        Choice.PARTNER_OF_WORKING_AGE: words.gettext("The partner must be of working age too"),
        Choice.ALL_ADULTS: words.gettext("All adults of the family must be resource-strong"),
        Choice.CHILDREN_BELOW_25: words.gettext("Children under 25 count, as in the register's own families"),
        Choice.BY_AGE_ALONE: words.gettext("Children and adults are told by age alone"),
    }
    return names[choice]


def _by_definition(released: Released, *, words: Words) -> Section:
    read = Read.of(released.table(f"{FAMILIES}.{BY_DEFINITION}"))
    year = read.categories("year")[0]
    chosen = released.ground.definition
    few = {str(remark.facts["choice"]) for remark in released.remarks if remark.about is Remarkable.CHOICE_CHANGES_FEW}
    rows = [_definition_row(released, read, words.gettext("As chosen for this report"), chosen, words=words)]
    for one in alternatives(chosen):
        name = choice_of(one.choice, words=words)
        if one.choice in few:
            unchanged = words.gettext("changes fewer than %(count)s") % {"count": released.ground.smallest}
            rows.append((Cell(name), Cell(unchanged), Cell("–"), Cell("–"), Cell("–")))
        else:
            rows.append(_definition_row(released, read, name, one.definition, choice=one.choice, words=words))
    head = (
        words.gettext("Choice"),
        words.gettext("Families"),
        words.gettext("Difference"),
        words.gettext("Share of families with children"),
        words.gettext("Leave the area in a year"),
    )
    caption = words.gettext("Resource-strong families on 1 January %(year)s by each choice, one changed at a time") % {
        "year": year
    }
    note = words.gettext(
        "Codes are those of Danmarks Statistik, SOCIO13. Leaving is told for all years together. Not in the table: the"
        " C-family, which needs marital status and common children, and the labour status of November."
    )
    return Section(
        heading=words.gettext("What if resource-strong is defined otherwise?"),
        paragraphs=(
            words.gettext(
                "The definition leaves choices open. The table tells what each changes, so that a reader can see"
                " which figures rest on a choice and which do not."
            ),
        ),
        figures=(Table(caption, head, tuple(rows), note=note),),
    )


def _definition_row(
    released: Released, read: Read, name: str, definition: Definition, *, words: Words, choice: str = "chosen"
) -> tuple[Cell, ...]:
    chosen = released.ground.definition
    here, before = read.at(kind=strong(definition)), read.at(kind=strong(chosen))
    rest = read.at(kind=other(definition))
    share = None if here is None or rest is None else here / max(here + rest, 1)
    change = None if here is None or before is None else here - before
    model = released.model(LEAVING)
    term = model.term(choice) if model is not None else None
    return (
        Cell(name),
        counted(here, words=words),
        Cell("–") if definition_label(definition) == definition_label(chosen) else _signed(change, words=words),
        shared(share, words=words),
        shared(term.value if term is not None else None, words=words),
    )


def _signed(change: int | None, *, words: Words) -> Cell:
    if change is None:
        return words.hidden_cell()
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return Cell(f"{sign}{words.number(abs(change))}", number=change)

"""Which way families leave their home, and where they go."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.disclosure.curves import ReleasedCurve
from bofast.registers.studies.findings import Released
from bofast.registers.studies.intervals import point_at
from bofast.registers.studies.staying.curves import LEFT_HOME
from bofast.registers.studies.staying.destinations import (
    ABROAD,
    ALL,
    BY_YEAR,
    DEAD,
    DESTINATIONS,
    HELD,
    INSIDE,
    OUT,
    STAYED,
    UNKNOWN,
)
from bofast.registers.studies.ways import KINDS, WAYS, FamilyKind, Way
from bofast.reports.charts.columns import Column, Part
from bofast.reports.charts.stacked import Stack, stack
from bofast.reports.content import Cell, Chart, Section, Table
from bofast.workbench.study.wording.curve_figures import curves_named
from bofast.workbench.study.wording.general import kind_of
from bofast.workbench.study.wording.reading import Read, counted, share_of, shared
from bofast.workbench.study.wording.staying_curves import SAID_AT
from bofast.workbench.study.words import Words

TOLD_AT = (1, 3, 5, 10, 15)
SHOWN = (Way.BOUGHT, Way.INTERNAL, Way.OUT, Way.ABROAD, Way.DEAD)
"""From the foot of a column on: those who stay in the area lie together."""


def where_to(released: Released, *, words: Words) -> Section:
    """The ways out of the home as they compete, and every destination."""
    found = curves_named(released, LEFT_HOME, labels=KINDS)
    strong = found.get(FamilyKind.STRONG)
    pictures = (_picture(found, words=words),) if strong is not None else ()
    return Section(
        heading=words.gettext("Which way do they leave their home?"),
        paragraphs=tuple(_in_short(released, strong, words=words)),
        figures=(*pictures, _destinations(released, words=words), _by_year(released, words=words)),
        remarks=(
            words.gettext(
                "Moves within the area are told apart from moves out of it. Who moves within the area has left the"
                " home, and has stayed in the area."
            ),
            words.gettext(
                "The ways compete: a family that has moved abroad can no longer buy in the area. So the shares add up"
                " to those who have left, and each says what happened, not what would have happened without the others."
            ),
        ),
    )


def way_of(way: Way, *, words: Words) -> str:
    """What a way of leaving is called."""
    names = {
        Way.OUT: words.gettext("Out of the area"),
        Way.INTERNAL: words.gettext("Rented another home in the area"),
        Way.BOUGHT: words.gettext("Bought a home in the area"),
        Way.ABROAD: words.gettext("Moved abroad"),
        Way.DEAD: words.gettext("Died"),
    }
    return names[way]


def _in_short(released: Released, strong: ReleasedCurve | None, *, words: Words) -> Iterator[str]:
    point = point_at(strong, time=SAID_AT) if strong is not None else None
    if point is not None:
        yield words.gettext(
            "Five years after they moved into their home, %(out)s of the resource-strong families have left the area,"
            " %(rented)s have rented another home in it and %(bought)s have bought one in it."
        ) % {
            "out": words.percent(point.shares[WAYS.index(Way.OUT)]),
            "rented": words.percent(point.shares[WAYS.index(Way.INTERNAL)]),
            "bought": words.percent(point.shares[WAYS.index(Way.BOUGHT)]),
        }
    read = Read.of(released.table(DESTINATIONS))
    owned = read.at(kind=FamilyKind.STRONG, destination=f"{OUT}_{HELD[0]}")
    share = share_of(owned, read.at(kind=FamilyKind.STRONG, destination=OUT))
    if share is not None:
        yield words.gettext(
            "Of the resource-strong families that left the area, %(share)s moved to a home that they own."
        ) % {"share": words.percent(share)}


def _picture(found: dict[FamilyKind, ReleasedCurve], *, words: Words) -> Chart:
    columns = tuple(_column(found[FamilyKind.STRONG], years=years, words=words) for years in TOLD_AT)
    return Chart(
        caption=words.gettext("Resource-strong families by what they have done, by years since they moved in"),
        alternative=words.gettext(
            "A column for each number of years, divided into those still in their home and those who have left it, by"
            " way. The table under it tells them all."
        ),
        specification=stack(
            Stack(
                columns,
                parts=(words.gettext("Still in their home"), *(way_of(way, words=words) for way in SHOWN)),
                value_label=words.gettext("Share of the families"),
                hidden=words.gettext("too few to tell"),
            )
        ),
        table=_ways(found, caption=words.gettext("Families that have left their home, by way"), words=words),
    )


def _column(curve: ReleasedCurve, *, years: int, words: Words) -> Column:
    label = words.ngettext("%(years)s year", "%(years)s years", years) % {"years": years}
    point = point_at(curve, time=years)
    if point is None:
        return Column(label, tuple(Part(None, "") for _ in range(len(SHOWN) + 1)))
    shares = [point.shares[WAYS.index(way)] for way in SHOWN]
    return Column(label, tuple(Part(share, words.percent(share)) for share in (1.0 - sum(point.shares), *shares)))


def _ways(found: dict[FamilyKind, ReleasedCurve], *, caption: str, words: Words) -> Table:
    rows = []
    for kind, curve in found.items():
        for years in TOLD_AT:
            point = point_at(curve, time=years)
            shares = point.shares if point is not None else (None,) * len(WAYS)
            cells = (Cell("–") if share is None else shared(share, words=words) for share in shares)
            rows.append((Cell(kind_of(kind, words=words)), Cell(words.number(years), number=years), *cells))
    head = (
        words.gettext("Families"),
        words.gettext("Years lived there"),
        *(way_of(way, words=words) for way in WAYS),
    )
    note = words.gettext("A dash: too few to tell.")
    return Table(caption, head, tuple(rows), note=note, sheet=words.gettext("Ways of leaving"))


def _destinations(released: Released, *, words: Words) -> Table:
    read = Read.of(released.table(DESTINATIONS))
    head = [words.gettext("Where to")]
    for kind in KINDS:
        head += [kind_of(kind, words=words), words.gettext("Share")]
    rows = [
        (Cell(name), *(cell for kind in KINDS for cell in _went(read, kind, destination, words=words)))
        for destination, name in _names(words).items()
        if any(read.at(kind=kind, destination=destination) != 0 for kind in KINDS)
    ]
    return Table(
        words.gettext("Where families went that left their home, all years together"),
        tuple(head),
        tuple(rows),
        sheet=words.gettext("Where they went"),
        note=words.gettext(
            "Each stay in a home ends once; a family that moved twice counts twice. A cooperative home counts as"
            " owned. The share is of those who left their home and whose destination is known."
        ),
    )


def _names(words: Words) -> dict[str, str]:
    return {
        OUT: words.gettext("Out of the area"),
        f"{OUT}_owned": words.gettext("– to a home they own"),
        f"{OUT}_social": words.gettext("– to a home rented from a social landlord"),
        f"{OUT}_private": words.gettext("– to a home rented privately"),
        f"{OUT}_not_known": words.gettext("– to a home whose tenure is not known"),
        INSIDE: words.gettext("To another home in the area"),
        f"{INSIDE}_owned": words.gettext("– that they own"),
        f"{INSIDE}_social": words.gettext("– rented from a social landlord"),
        f"{INSIDE}_private": words.gettext("– rented privately"),
        f"{INSIDE}_not_known": words.gettext("– whose tenure is not known"),
        ABROAD: words.gettext("Abroad"),
        DEAD: words.gettext("Died"),
        UNKNOWN: words.gettext("Not known: no longer in the register"),
    }


def _went(read: Read, kind: FamilyKind, destination: str, *, words: Words) -> Iterator[Cell]:
    here = read.at(kind=kind, destination=destination)
    yield counted(here, words=words)
    if destination == UNKNOWN:
        yield Cell("")
        return
    parts = [read.at(kind=kind, destination=one) for one in (OUT, INSIDE, ABROAD, DEAD)]
    whole = sum(part for part in parts if part is not None) if None not in parts else None
    yield shared(share_of(here, whole), words=words)


def _by_year(released: Released, *, words: Words) -> Table:
    read = Read.of(released.table(BY_YEAR))
    rows = [
        (Cell(year, number=int(year)), *(cell for kind in KINDS for cell in _in_year(read, kind, year, words=words)))
        for year in read.categories("year")
        if year != ALL
    ]
    head = [words.gettext("Year")]
    for kind in KINDS:
        head += [kind_of(kind, words=words), words.gettext("left the area"), words.gettext("moved within it")]
    return Table(
        words.gettext("Families on 1 January, and what they had done a year later"),
        tuple(head),
        tuple(rows),
        sheet=words.gettext("Leaving by year"),
        note=words.gettext("Of the families whose year's end is known, and that neither went abroad nor died out."),
    )


def _in_year(read: Read, kind: FamilyKind, year: str, *, words: Words) -> Iterator[Cell]:
    known = [read.at(kind=kind, year=year, destination=one) for one in (STAYED, INSIDE, OUT)]
    whole = sum(part for part in known if part is not None) if None not in known else None
    yield counted(read.at(kind=kind, year=year, destination=ALL), words=words)
    yield shared(share_of(known[2], whole), words=words)
    yield shared(share_of(known[1], whole), words=words)

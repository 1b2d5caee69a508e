"""How sure the answer is: what it would be if the unknown were known otherwise, or without one way to leave."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.estimates.sensitivity import UnknownAs
from bofast.registers.studies.findings import Released
from bofast.registers.studies.intervals import point_at
from bofast.registers.studies.remarks import Remarkable
from bofast.registers.studies.staying.curves import LEFT_HOME
from bofast.registers.studies.staying.destinations import ALL, BY_YEAR, UNKNOWN
from bofast.registers.studies.staying.sensitivity import LEFT_ASIDE, UNKNOWN_AS, WITHOUT
from bofast.registers.studies.ways import WAYS, FamilyKind, Way
from bofast.reports.content import Cell, Section, Table
from bofast.workbench.study.wording.general import remarks_of
from bofast.workbench.study.wording.reading import Read, share_of, shared
from bofast.workbench.study.words import Words


def how_sure(released: Released, *, words: Words) -> Section:
    """What the answer would be if the unknown were known otherwise, and without one of the ways to leave."""
    return Section(
        heading=words.gettext("How sure is this?"),
        paragraphs=tuple(_lost(released, words=words)),
        figures=tuple(
            table
            for table in (_unknown(released, words=words), _left_aside(released, words=words))
            if table is not None
        ),
        remarks=remarks_of(released, words=words, about=(Remarkable.CANNOT_ESTIMATE,)),
    )


def _lost(released: Released, *, words: Words) -> Iterator[str]:
    read = Read.of(released.table(BY_YEAR))
    lost = read.at(kind=FamilyKind.STRONG, year=ALL, destination=UNKNOWN)
    whole = read.at(kind=FamilyKind.STRONG, year=ALL, destination=ALL)
    share = share_of(lost, whole)
    if lost is not None and share is not None:
        yield words.gettext(
            "Of the years of resource-strong families, %(lost)s (%(share)s) ended without the register telling how:"
            " the family was no longer in it, and neither abroad nor dead. These years are left out above."
        ) % {"lost": words.number(lost), "share": words.percent(share, decimals=1)}
    yield words.gettext(
        "The tables show what the share that has left the home for another area would be, had the unknown been known"
        " otherwise, or had one of the other ways to leave not been there."
    )


def _unknown(released: Released, *, words: Words) -> Table | None:
    names = {
        UnknownAs.LEFT_OUT: words.gettext("Left out, as above"),
        UnknownAs.PROPORTIONAL: words.gettext("Shared out as the known ones"),
        UnknownAs.OUT: words.gettext("All of them left the area"),
        UnknownAs.INTERNAL: words.gettext("All of them moved within the area"),
    }
    rows = {name: f"{UNKNOWN_AS}.{assumption}" for assumption, name in names.items()}
    return _of_curves(
        released,
        rows,
        caption=words.gettext(
            "Resource-strong families that have left for another area, by what the unknown are taken as"
        ),
        head=words.gettext("The unknown are taken as"),
        sheet=words.gettext("If the unknown were known"),
        words=words,
    )


def _left_aside(released: Released, *, words: Words) -> Table | None:
    names = {
        Way.INTERNAL: words.gettext("Nobody could rent another home in the area"),
        Way.BOUGHT: words.gettext("Nobody could buy a home in the area"),
        Way.ABROAD: words.gettext("Nobody could move abroad"),
    }
    rows = {words.gettext("All ways, as above"): f"{LEFT_HOME}.{FamilyKind.STRONG}"}
    rows |= {names[way]: f"{WITHOUT}.{way.name.lower()}" for way in LEFT_ASIDE}
    return _of_curves(
        released,
        rows,
        caption=words.gettext("Resource-strong families that have left for another area, with one way less"),
        head=words.gettext("If"),
        sheet=words.gettext("With one way less"),
        words=words,
        note=words.gettext(
            "This supposes that a family that moved within the area would otherwise have been as likely to leave as"
            " the others. No register can show that."
        ),
    )


def _of_curves(
    released: Released, rows: dict[str, str], *, caption: str, head: str, sheet: str, words: Words, note: str = ""
) -> Table | None:
    known = {named.name: named.curve for named in released.release.curves}
    if not all(name in known for name in rows.values()):
        return None
    at = (1, 3, 5, 10)
    years = [words.ngettext("After %(years)s year", "After %(years)s years", year) % {"years": year} for year in at]
    cells = []
    for label, name in rows.items():
        points = [point_at(known[name], time=year) for year in at]
        shares = [point.shares[WAYS.index(Way.OUT)] if point is not None else None for point in points]
        cells.append((Cell(label), *(_or_dash(share, words=words) for share in shares)))
    return Table(caption, (head, *years), tuple(cells), note=note, sheet=sheet)


def _or_dash(share: float | None, *, words: Words) -> Cell:
    return Cell("–") if share is None else shared(share, words=words)

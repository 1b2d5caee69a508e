"""How long families stay, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.disclosure.curves import ReleasedCurve
from bofast.registers.estimates.sensitivity import UnknownAs
from bofast.registers.studies.findings import Released
from bofast.registers.studies.intervals import ShownPoint, point_at, with_intervals
from bofast.registers.studies.remarks import Remarkable
from bofast.registers.studies.staying.curves import LEFT_HOME, LOG_RANK, STILL_IN_AREA
from bofast.registers.studies.staying.destinations import ALL, BY_YEAR, UNKNOWN
from bofast.registers.studies.staying.sensitivity import LEFT_ASIDE, UNKNOWN_AS, WITHOUT
from bofast.registers.studies.ways import KINDS, WAYS, FamilyKind, Way
from bofast.reports.charts.curves import AtRisk, Curve, Curves, Step, curves
from bofast.reports.content import Cell, Chart, Section, Table
from bofast.workbench.study.wording.general import kind_of, remarks_of
from bofast.workbench.study.wording.reading import Read, share_of, shared
from bofast.workbench.study.words import Words

TOLD_AT = (1, 2, 3, 5, 10, 15)
"""Years of living there that the tables tell."""
SAID_AT = 5
MARKED_EVERY = 5
LEAST_P = 0.001
FOLLOWED = 20
"""Years that the picture shows: longer stays are of few."""


def curves_of(released: Released, name: str) -> dict[FamilyKind, ReleasedCurve]:
    """The curves of a name, by kind of family."""
    known = {named.name for named in released.release.curves}
    return {kind: released.curve(f"{name}.{kind}") for kind in KINDS if f"{name}.{kind}" in known}


def how_long(released: Released, *, words: Words) -> Section:
    """The curves of staying in the area."""
    found = curves_of(released, STILL_IN_AREA)
    return Section(
        heading=words.gettext("How long do families stay in their area?"),
        paragraphs=tuple(_in_short(released, found, words=words)),
        figures=(_picture(found, words=words),) if any(curve.points for curve in found.values()) else (),
        remarks=(
            *remarks_of(released, words=words, about=(Remarkable.EARLY_RISK_SET_EMPTIED, Remarkable.NOBODY_OBSERVED)),
            words.gettext(
                "Families are told apart by what they are in each single year. A family that becomes resource-strong"
                " counts with the others before, and with the resource-strong after."
            ),
            words.gettext(
                "Many families lived there before the register begins. They are counted from the years that they"
                " had lived there when they were first seen, and never as if they had just moved in."
            ),
            words.gettext(
                "The difference between the curves is a difference between families. It does not say that one and the"
                " same family would stay longer if it became resource-strong."
            ),
        ),
    )


def _in_short(released: Released, found: dict[FamilyKind, ReleasedCurve], *, words: Words) -> Iterator[str]:
    shares = {kind: point_at(curve, time=SAID_AT) for kind, curve in found.items()}
    strong, other = shares.get(FamilyKind.STRONG), shares.get(FamilyKind.OTHER)
    if strong is not None and other is not None:
        yield words.gettext(
            "After five years %(strong)s of the resource-strong families still live in their area, and %(other)s of the"
            " other families with children."
        ) % {"strong": words.percent(strong.shares[0]), "other": words.percent(other.shares[0])}
    elif strong is not None:
        yield words.gettext("After five years %(strong)s of the resource-strong families still live in their area.") % {
            "strong": words.percent(strong.shares[0])
        }
    half = _half_gone(found.get(FamilyKind.STRONG))
    if half is not None:
        yield words.gettext("Half of the resource-strong families have left after %(years)s years.") % {
            "years": words.number(half)
        }
    test = released.model(LOG_RANK)
    shown = test.term(FamilyKind.STRONG) if test is not None else None
    if shown is not None and shown.p < 0.05:
        yield words.gettext(
            "The two kinds of families leave at a different pace, by more than chance would make (log-rank test,"
            " p %(p)s)."
        ) % {"p": _small(shown.p, words=words)}
    elif shown is not None:
        yield words.gettext(
            "The two kinds of families leave at a pace that could be the same (log-rank test, p %(p)s). That is no"
            " proof that it is."
        ) % {"p": _small(shown.p, words=words)}


def _small(p: float, *, words: Words) -> str:
    if p < LEAST_P:
        return f"< {words.number(LEAST_P, decimals=3)}"
    return f"= {words.number(p, decimals=3)}"


def _half_gone(curve: ReleasedCurve | None) -> float | None:
    if curve is None:
        return None
    return next((point.time for point in curve.points if point.shares[0] <= 0.5), None)


def _picture(found: dict[FamilyKind, ReleasedCurve], *, words: Words) -> Chart:
    drawn = tuple(
        Curve(kind_of(kind, words=words), (Step(0.0, 1.0), *_steps(curve)), tuple(_at_risk(curve, words=words)))
        for kind, curve in found.items()
    )
    caption = words.gettext("Families with children that still live in their area, by years lived there")
    return Chart(
        caption=caption,
        alternative=words.gettext(
            "A curve for each kind of family, falling from 100% as families leave. The table under it tells both."
        ),
        specification=curves(
            Curves(
                drawn,
                time_label=words.gettext("Years lived in the area"),
                value_label=words.gettext("Still live in their area"),
                at_risk_label=words.gettext("Families observed"),
            )
        ),
        table=_table(found, caption=caption, words=words),
    )


def _steps(curve: ReleasedCurve) -> Iterator[Step]:
    for point in with_intervals(curve):
        if point.time <= FOLLOWED:
            yield Step(point.time, point.share, point.lower, point.upper)


def _at_risk(curve: ReleasedCurve, *, words: Words) -> Iterator[AtRisk]:
    for point in curve.points:
        if point.time <= FOLLOWED and (point.time == 1 or point.time % MARKED_EVERY == 0):
            yield AtRisk(point.time, words.number(point.at_risk))


def _table(found: dict[FamilyKind, ReleasedCurve], *, caption: str, words: Words) -> Table:
    intervals = {kind: tuple(with_intervals(curve)) for kind, curve in found.items()}
    head = [words.gettext("Years lived there")]
    for kind in found:
        head += [kind_of(kind, words=words), words.gettext("95% interval"), words.gettext("Observed")]
    rows = []
    for years in TOLD_AT:
        row = [Cell(words.number(years), number=years)]
        for kind, curve in found.items():
            at = point_at(curve, time=years)
            row += _cells([point for point in intervals[kind] if at is not None and point.time == at.time], words)
        rows.append(tuple(row))
    note = words.gettext(
        "Observed: families that were followed further, rounded. A dash: too few to tell. Years lived there are whole"
        " years on 1 January."
    )
    return Table(caption, tuple(head), tuple(rows), note=note)


def _cells(points: list[ShownPoint], words: Words) -> list[Cell]:
    if not points:
        return [Cell("–")] * 3
    point = points[0]
    between = "–"
    if point.lower is not None and point.upper is not None:
        between = f"{words.percent(point.lower)} – {words.percent(point.upper)}"
    return [words.share_cell(point.share), Cell(between), words.count_cell(point.at_risk)]


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
        words=words,
        note=words.gettext(
            "This supposes that a family that moved within the area would otherwise have been as likely to leave as"
            " the others. No register can show that."
        ),
    )


def _of_curves(
    released: Released, rows: dict[str, str], *, caption: str, head: str, words: Words, note: str = ""
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
    return Table(caption, (head, *years), tuple(cells), note=note)


def _or_dash(share: float | None, *, words: Words) -> Cell:
    return Cell("–") if share is None else shared(share, words=words)

"""How long families stay, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.disclosure.curves import ReleasedCurve
from bofast.registers.studies.findings import Released
from bofast.registers.studies.intervals import ShownPoint, point_at, with_intervals
from bofast.registers.studies.remarks import Remarkable
from bofast.registers.studies.staying.curves import LOG_RANK, STILL_IN_AREA
from bofast.registers.studies.ways import KINDS, FamilyKind
from bofast.reports.charts.curves import AtRisk, Curve, Curves, Step, curves
from bofast.reports.content import Cell, Chart, Section, Table
from bofast.workbench.study.wording.curve_figures import curves_named, half_gone
from bofast.workbench.study.wording.general import kind_of, remarks_of, said
from bofast.workbench.study.wording.pace import pace_of_kinds
from bofast.workbench.study.words import Words

TOLD_AT = (1, 2, 3, 5, 10, 15)
"""Years of living there that the tables tell."""
SAID_AT = 5
MARKED_EVERY = 5
FOLLOWED = 20
"""Years that the picture shows: longer stays are of few."""


def how_long(released: Released, *, words: Words) -> Section:
    """The curves of staying in the area."""
    found = curves_named(released, STILL_IN_AREA, labels=KINDS)
    return Section(
        heading=words.gettext("How long do families stay in their area?"),
        paragraphs=tuple(_in_short(released, found, words=words)),
        figures=(_picture(found, words=words),) if found else (),
        remarks=(
            *_without_a_beginning(released, words=words),
            *remarks_of(released, words=words, about=(Remarkable.NOBODY_OBSERVED,)),
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


def _without_a_beginning(released: Released, *, words: Words) -> Iterator[str]:
    """Curves that begin later than the first year; one that begins past what is shown is none."""
    for remark in released.remarks:
        if remark.about is not Remarkable.EARLY_RISK_SET_EMPTIED:
            continue
        if remark.facts["since"] < TOLD_AT[-1]:
            yield said(remark, words=words)
        else:
            yield words.gettext("%(group)s: too few were observed in the years shown for a curve.") % {
                "group": kind_of(remark.facts["group"], words=words)
            }


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
    half = half_gone(found.get(FamilyKind.STRONG))
    if half is not None:
        yield words.gettext("Half of the resource-strong families have left after %(years)s years.") % {
            "years": words.number(half)
        }
    yield from pace_of_kinds(released, LOG_RANK, words=words)


def _picture(found: dict[FamilyKind, ReleasedCurve], *, words: Words) -> Chart:
    drawn = tuple(
        Curve(kind_of(kind, words=words), tuple(_steps(curve)), tuple(_at_risk(curve, words=words)))
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
    points = [point for point in with_intervals(curve) if point.time <= FOLLOWED]
    if points:
        yield Step(0.0, 1.0)
    for point in points:
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
    return Table(caption, tuple(head), tuple(rows), note=note, sheet=words.gettext("Staying in the area"))


def _cells(points: list[ShownPoint], words: Words) -> list[Cell]:
    if not points:
        return [Cell("–")] * 3
    point = points[0]
    between = "–"
    if point.lower is not None and point.upper is not None:
        between = f"{words.percent(point.lower)} – {words.percent(point.upper)}"
    return [words.share_cell(point.share), Cell(between), words.count_cell(point.at_risk)]

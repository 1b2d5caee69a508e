"""Curves of those who still live there, drawn and told: one picture with its table, whatever the groups are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bofast.registers.disclosure.curves import ReleasedCurve
from bofast.registers.studies.findings import Released
from bofast.registers.studies.intervals import ShownPoint, point_at, with_intervals
from bofast.reports.charts.curves import AtRisk, Curve, Curves, Step, curves
from bofast.reports.content import Cell, Chart, Table
from bofast.workbench.study.words import Words

TOLD_AT = (1, 2, 3, 5, 10)
"""Years that the tables tell."""
FOLLOWED = 15
"""Years that the picture shows: longer stays are of few."""
MARKED_EVERY = 5


Group = TypeVar("Group", bound=str)


def curves_named(released: Released, name: str, *, labels: Sequence[Group]) -> dict[Group, ReleasedCurve]:
    """The curves of a name, by group, of groups that have one."""
    known = {named.name for named in released.release.curves}
    return {label: released.curve(f"{name}.{label}") for label in labels if f"{name}.{label}" in known}


@dataclass(frozen=True, slots=True)
class StayCurves:
    """Curves by the label of their group, and the words around them."""

    by_group: Mapping[str, ReleasedCurve]
    caption: str
    alternative: str
    time_label: str
    value_label: str
    note: str
    sheet: str
    """What a workbook calls the table."""


def stay_chart(shown: StayCurves, *, words: Words) -> Chart:
    """The picture with its table."""
    drawn = tuple(
        Curve(label, tuple(_steps(curve)), tuple(_at_risk(curve, words=words)))
        for label, curve in shown.by_group.items()
    )
    return Chart(
        caption=shown.caption,
        alternative=shown.alternative,
        specification=curves(
            Curves(
                drawn,
                time_label=shown.time_label,
                value_label=shown.value_label,
                at_risk_label=words.gettext("Households observed"),
            )
        ),
        table=stay_table(shown, words=words),
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


def stay_table(shown: StayCurves, *, words: Words) -> Table:
    """A row a group, a column a number of years."""
    years = [words.ngettext("After %(years)s year", "After %(years)s years", at) % {"years": at} for at in TOLD_AT]
    rows = tuple((Cell(label), *_told(curve, words=words)) for label, curve in shown.by_group.items())
    return Table(shown.caption, (words.gettext("Group"), *years), rows, note=shown.note, sheet=shown.sheet)


def _told(curve: ReleasedCurve, *, words: Words) -> Iterator[Cell]:
    points = tuple(with_intervals(curve))
    for years in TOLD_AT:
        at = point_at(curve, time=years)
        found = [point for point in points if at is not None and point.time == at.time]
        yield _cell(found[0], words=words) if found else Cell("–")


def _cell(point: ShownPoint, *, words: Words) -> Cell:
    share = words.share_cell(point.share)
    if point.lower is None or point.upper is None:
        return share
    between = f"{share.text} ({words.percent(point.lower)} – {words.percent(point.upper)})"
    return Cell(between, number=share.number, form=share.form)


def half_gone(curve: ReleasedCurve | None) -> float | None:
    """The first time told at which at most half are left; None where it is not reached."""
    points = curve.points if curve is not None else ()
    return next((point.time for point in points if point.shares[0] <= 0.5), None)

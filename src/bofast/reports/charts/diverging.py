"""Gains above a line and losses below it, with what they come to: change split by where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bofast.reports.charts.axes import AxisForm, reaching
from bofast.reports.charts.columns import (
    COLUMN_HEIGHT,
    LEFT,
    Column,
    Ground,
    Name,
    Segment,
    column_labels,
    column_names,
    part_names,
    require_parts,
    right_of_columns,
    segments,
)
from bofast.reports.charts.frame import Layer, Specification, framed, heading, layer, plot_width, text_of
from bofast.reports.charts.lettering import SMALL
from bofast.reports.charts.palette import INK, PAPER, QUIET, fill


@dataclass(frozen=True, slots=True)
class Divergence:
    """Columns of changes: gains over 0, losses under it, and what they come to.

    Raises: ValueError, where a column has another number of values than there are parts.
    """

    columns: tuple[Column, ...]
    parts: tuple[str, ...]
    net_label: str
    value_label: str
    form: AxisForm = AxisForm.SIGNED

    def __post_init__(self) -> None:
        require_parts(self.columns, parts=self.parts)


def divergence(shown: Divergence) -> Specification | None:
    """The specification: gains stacked up from 0, losses down, and a diamond at what they come to.

    A hidden change is not drawn, and its word stands over the column: what is seen is not all. None, where all is
    hidden.
    """
    if all(column.is_hidden for column in shown.columns):
        return None
    drawn = [segment for place, column in enumerate(shown.columns) for segment in _layers(column, place=place)]
    nets = [column.net for column in shown.columns if column.net is not None]
    values = reaching([*(end for segment in drawn for end in (segment.low, segment.high)), *nets])
    names = _names(shown, drawn=drawn) if shown.columns else []
    width = plot_width(left=LEFT, right=right_of_columns(names))
    ground = Ground(len(shown.columns), width, values, shown.form)
    axis = {"y": ground.up("value")}
    layers = [
        layer([], mark="point", encoding=axis),
        heading(shown.value_label, left=-LEFT),
        *segments(drawn, ground=ground),
        layer([{"value": 0}], mark="rule", encoding=axis, color=INK),
        _nets(shown.columns, ground=ground),
        _hidden(shown.columns, ground=ground),
        column_labels([column.label for column in shown.columns], ground=ground),
        *column_names(names, ground=ground),
    ]
    return framed(layers, width=width, height=COLUMN_HEIGHT)


def _layers(column: Column, *, place: int) -> Iterator[Segment]:
    above = below = 0.0
    for part, change in enumerate(column.values):
        value = change.value or 0
        if value > 0:
            yield Segment(place, above, above + value, fill(part), change.written)
            above += value
        elif value < 0:
            yield Segment(place, below + value, below, fill(part), change.written)
            below += value


def _nets(columns: Sequence[Column], *, ground: Ground) -> Layer:
    rows = [
        {"middle": ground.middle(place), "net": column.net}
        for place, column in enumerate(columns)
        if column.net is not None
    ]
    encoding = {"x": ground.across("middle"), "y": ground.up("net")}
    look = {"shape": "diamond", "size": 170, "opacity": 1, "fill": INK, "stroke": PAPER, "strokeWidth": 1.5}
    return layer(rows, mark="point", encoding=encoding, **look)


def _hidden(columns: Sequence[Column], *, ground: Ground) -> Layer:
    rows = [
        {
            "middle": ground.middle(place),
            "top": sum(change.value for change in column.values if change.value and change.value > 0),
            "written": next(change.written for change in column.values if change.value is None),
        }
        for place, column in enumerate(columns)
        if any(change.value is None for change in column.values)
    ]
    encoding = {"x": ground.across("middle"), "y": ground.up("top"), "text": text_of("written")}
    return layer(rows, mark="text", encoding=encoding, dy=-8, fontSize=SMALL, color=QUIET, fontStyle="italic")


def _names(shown: Divergence, *, drawn: list[Segment]) -> list[Name]:
    names = part_names(shown.parts, drawn=drawn, columns=len(shown.columns))
    net = shown.columns[-1].net
    return [*names, Name(shown.net_label, net or 0, INK, is_led_to=False, shape="diamond")]

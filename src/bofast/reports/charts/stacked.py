"""Shares of a whole by year, or by any other step: how a group divides, and how that shifts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bofast.reports.charts.axes import AxisForm, Range
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
from bofast.reports.charts.frame import Specification, framed, heading, layer, plot_width
from bofast.reports.charts.palette import PAPER, fill

WHOLE = Range(0.0, 1.0)
LEAST_REST = 0.0005
"""A rest below this comes from rounding, and is not drawn."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Columns of shares between 0 and 1. What is hidden of one lies at its top, empty, under the name `hidden`.

    Raises: ValueError, where a column has another number of values than there are parts.
    """

    columns: tuple[Column, ...]
    parts: tuple[str, ...]
    value_label: str
    hidden: str

    def __post_init__(self) -> None:
        require_parts(self.columns, parts=self.parts)


def stack(shown: Stack) -> Specification | None:
    """The specification: the first part at the bottom, each named beside the last column. None, where all is hidden."""
    if all(column.is_hidden for column in shown.columns):
        return None
    drawn = [segment for place, column in enumerate(shown.columns) for segment in _layers(column, place=place)]
    has_rest = any(share.value is None for column in shown.columns for share in column.values)
    names = _names(shown, drawn=drawn, has_rest=has_rest) if shown.columns else []
    width = plot_width(left=LEFT, right=right_of_columns(names))
    ground = Ground(len(shown.columns), width, WHOLE, AxisForm.PERCENT)
    layers = [
        layer([], mark="point", encoding={"y": ground.up("value")}),
        heading(shown.value_label, left=-LEFT),
        *segments(drawn, ground=ground),
        column_labels([column.label for column in shown.columns], ground=ground),
        *column_names(names, ground=ground),
    ]
    return framed(layers, width=width, height=COLUMN_HEIGHT)


def _layers(column: Column, *, place: int) -> Iterator[Segment]:
    """The parts from the bottom up, and over them an empty one for what is hidden."""
    low = 0.0
    for part, share in enumerate(column.values):
        if share.value:
            yield Segment(place, low, low + share.value, fill(part), share.written)
            low += share.value
    hidden = [share.written for share in column.values if share.value is None]
    if hidden and 1 - low > LEAST_REST:
        yield Segment(place, low, 1.0, PAPER, hidden[0])


def _names(shown: Stack, *, drawn: list[Segment], has_rest: bool) -> list[Name]:
    names = part_names(shown.parts, drawn=drawn, columns=len(shown.columns))
    if not has_rest:
        return names
    last = len(shown.columns) - 1
    rest = [each.centre for each in drawn if each.column == last and each.fill == PAPER]
    return [*names, Name(shown.hidden, rest[-1] if rest else 1.0, PAPER, is_led_to=bool(rest))]

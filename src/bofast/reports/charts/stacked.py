"""Shares of a whole by year, or by any other step: how a group divides, and how that shifts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bofast.reports.charts.axes import AxisForm, Range
from bofast.reports.charts.columns import (
    COLUMN_HEIGHT,
    LEFT,
    Ground,
    Name,
    Segment,
    column_labels,
    column_names,
    right_of_columns,
    segments,
)
from bofast.reports.charts.frame import framed, heading, layer, plot_width
from bofast.reports.charts.palette import PAPER, fill

WHOLE = Range(0.0, 1.0)
LEAST_REST = 0.0005
"""A rest below this comes from rounding, and is not drawn."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a column, between 0 and 1, and how it is written; without a value it is hidden."""

    value: float | None
    written: str


@dataclass(frozen=True, slots=True)
class ShareColumn:
    """One step, with a share for each part, in the order of the parts."""

    label: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """Columns of shares. What is hidden of a column lies together at its top, empty, under the name `hidden`.

    Raises: ValueError, where a column has another number of shares than there are parts.
    """

    columns: tuple[ShareColumn, ...]
    parts: tuple[str, ...]
    value_label: str
    hidden: str

    def __post_init__(self) -> None:
        for column in self.columns:
            if len(column.shares) != len(self.parts):
                raise ValueError(f"{column.label}: {len(column.shares)} shares for {len(self.parts)} parts.")


def stack(shown: Stack) -> dict[str, Any]:
    """The specification: the first part at the bottom, each named beside the last column."""
    drawn = [segment for place, column in enumerate(shown.columns) for segment in _layers(column, place=place)]
    has_rest = any(share.value is None for column in shown.columns for share in column.shares)
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


def _layers(column: ShareColumn, *, place: int) -> Iterator[Segment]:
    """The parts from the bottom up, and over them an empty one for what is hidden."""
    low = 0.0
    for part, share in enumerate(column.shares):
        if share.value:
            yield Segment(place, low, low + share.value, fill(part), share.written)
            low += share.value
    hidden = [share.written for share in column.shares if share.value is None]
    if hidden and 1 - low > LEAST_REST:
        yield Segment(place, low, 1.0, PAPER, hidden[0])


def _names(shown: Stack, *, drawn: list[Segment], has_rest: bool) -> list[Name]:
    last = [segment for segment in drawn if segment.column == len(shown.columns) - 1]
    found = {segment.fill: segment.centre for segment in last}
    names, at = [], 0.0
    for part, label in enumerate(shown.parts):
        at = found.get(fill(part), at)  # a part that the last column lacks is named above the one before it
        names.append(Name(label, at, fill(part), is_led_to=fill(part) in found))
    if has_rest:
        names.append(Name(shown.hidden, found.get(PAPER, 1.0), PAPER, is_led_to=PAPER in found))
    return names

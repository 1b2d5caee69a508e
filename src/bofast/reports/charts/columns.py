"""What standing columns in layers share: where they stand, what is written in them, and the names beside the last."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bofast.reports.charts.axes import AxisForm, Range, standing
from bofast.reports.charts.frame import Channel, Layer, along, as_is, layer, text_of
from bofast.reports.charts.lettering import LINE_HEIGHT, SMALL, apart, broken, widest
from bofast.reports.charts.palette import LINE, PAPER, fill, on_fill

COLUMN_HEIGHT = 340
LEFT = 48
"""What the labels of the standing axis take."""
FILLED = 0.86
"""Of a column's room, what the column takes."""
LETTERS = 22
SWATCH, LEAD, AIR = 12, 22, 8
FLATTEST = LINE_HEIGHT
"""Pixels of a layer in which a figure finds room."""


@dataclass(frozen=True, slots=True)
class Part:
    """A layer of a column, and how it is written; without a value it is hidden."""

    value: float | None
    written: str


@dataclass(frozen=True, slots=True)
class Column:
    """One step, with a value for each part, in the order of the parts."""

    label: str
    values: tuple[Part, ...]
    net: float | None = None
    """What gains and losses come to; None where it is hidden, and where parts are shares of a whole."""

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of it may be seen."""
        return self.net is None and all(part.value is None for part in self.values)


@dataclass(frozen=True, slots=True)
class Segment:
    """One layer of one column: from where to where on the standing axis, and what may be written in it."""

    column: int
    low: float
    high: float
    fill: str
    written: str

    @property
    def centre(self) -> float:
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Name:
    """A layer's name beside the last column, at the height of a value, in its fill."""

    text: str
    at: float
    fill: str
    is_led_to: bool
    """Whether the last column has this layer, so that a line can lead there."""
    shape: str = "square"


@dataclass(frozen=True, slots=True)
class Ground:
    """Where columns stand: their number, the width of the plot, and the standing axis."""

    count: int
    width: float
    values: Range
    form: AxisForm

    @property
    def room(self) -> float:
        return self.width / max(1, self.count)

    def left(self, column: int) -> float:
        return self.room * (column + (1 - FILLED) / 2)

    def right(self, column: int) -> float:
        return self.room * (column + (1 + FILLED) / 2)

    def middle(self, column: int) -> float:
        return self.room * (column + 0.5)

    def across(self, field: str) -> Channel:
        """A place in pixels from the left of the plot."""
        return along(field, domain=(0.0, self.width))

    def up(self, field: str) -> Channel:
        """A value on the standing axis. Each layer names the axis alike, since one without it would take it away."""
        return along(field, domain=self.values.ends, axis=standing(form=self.form))


def require_parts(columns: Sequence[Column], *, parts: Sequence[str]) -> None:
    """Raises: ValueError, where a column has another number of values than there are parts."""
    for column in columns:
        if len(column.values) != len(parts):
            raise ValueError(f"{column.label}: {len(column.values)} values for {len(parts)} parts.")


def part_names(parts: Sequence[str], *, drawn: Sequence[Segment], columns: int) -> list[Name]:
    """The parts as the last column has them; what it lacks is named above the one before."""
    last = {each.fill: each.centre for each in drawn if each.column == columns - 1}
    names, at = [], 0.0
    for part, label in enumerate(parts):
        at = last.get(fill(part), at)
        names.append(Name(label, at, fill(part), is_led_to=fill(part) in last))
    return names


def right_of_columns(names: Sequence[Name]) -> float:
    """The pixels that the names beside the last column take."""
    return widest([line for name in names for line in broken(name.text, letters=LETTERS)]) + LEAD + SWATCH + AIR


def segments(drawn: Sequence[Segment], *, ground: Ground) -> list[Layer]:
    """The layers of all columns, each with its figure inside where it finds room."""
    rows = [
        {
            "left": ground.left(each.column),
            "right": ground.right(each.column),
            "middle": ground.middle(each.column),
            "low": each.low,
            "high": each.high,
            "centre": each.centre,
            "fill": each.fill,
            "letters": on_fill(each.fill),
            "written": each.written,
        }
        for each in drawn
    ]
    fitting = [row for row, each in zip(rows, drawn, strict=True) if _has_room(each, ground=ground)]
    box = {
        "x": ground.across("left"),
        "x2": {"field": "right"},
        "y": ground.up("low"),
        "y2": {"field": "high"},
        "color": as_is("fill"),
    }
    figure = {
        "x": ground.across("middle"),
        "y": ground.up("centre"),
        "text": text_of("written"),
        "color": as_is("letters"),
    }
    empty = [row for row in rows if row["fill"] == PAPER]
    return [
        layer(rows, mark="rect", encoding=box, stroke=PAPER, strokeWidth=1),
        layer(empty, mark="rect", encoding=box, stroke=LINE, strokeDash=[3, 3]),
        layer(fitting, mark="text", encoding=figure, fontSize=SMALL),
    ]


def column_labels(labels: Sequence[str], *, ground: Ground) -> Layer:
    """What each column stands for, under it; where they are too close, every second, third, and so on."""
    every = max(1, math.ceil((widest(labels, size=SMALL) + AIR) / ground.room))
    rows = [{"middle": ground.middle(place), "text": text} for place, text in enumerate(labels) if place % every == 0]
    encoding = {"x": ground.across("middle"), "y": {"value": COLUMN_HEIGHT + 14}, "text": text_of("text")}
    return layer(rows, mark="text", encoding=encoding, fontSize=SMALL)


def column_names(names: Sequence[Name], *, ground: Ground) -> list[Layer]:
    """The names beside the last column, each with its fill, moved apart and led to from its layer."""
    lines = [broken(name.text, letters=LETTERS) for name in names]
    wanted = [ground.values.pixel(name.at, height=COLUMN_HEIGHT) for name in names]
    middles = apart(wanted, heights=[len(each) * LINE_HEIGHT + 4 for each in lines])
    edge, swatch = ground.right(ground.count - 1), ground.width + LEAD
    layers = []
    for name, text, start, middle in zip(names, lines, wanted, middles, strict=True):
        first = middle - (len(text) - 1) * LINE_HEIGHT / 2
        if name.is_led_to:
            layers.append(_rule(edge + 1, start, to=(swatch - 3, middle)))
        layers += [_swatch(name, x=swatch, y=middle), _text(text, x=swatch + SWATCH + AIR, y=first)]
    return layers


def _has_room(each: Segment, *, ground: Ground) -> bool:
    high = ground.values.pixel(each.low, height=COLUMN_HEIGHT) - ground.values.pixel(each.high, height=COLUMN_HEIGHT)
    return high >= FLATTEST and widest([each.written], size=SMALL) + 2 * AIR <= ground.room * FILLED


def _rule(x: float, y: float, *, to: tuple[float, float]) -> Layer:
    encoding = {"x": {"value": x}, "y": {"value": y}, "x2": {"value": to[0]}, "y2": {"value": to[1]}}
    return layer([{}], mark="rule", encoding=encoding, color=LINE, strokeWidth=0.75)


def _swatch(name: Name, *, x: float, y: float) -> Layer:
    encoding = {"x": {"value": x + SWATCH / 2}, "y": {"value": y}}
    look = {"shape": name.shape, "size": SWATCH**2, "fill": name.fill, "stroke": LINE, "strokeWidth": 0.75}
    return layer([{}], mark="point", encoding=encoding, opacity=1, **look)


def _text(lines: list[str], *, x: float, y: float) -> Layer:
    encoding = {"x": {"value": x}, "y": {"value": y}, "text": text_of("text")}
    return layer([{"text": lines}], mark="text", encoding=encoding, align="left")

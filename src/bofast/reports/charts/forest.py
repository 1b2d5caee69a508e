"""Ratios with their intervals, one under the other, on an axis where half and double lie equally far from 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bofast.reports.charts.axes import Range, lying, ratio_marks, ratio_range
from bofast.reports.charts.frame import Channel, Layer, Specification, down, framed, heading, layer, plot_width, texts
from bofast.reports.charts.lettering import LINE_HEIGHT, broken, widest
from bofast.reports.charts.palette import ACCENT, INK, LINE, PAPER

ROW, AIR = 30, 12
LETTERS = 28


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio with its interval. The category that others are compared with stands at 1, without one."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class ForestRow:
    """A category, its ratio, and how that is written; without a ratio only the word stands there.

    A row without either heads the rows after it.
    """

    label: str
    ratio: Ratio | None = None
    written: str = ""


@dataclass(frozen=True, slots=True)
class Forest:
    """Ratios; `below` and `above` say over the plot what it means to lie on either side of 1."""

    rows: tuple[ForestRow, ...]
    ratio_label: str
    below: str = ""
    above: str = ""


def forest(shown: Forest) -> Specification | None:
    """The specification: a point and its interval a row, a line at 1, the figures to the right.

    A category that others are compared with is an empty circle. An interval past the end of the axis ends in an arrow.
    None, where no other ratio may be seen.
    """
    if all(row.ratio is None or row.ratio.low is None for row in shown.rows):
        return None
    names = [broken(row.label, letters=LETTERS) for row in shown.rows]
    left = widest([line for lines in names for line in lines]) + AIR
    right = widest([row.written for row in shown.rows]) + AIR
    width = plot_width(left=left, right=right)
    middles = list(_middles(names))
    height = max(ROW, sum(_room(lines) for lines in names))
    values = ratio_range([end for row in shown.rows if row.ratio for end in _ends(row.ratio)])
    x = _across(shown.ratio_label, values=values)
    estimates = [
        _as_row(row.ratio, values=values) | {"middle": middle}
        for row, middle in zip(shown.rows, middles, strict=True)
        if row.ratio
    ]
    layers = [
        layer([{"ratio": 1}], mark="rule", encoding={"x": x}, color=INK, strokeDash=[4, 3]),
        *_marks(estimates, x=x, height=height),
        *_labels(shown.rows, names=names, middles=middles, width=width, height=height),
        heading(shown.below, left=0),
        _right_heading(shown.above, width=width),
    ]
    return framed(layers, width=width, height=height)


def _room(lines: Sequence[str]) -> float:
    return max(ROW, len(lines) * LINE_HEIGHT + AIR)


def _middles(names: Sequence[Sequence[str]]) -> Iterator[float]:
    top = 0.0
    for lines in names:
        yield top + _room(lines) / 2
        top += _room(lines)


def _ends(ratio: Ratio) -> tuple[float, ...]:
    return tuple(end for end in (ratio.value, ratio.low, ratio.high) if end is not None and end > 0)


def _as_row(ratio: Ratio, *, values: Range) -> dict[str, Any]:
    low, high = ratio.low, ratio.high
    return {
        "ratio": min(max(ratio.value, values.low), values.high),
        "low": None if low is None else max(low, values.low),
        "high": None if high is None else min(high, values.high),
        "goes_below": low is not None and low < values.low,
        "goes_above": high is not None and high > values.high,
    }


def _across(label: str, *, values: Range) -> Channel:
    axis = lying(label, values=ratio_marks(values), domain=True)
    return {
        "field": "ratio",
        "type": "quantitative",
        "scale": {"type": "log", "domain": list(values.ends), "nice": False},
        "axis": axis,
    }


def _marks(estimates: Sequence[dict[str, Any]], *, x: Channel, height: float) -> list[Layer]:
    y = down("middle", height=height)
    with_interval = [row for row in estimates if row["low"] is not None and row["high"] is not None]
    compared_with = [row for row in estimates if row["low"] is None and row["high"] is None]
    interval = {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y}
    circle = {"shape": "circle", "size": 90, "opacity": 1, "stroke": ACCENT, "strokeWidth": 2}
    return [
        layer(with_interval, mark="rule", encoding=interval, color=ACCENT, strokeWidth=2),
        _arrows([row for row in estimates if row["goes_below"]], end="low", shape="triangle-left", x=x, y=y),
        _arrows([row for row in estimates if row["goes_above"]], end="high", shape="triangle-right", x=x, y=y),
        layer(with_interval, mark="point", encoding={"x": x, "y": y}, fill=ACCENT, **circle),
        layer(compared_with, mark="point", encoding={"x": x, "y": y}, fill=PAPER, **circle),
    ]


def _arrows(rows: list[dict[str, Any]], *, end: str, shape: str, x: Channel, y: Channel) -> Layer:
    encoding = {"x": {**x, "field": end}, "y": y}
    return layer(rows, mark="point", encoding=encoding, shape=shape, size=90, opacity=1, fill=ACCENT, stroke=ACCENT)


def _labels(
    rows: Sequence[ForestRow],
    *,
    names: Sequence[list[str]],
    middles: Sequence[float],
    width: float,
    height: float,
) -> list[Layer]:
    """Names to the left, heads in bold, figures to the right, and a hair line over each head."""
    left = widest([line for lines in names for line in lines]) + AIR
    placed = [{"text": lines, "middle": middle} for lines, middle in zip(names, middles, strict=True)]
    is_head = [row.ratio is None and not row.written for row in rows]
    heads = [each for each, head in zip(placed, is_head, strict=True) if head]
    others = [each for each, head in zip(placed, is_head, strict=True) if not head]
    figures = [{"text": [row.written], "middle": middle} for row, middle in zip(rows, middles, strict=True)]
    lines = {"x": {"value": -left}, "x2": {"value": width}, "y": down("top", height=height)}
    tops = [{"top": middle - ROW / 2} for middle, head in zip(middles, is_head, strict=True) if head]
    return [
        layer(tops, mark="rule", encoding=lines, color=LINE, strokeWidth=0.5),
        texts(heads, height=height, align="left", x=-left, fontWeight="bold"),
        texts(others, height=height, align="right", x=-AIR),
        texts(figures, height=height, align="left", x=width + AIR),
    ]


def _right_heading(text: str, *, width: float) -> Layer:
    over = heading(text, left=width)
    return {**over, "mark": {**over["mark"], "align": "right"}}

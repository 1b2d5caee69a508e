"""Values against a threshold, one area a row: on which side each lies, and how far from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bofast.reports.charts.axes import AxisForm, lying, reaching
from bofast.reports.charts.frame import (
    Channel,
    Layer,
    Specification,
    along,
    down,
    framed,
    layer,
    plot_width,
    text_of,
    texts,
)
from bofast.reports.charts.lettering import LINE_HEIGHT, SMALL, broken, widest
from bofast.reports.charts.palette import INK, LOOKS, QUIET, Look

ROW, AIR = 32, 14
LETTERS = 26
SIZE = 120
HALF = 10
"""Of the stroke that marks a threshold, in pixels."""
UPRIGHT = {"shape": "stroke", "angle": 90, "opacity": 1, "stroke": INK, "strokeWidth": 3, "size": SIZE}
LEGEND = -18
"""Where the words for the marks stand, in pixels over the plot."""


class Side(Enum):
    """On which side of the threshold a value lies, as its criterion says: nothing is compared here."""

    WITHIN = LOOKS[0]
    PAST = LOOKS[1]


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """An area, its value, the threshold that holds for it, and how value and distance are written.

    Without a value only the word stands there.
    """

    label: str
    value: float | None
    threshold: float
    side: Side
    written: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Areas held against a criterion; `within`, `past` and `threshold` are the words for the three marks."""

    rows: tuple[ThresholdRow, ...]
    value_label: str
    within: str
    past: str
    threshold: str
    form: AxisForm = AxisForm.PERCENT


def thresholds(shown: Thresholds) -> Specification | None:
    """The specification: a circle within, a square past the threshold, the distance as a line to an upright stroke.

    None, where all values are hidden.
    """
    if all(row.value is None for row in shown.rows):
        return None
    names = [broken(row.label, letters=LETTERS) for row in shown.rows]
    left = widest([line for lines in names for line in lines]) + AIR
    width = plot_width(left=left, right=widest([row.written for row in shown.rows]) + AIR)
    rooms = [max(ROW, len(lines) * LINE_HEIGHT + AIR) for lines in names]
    middles = [sum(rooms[:place]) + room / 2 for place, room in enumerate(rooms)]
    height = max(ROW, sum(rooms))
    values = reaching([each for row in shown.rows for each in (row.value, row.threshold) if each is not None])
    x = along("value", domain=values.ends, axis=lying(shown.value_label, form=shown.form))
    placed = list(zip(shown.rows, middles, strict=True))
    labels = [{"text": lines, "middle": middle} for lines, middle in zip(names, middles, strict=True)]
    figures = [{"text": [row.written], "middle": middle} for row, middle in placed]
    layers = [
        *_marks(placed, x=x, height=height),
        texts(labels, height=height, align="right", x=-AIR),
        texts(figures, height=height, align="left", x=width + AIR),
        *_legend(shown, left=-left),
    ]
    return framed(layers, width=width, height=height)


def _marks(placed: Sequence[tuple[ThresholdRow, float]], *, x: Channel, height: float) -> list[Layer]:
    y = down("middle", height=height)
    strokes = [{"at": row.threshold, "top": middle - HALF, "bottom": middle + HALF} for row, middle in placed]
    upright = {"x": {**x, "field": "at"}, "y": {**y, "field": "top"}, "y2": {"field": "bottom"}}
    layers = [layer(strokes, mark="rule", encoding=upright, color=INK, strokeWidth=3)]
    for side in Side:
        rows = [
            {"value": row.value, "threshold": row.threshold, "middle": middle}
            for row, middle in placed
            if row.value is not None and row.side is side
        ]
        distance = {"x": x, "x2": {"field": "threshold"}, "y": y}
        look = side.value
        layers += [
            layer(rows, mark="rule", encoding=distance, color=look.colour, strokeWidth=2, strokeDash=list(look.dash)),
            layer(rows, mark="point", encoding={"x": x, "y": y}, **_point(look)),
        ]
    return layers


def _legend(shown: Thresholds, *, left: float) -> list[Layer]:
    """The three marks and what they mean, in one line over the plot."""
    marks = (
        (_point(Side.WITHIN.value), shown.within),
        (_point(Side.PAST.value), shown.past),
        (UPRIGHT, shown.threshold),
    )
    layers, start = [], left + AIR / 2
    for mark, words in marks:
        at = {"x": {"value": start}, "y": {"value": LEGEND}}
        name = {"x": {"value": start + AIR}, "y": {"value": LEGEND}, "text": text_of("text")}
        layers += [
            layer([{}], mark="point", encoding=at, **mark),
            layer([{"text": words}], mark="text", encoding=name, align="left", fontSize=SMALL, color=QUIET),
        ]
        start += widest([words], size=SMALL) + 3 * AIR
    return layers


def _point(look: Look) -> dict[str, Any]:
    return {"shape": look.shape, "size": SIZE, "opacity": 1, "fill": look.colour, "stroke": look.colour}

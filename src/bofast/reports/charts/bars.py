"""Lying bars, alone or in groups. A hidden value has no bar, only its word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bofast.reports.charts.frame import Specification, along, as_is, down, framed, layer, plot_width, text_of, texts
from bofast.reports.charts.lettering import LINE_HEIGHT, broken, widest
from bofast.reports.charts.palette import look

THICK, THIN = 26, 20
"""A bar that stands alone, and one of a group, in pixels."""
BETWEEN_BARS, BETWEEN_ROWS = 4, 16
LETTERS = 26
AIR = 10


@dataclass(frozen=True, slots=True)
class Bar:
    """A value of at least 0 and how it is written; without a value only the word stands there."""

    value: float | None
    written: str


@dataclass(frozen=True, slots=True)
class BarRow:
    """What is counted, and a bar for each series."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows of bars; `series` names the bars of a row, where a row has several.

    Raises: ValueError, where a row has another number of bars than there are series, or a value lies below 0.
    """

    rows: tuple[BarRow, ...]
    series: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.bars) != max(1, len(self.series)):
                raise ValueError(f"{row.label}: {len(row.bars)} bars for {len(self.series)} series.")
            if any(bar.value is not None and bar.value < 0 for bar in row.bars):
                raise ValueError(f"{row.label}: a bar below 0; draw changes as a diverging stack.")


def bars(shown: Bars) -> Specification | None:
    """The specification: values at the bars' ends, labels to the left, no axis to read off.

    The rows of a group stand under its name, each with the name of its series: colour only helps. None, where all is
    hidden.
    """
    if all(bar.value is None for row in shown.rows for bar in row.bars):
        return None
    return _grouped(shown) if len(shown.series) > 1 else _single(shown)


def _single(shown: Bars) -> Specification:
    drawn, top = [], 0.0
    labels: list[dict[str, Any]] = []
    for row in shown.rows:
        lines = broken(row.label, letters=LETTERS)
        taken = max(THICK, len(lines) * LINE_HEIGHT)
        labels.append({"text": lines, "middle": top + taken / 2})
        drawn.append(_bar(row.bars[0], top=top + (taken - THICK) / 2, thick=THICK, place=0))
        top += taken + BETWEEN_ROWS
    return _picture(drawn, names=labels, heads=[], height=max(THICK, top - BETWEEN_ROWS))


def _grouped(shown: Bars) -> Specification:
    drawn, names, heads, top = [], [], [], 0.0
    for row in shown.rows:
        heads.append({"text": [row.label], "middle": top + LINE_HEIGHT / 2})
        top += LINE_HEIGHT + BETWEEN_BARS
        for place, (name, bar) in enumerate(zip(shown.series, row.bars, strict=True)):
            drawn.append(_bar(bar, top=top, thick=THIN, place=place))
            lines = broken(name, letters=LETTERS + 6)
            names.append({"text": lines, "middle": top + (THIN + (len(lines) - 1) * LINE_HEIGHT) / 2})
            top += max(THIN, len(lines) * LINE_HEIGHT) + BETWEEN_BARS
        top += BETWEEN_ROWS
    return _picture(drawn, names=names, heads=heads, height=max(THICK, top - BETWEEN_ROWS))


def _bar(bar: Bar, *, top: float, thick: int, place: int) -> dict[str, Any]:
    return {
        "value": bar.value or 0,
        "written": bar.written,
        "is_hidden": bar.value is None,
        "top": top,
        "middle": top + thick / 2,
        "bottom": top + thick,
        "colour": look(place).colour,
    }


def _picture(
    drawn: list[dict[str, Any]], *, names: list[dict[str, Any]], heads: list[dict[str, Any]], height: float
) -> Specification:
    left = widest([line for name in names for line in name["text"]]) + AIR
    right = widest([row["written"] for row in drawn]) + AIR
    top = max((row["value"] for row in drawn), default=0) or 1
    across = along("value", domain=(0, top))
    layers = [
        layer(
            [row for row in drawn if not row["is_hidden"]],
            mark="rect",
            encoding={
                "x": {**across, "stack": None},
                "x2": {"datum": 0},
                "y": down("top", height=height),
                "y2": {"field": "bottom"},
                "color": as_is("colour"),
            },
            cornerRadius=2,
        ),
        layer(
            drawn,
            mark="text",
            encoding={"x": across, "y": down("middle", height=height), "text": text_of("written")},
            align="left",
            dx=AIR - 3,
        ),
        texts(names, height=height, align="right", x=-AIR),
        texts(heads, height=height, align="left", x=-left, fontWeight="bold"),
    ]
    return framed(layers, width=plot_width(left=left, right=right), height=height)

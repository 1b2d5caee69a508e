"""What all pictures share: the schema, the letters, the axes, and layers with their rows inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bofast.reports.charts.lettering import LINE_HEIGHT, SIZE, SMALL
from bofast.reports.charts.palette import GRID, INK, LINE, QUIET

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
PAGE_WIDTH = 640
"""Of a whole picture, in pixels: what a page of A4 shows at the size it was drawn for."""
NARROWEST_PLOT = 240

Specification = dict[str, Any]
"""A whole picture in Vega-Lite. A builder gives None instead where nothing of it may be seen."""
Layer = dict[str, Any]
Channel = dict[str, Any]
Rows = Sequence[Mapping[str, Any]]


def framed(layers: Sequence[Layer], *, width: float, height: float) -> Specification:
    """The specification of a picture in layers. The view has no border, and nothing is read aloud piece by piece."""
    return {"width": round(width), "height": round(height), "layer": list(layers), **dressed()}


def dressed() -> dict[str, Any]:
    """Schema and style, for a picture that is put together in another way than by layers."""
    return {
        "$schema": SCHEMA,
        "background": None,
        "padding": 6,
        "config": {
            "font": FONT,
            "mark": {"aria": False},  # the picture has words of its own; these would be read mark by mark
            "view": {"stroke": None},
            "text": {"fontSize": SIZE, "color": INK, "baseline": "middle", "lineHeight": LINE_HEIGHT},
            "axis": {
                "aria": False,
                "labelFontSize": SMALL,
                "labelColor": INK,
                "titleFontSize": SMALL,
                "titleFontWeight": "normal",
                "titleColor": QUIET,
                "gridColor": GRID,
                "domainColor": LINE,
                "tickColor": LINE,
            },
        },
    }


def layer(rows: Rows, *, mark: str, encoding: Mapping[str, Any], **properties: Any) -> Layer:
    """Marks of one kind, one a row; `properties` are those of the mark."""
    return {"data": {"values": list(rows)}, "mark": {"type": mark, **properties}, "encoding": dict(encoding)}


def plot_width(*, left: float, right: float) -> float:
    """What is left of the page for the plot, beside labels of so many pixels."""
    return max(NARROWEST_PLOT, PAGE_WIDTH - left - right)


def along(field: str, *, domain: tuple[float, float], axis: Mapping[str, Any] | None = None) -> Channel:
    """A position on a scale of numbers that keeps exactly its domain."""
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": list(domain), "nice": False, "zero": False},
        "axis": dict(axis) if axis is not None else None,
    }


def down(field: str, *, height: float) -> Channel:
    """A position in pixels from the top, for rows that are laid out by hand."""
    return along(field, domain=(height, 0))


def as_is(field: str) -> Channel:
    """A colour, a dash or a shape that stands in the row itself."""
    return {"field": field, "type": "nominal", "scale": None, "legend": None}


def text_of(field: str) -> Channel:
    return {"field": field, "type": "nominal"}


def heading(text: str, *, left: float, top: float = -16) -> Layer:
    """Quiet words over a plot, or over rows under it, from so many pixels of its corner."""
    encoding = {"x": {"value": left}, "y": {"value": top}, "text": text_of("text")}
    return layer([{"text": text}], mark="text", encoding=encoding, align="left", fontSize=SMALL, color=QUIET)


def texts(rows: Rows, *, height: float, align: str, x: float, **properties: Any) -> Layer:
    """Labels at a fixed distance from the left of the plot, each of `text` (lines) about its `middle` (pixels)."""
    # Vega hangs the lines below the first, so the first moves up by half of the others.
    placed = [{**row, "middle": row["middle"] - (len(row["text"]) - 1) * LINE_HEIGHT / 2} for row in rows]
    encoding = {"x": {"value": x}, "y": down("middle", height=height), "text": text_of("text")}
    return layer(placed, mark="text", encoding=encoding, align=align, **properties)

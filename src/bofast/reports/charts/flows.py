"""Flows between areas: where those on the left are found on the right, as ribbons as wide as they are many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bofast.reports.charts.frame import (
    Layer,
    Specification,
    along,
    as_is,
    down,
    framed,
    heading,
    layer,
    plot_width,
    text_of,
    texts,
)
from bofast.reports.charts.lettering import LINE_HEIGHT, SMALL, broken, widest
from bofast.reports.charts.palette import INK, fill

HEIGHT = 380
"""Of all ribbons together; the gaps between areas come on top."""
NODE, GAP, AIR = 14, 18, 10
LETTERS = 20
POINTS = 24
THINNEST_WITH_FIGURE = 15
"""Pixels of a ribbon in which its figure is written."""


@dataclass(frozen=True, slots=True)
class Flow:
    """How many went from an area to an area, and how it is written; without a value it is hidden."""

    origin: str
    destination: str
    value: float | None
    written: str


@dataclass(frozen=True, slots=True)
class Flows:
    """Areas before and after, from the top down, and the flows between them.

    Raises: ValueError, where a flow names an area that is not listed, or lies below 0.
    """

    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    flows: tuple[Flow, ...]
    before: str
    after: str

    def __post_init__(self) -> None:
        for flow in self.flows:
            if flow.origin not in self.origins or flow.destination not in self.destinations:
                raise ValueError(f"{flow.origin} to {flow.destination}: not among the areas.")
            if flow.value is not None and flow.value < 0:
                raise ValueError(f"{flow.origin} to {flow.destination}: a flow below 0.")


@dataclass(frozen=True, slots=True)
class _Node:
    """An area on one side: its name, and from where to where it reaches, in pixels."""

    label: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Ribbon:
    """A flow, where it begins on the left and ends on the right, and how thick it is, in pixels."""

    flow: Flow
    left: float
    right: float
    thick: float


def flows(shown: Flows) -> Specification | None:
    """The specification: a ribbon a flow, in the colour of where it comes from, with its figure where it begins.

    What is hidden has no ribbon: an area is as high as what is seen of it. None, where nothing is seen.
    """
    seen = [flow for flow in shown.flows if flow.value]
    if not seen:
        return None
    a_pixel = sum(flow.value or 0 for flow in seen) / HEIGHT or 1
    origins = _nodes(shown.origins, sizes=_sums(seen, side="origin"), a_pixel=a_pixel)
    destinations = _nodes(shown.destinations, sizes=_sums(seen, side="destination"), a_pixel=a_pixel)
    height = max([LINE_HEIGHT, *(node.bottom for node in (*origins.values(), *destinations.values()))])
    left, right = (_room(nodes) for nodes in (shown.origins, shown.destinations))
    width = plot_width(left=left, right=right)
    ribbons = list(_ribbons(shown, seen=seen, origins=origins, destinations=destinations, a_pixel=a_pixel))
    fills = {name: fill(place) for place, name in enumerate(shown.origins)}
    layers = [
        _areas(ribbons, fills=fills, width=width, height=height),
        _boxes(origins, x=0, fills=fills, height=height),
        _boxes(destinations, x=width - NODE, fills={}, height=height),
        _figures(ribbons, height=height),
        _names(origins, align="right", x=-AIR, height=height),
        _names(destinations, align="left", x=width + AIR, height=height),
        heading(shown.before, left=0),
        _at_right(heading(shown.after, left=width)),
    ]
    return framed(layers, width=width, height=height)


def _room(names: Sequence[str]) -> float:
    return widest([line for name in names for line in broken(name, letters=LETTERS)]) + AIR


def _sums(seen: Sequence[Flow], *, side: str) -> dict[str, float]:
    sums: dict[str, float] = {}
    for flow in seen:
        name = flow.origin if side == "origin" else flow.destination
        sums[name] = sums.get(name, 0.0) + (flow.value or 0)
    return sums


def _nodes(names: Sequence[str], *, sizes: Mapping[str, float], a_pixel: float) -> dict[str, _Node]:
    """The areas of a side from the top down, each with room for its name."""
    nodes, top = {}, 0.0
    for name in names:
        high = sizes.get(name, 0.0) / a_pixel
        nodes[name] = _Node(name, top, top + high)
        lines = len(broken(name, letters=LETTERS)) * LINE_HEIGHT
        top += max(high, lines) + GAP
    return nodes


def _ribbons(
    shown: Flows,
    *,
    seen: Sequence[Flow],
    origins: Mapping[str, _Node],
    destinations: Mapping[str, _Node],
    a_pixel: float,
) -> Iterator[_Ribbon]:
    """Each ribbon in its place: on both sides in the order of the areas on the other, so that few cross."""
    begins = {name: node.top for name, node in origins.items()}
    ends = {name: node.top for name, node in destinations.items()}
    order = {name: place for place, name in enumerate(shown.destinations)}
    for origin in shown.origins:
        for flow in sorted((each for each in seen if each.origin == origin), key=lambda each: order[each.destination]):
            thick = (flow.value or 0) / a_pixel
            yield _Ribbon(flow, begins[origin], ends[flow.destination], thick)
            begins[origin] += thick
            ends[flow.destination] += thick


def _areas(ribbons: Sequence[_Ribbon], *, fills: Mapping[str, str], width: float, height: float) -> Layer:
    rows = []
    for number, ribbon in enumerate(ribbons):
        for point in range(POINTS + 1):
            part = point / POINTS
            eased = part * part * (3 - 2 * part)  # flat at both ends
            top = ribbon.left + (ribbon.right - ribbon.left) * eased
            x = NODE + (width - 2 * NODE) * part
            rows.append(
                {"x": x, "top": top, "bottom": top + ribbon.thick, "of": number, "fill": fills[ribbon.flow.origin]}
            )
    encoding = {
        "x": along("x", domain=(0, width)),
        "y": {**down("top", height=height), "stack": None},
        "y2": {"field": "bottom"},
        "detail": {"field": "of", "type": "nominal"},
        "fill": as_is("fill"),
    }
    return layer(rows, mark="area", encoding=encoding, opacity=0.55)


def _boxes(nodes: Mapping[str, _Node], *, x: float, fills: Mapping[str, str], height: float) -> Layer:
    rows = [
        {"top": node.top, "bottom": node.bottom, "fill": fills.get(node.label, INK)}
        for node in nodes.values()
        if node.bottom > node.top
    ]
    encoding = {
        "x": {"value": x},
        "x2": {"value": x + NODE},
        "y": down("top", height=height),
        "y2": {"field": "bottom"},
        "color": as_is("fill"),
    }
    return layer(rows, mark="rect", encoding=encoding)


def _figures(ribbons: Sequence[_Ribbon], *, height: float) -> Layer:
    rows = [
        {"middle": ribbon.left + ribbon.thick / 2, "text": ribbon.flow.written}
        for ribbon in ribbons
        if ribbon.thick >= THINNEST_WITH_FIGURE
    ]
    encoding = {"x": {"value": NODE + 6}, "y": down("middle", height=height), "text": text_of("text")}
    return layer(rows, mark="text", encoding=encoding, align="left", fontSize=SMALL)


def _names(nodes: Mapping[str, _Node], *, align: str, x: float, height: float) -> Layer:
    rows = []
    for node in nodes.values():
        lines = broken(node.label, letters=LETTERS)
        middle = max((node.top + node.bottom) / 2, node.top + len(lines) * LINE_HEIGHT / 2)
        rows.append({"text": lines, "middle": middle})
    return texts(rows, height=height, align=align, x=x)


def _at_right(over: Layer) -> Layer:
    return {**over, "mark": {**over["mark"], "align": "right"}}

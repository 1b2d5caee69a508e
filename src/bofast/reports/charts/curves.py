"""Curves in steps with their intervals: who still lives there, who has left for what, by time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bofast.reports.charts.axes import AxisForm, Range, lying, standing
from bofast.reports.charts.frame import (
    Channel,
    Layer,
    Specification,
    along,
    framed,
    heading,
    layer,
    plot_width,
    text_of,
)
from bofast.reports.charts.lettering import LINE_HEIGHT, SMALL, apart, broken, widest
from bofast.reports.charts.palette import LINE, QUIET, look

HEIGHT = 320
LETTERS = 22
LEAD = 30
"""Between a line's end and its name: the half of a number at risk, and the thin line that leads over."""
LEFT = 52
"""What the labels of the standing axis take."""
BAND, FEW = 0.14, 4
"""How strong an interval is drawn; half as strong where more than a few lie over each other."""
UNDER_AXIS = 60
"""What the labels and the title of the lying axis take."""


@dataclass(frozen=True, slots=True)
class Step:
    """From this time on the curve stands at a value, until the next step; with the interval where there is one."""

    time: float
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class AtRisk:
    """How many are still followed at a time, as it is written: a hidden number is its word."""

    time: float
    written: str


@dataclass(frozen=True, slots=True)
class Curve:
    """The steps of a group, from time 0. A curve that is not released has no steps, and stands in the table alone."""

    label: str
    steps: tuple[Step, ...]
    at_risk: tuple[AtRisk, ...] = ()


@dataclass(frozen=True, slots=True)
class Curves:
    """Curves on one pair of axes; values are shares between 0 and `top`."""

    curves: tuple[Curve, ...]
    time_label: str
    value_label: str
    at_risk_label: str = ""
    top: float = 1.0


def curves(shown: Curves) -> Specification | None:
    """The specification: a dash and a colour a group, its name at the end of its line, those at risk underneath.

    None, where no curve has a step.
    """
    if not any(curve.steps for curve in shown.curves):
        return None
    labels = [broken(curve.label, letters=LETTERS) for curve in shown.curves]
    width = plot_width(left=LEFT, right=widest([line for lines in labels for line in lines]) + LEAD)
    values = Range(0.0, shown.top)
    last = max((step.time for curve in shown.curves for step in curve.steps), default=1) or 1
    x = along("time", domain=(0, last), axis=lying(shown.time_label))
    y = along("value", domain=values.ends, axis=standing(form=AxisForm.PERCENT))
    layers = [layer([], mark="line", encoding={"x": x, "y": y}), heading(shown.value_label, left=-LEFT)]
    opacity = BAND if len(shown.curves) <= FEW else BAND / 2
    for place, curve in enumerate(shown.curves):
        layers += _lines(curve, place=place, opacity=opacity, x=x, y=y)
    layers += _names(shown, labels=labels, values=values, width=width, x=x, y=y)
    layers += _at_risk(shown, labels=labels, width=width, x=x)
    return framed(layers, width=width, height=HEIGHT)


def _lines(curve: Curve, *, place: int, opacity: float, x: Channel, y: Channel) -> list[Layer]:
    own = look(place)
    rows = [{"time": step.time, "value": step.value, "low": step.low, "high": step.high} for step in curve.steps]
    within = [row for row in rows if row["low"] is not None and row["high"] is not None]
    band = {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}}
    return [
        layer(within, mark="area", encoding=band, interpolate="step-after", color=own.colour, opacity=opacity),
        layer(
            rows,
            mark="line",
            encoding={"x": x, "y": y},
            interpolate="step-after",
            color=own.colour,
            strokeDash=list(own.dash),
            strokeWidth=2.5,
        ),
    ]


def _names(
    shown: Curves, *, labels: Sequence[list[str]], values: Range, width: float, x: Channel, y: Channel
) -> list[Layer]:
    """Each name beside the end of its line, moved apart where two would touch, and led to from the line."""
    drawn = [place for place, curve in enumerate(shown.curves) if curve.steps]
    ends = [shown.curves[place].steps[-1] for place in drawn]
    middles = apart(
        [values.pixel(end.value, height=HEIGHT) for end in ends],
        heights=[len(labels[place]) * LINE_HEIGHT + 2 for place in drawn],
    )
    layers = []
    for place, end, middle in zip(drawn, ends, middles, strict=True):
        row = {"time": end.time, "value": end.value, "text": labels[place], "at": values.value(middle, height=HEIGHT)}
        first = middle - (len(labels[place]) - 1) * LINE_HEIGHT / 2
        lead = {"x": x, "y": y, "x2": {"value": width + LEAD - 3}, "y2": {"field": "at"}}
        name = {"x": {"value": width + LEAD}, "y": {"value": first}, "text": text_of("text")}
        layers += [
            layer([row], mark="rule", encoding=lead, color=LINE, strokeWidth=0.75),
            layer([row], mark="text", encoding=name, align="left", color=look(place).colour, fontWeight="bold"),
        ]
    return layers


def _at_risk(shown: Curves, *, labels: Sequence[list[str]], width: float, x: Channel) -> list[Layer]:
    """A row of numbers under the axis for each group, with the group's name where its line ends above."""
    if not any(curve.at_risk for curve in shown.curves):
        return []
    top: float = HEIGHT + UNDER_AXIS
    layers = [heading(shown.at_risk_label, left=-LEFT, top=top)]
    for place, (curve, lines) in enumerate(zip(shown.curves, labels, strict=True)):
        top += LINE_HEIGHT + 2
        numbers = [{"time": each.time, "text": each.written} for each in curve.at_risk]
        row = {"x": x, "y": {"value": top}, "text": text_of("text")}
        name = {"x": {"value": width + LEAD}, "y": {"value": top}, "text": text_of("text")}
        colour = look(place).colour
        layers += [
            layer(numbers, mark="text", encoding=row, fontSize=SMALL, color=QUIET),
            layer([{"text": lines}], mark="text", encoding=name, align="left", color=colour, fontSize=SMALL),
        ]
        top += (len(lines) - 1) * LINE_HEIGHT
    return layers

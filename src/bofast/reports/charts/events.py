"""An event study: the difference year by year before and after something began, with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bofast.reports.charts.axes import AxisForm, lying, reaching, standing
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
from bofast.reports.charts.lettering import SMALL
from bofast.reports.charts.palette import INK, LINE, LOOKS, PAPER, QUIET

HEIGHT, LEFT = 320, 52
BEFORE, AFTER = LOOKS[1], LOOKS[0]
SIZE = 110
START = -0.5
"""Between the last year without and the first year with it."""


@dataclass(frozen=True, slots=True)
class EventYear:
    """The difference in a year counted from the start (0 is the first year with it); without a value it is hidden.

    The year that others are compared with has the value 0 and no interval.
    """

    year: int
    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class EventStudy:
    """The years, and the words for the axes and for both sides of the start."""

    years: tuple[EventYear, ...]
    time_label: str
    value_label: str
    before: str
    after: str
    form: AxisForm = AxisForm.SIGNED


def events(shown: EventStudy) -> Specification | None:
    """The specification: squares before the start and circles after it, an empty square where nothing can differ.

    None, where every year but that of comparison is hidden.
    """
    known = [year for year in shown.years if year.value is not None]
    if all(year.low is None for year in known):
        return None
    values = reaching([end for year in known for end in (year.value, year.low, year.high) if end is not None])
    x = _across(shown)
    y = along("value", domain=values.ends, axis=standing(form=shown.form))
    start = {**x, "field": "start"}
    layers = [
        layer([], mark="point", encoding={"x": x, "y": y}),
        layer([{"value": 0}], mark="rule", encoding={"y": y}, color=INK),
        layer([{"start": START}], mark="rule", encoding={"x": start}, color=LINE, strokeDash=[5, 4], strokeWidth=1.5),
        *_estimates(known, x=x, y=y),
        _side(shown.before, x=start, align="right", dx=-8),
        _side(shown.after, x=start, align="left", dx=8),
        heading(shown.value_label, left=-LEFT, top=-34),
    ]
    return framed(layers, width=plot_width(left=LEFT, right=0), height=HEIGHT)


def _across(shown: EventStudy) -> Channel:
    """The axis of years, a mark for each, the start half a year before year 0."""
    first = min((each.year for each in shown.years), default=-1)
    last = max((each.year for each in shown.years), default=0)
    axis = lying(shown.time_label, form=AxisForm.SIGNED, values=list(range(first, last + 1)))
    return along("year", domain=(first + START, last - START), axis=axis)


def _estimates(known: Sequence[EventYear], *, x: Channel, y: Channel) -> list[Layer]:
    interval = {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}}
    point = {"size": SIZE, "opacity": 1, "strokeWidth": 2}
    with_interval = [each for each in known if each.low is not None]
    sides = (
        ([each for each in with_interval if each.year < 0], BEFORE),
        ([each for each in with_interval if each.year >= 0], AFTER),
    )
    layers = []
    for years, look in sides:
        rows = [{"year": each.year, "value": each.value, "low": each.low, "high": each.high} for each in years]
        full = {"shape": look.shape, "fill": look.colour, "stroke": look.colour}
        layers += [
            layer(rows, mark="rule", encoding=interval, color=look.colour, strokeWidth=2),
            layer(rows, mark="point", encoding={"x": x, "y": y}, **full, **point),
        ]
    compared_with = [{"year": each.year, "value": each.value} for each in known if each.low is None]
    empty = {"shape": BEFORE.shape, "fill": PAPER, "stroke": BEFORE.colour}
    return [*layers, layer(compared_with, mark="point", encoding={"x": x, "y": y}, **empty, **point)]


def _side(text: str, *, x: Channel, align: str, dx: int) -> Layer:
    encoding = {"x": x, "y": {"value": -10}, "text": text_of("text")}
    row = {"start": START, "text": text}
    return layer([row], mark="text", encoding=encoding, align=align, dx=dx, fontSize=SMALL, color=QUIET)

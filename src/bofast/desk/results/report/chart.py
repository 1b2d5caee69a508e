"""The funnel as a bar chart: one specification, drawn as SVG for PDF and as PNG for Word, with the same words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import vl_convert
from django.utils.translation import gettext as _

from bofast.desk.results.report.tables import Counts, shown

BAR = "#0A5C5A"
INK = "#1B2B34"
WIDTH, STEP = 460, 44
SCALE = 2.5


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """The drawn chart, and what it says to those who cannot see it."""

    svg: str
    png: bytes
    caption: str
    alternative: str


def draw_funnel(counts: Counts) -> FunnelChart:
    """Draw the families at each step. A hidden count has no bar, only its word."""
    caption = _("Families at each step")
    specification = _specification(counts).to_json(indent=None)
    said = "; ".join(f"{row.label}: {shown(row.families)}" for row in counts.steps)
    return FunnelChart(
        svg=vl_convert.vegalite_to_svg(specification),
        png=vl_convert.vegalite_to_png(specification, scale=SCALE),
        caption=caption,
        alternative=_("Bar chart. %(said)s.") % {"said": said},
    )


def _specification(counts: Counts) -> Any:
    rows = [{"step": row.label, "families": row.families or 0, "written": shown(row.families)} for row in counts.steps]
    order = [row.label for row in counts.steps]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("step:N", sort=order, title=None, axis=alt.Axis(labelLimit=200, ticks=False, domain=False)),
        x=alt.X("families:Q", title=None, axis=None),
    )
    bars = base.mark_bar(color=BAR, cornerRadiusEnd=3)
    numbers = base.mark_text(align="left", dx=6, color=INK, fontSize=14).encode(text="written:N")
    picture = (bars + numbers).properties(width=WIDTH, height=alt.Step(STEP))
    return picture.configure_view(stroke=None).configure_axis(labelFontSize=14, labelColor=INK)

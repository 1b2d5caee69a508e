"""The funnel as a picture: the families at each step, with the same words for those who cannot see it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bofast.desk.results.report.tables import Counts, shown, steps_table
from bofast.reports.charts.bars import Bar, BarRow, Bars, bars
from bofast.reports.content import Chart


def funnel_chart(counts: Counts) -> Chart:
    """The families at each step. A hidden count has no bar, only its word."""
    rows = tuple(BarRow(row.label, (Bar(row.families, shown(row.families)),)) for row in counts.steps)
    said = "; ".join(f"{row.label}: {shown(row.families)}" for row in counts.steps)
    return Chart(
        caption=_("Families at each step"),
        alternative=_("Bar chart. %(said)s.") % {"said": said},
        specification=bars(Bars(rows)),
        table=steps_table(counts),
    )

"""The families behind a figure of the funnel."""

from __future__ import annotations

from enum import StrEnum

from bofast.rules.funnel import Counted, Funnel
from bofast.rules.outcome import Result


class FunnelFigure(StrEnum):
    """The figures of the funnel that can be opened."""

    MAPPED = "mapped"
    CONTACTED = "contacted"
    ACTIVE = "active"
    HELPED = "helped"
    BOUGHT = "bought"
    MOVED = "moved"
    IMPROVED = "improved"
    STAYED = "stayed"
    LEFT = "left"


def counted(funnel: Funnel, figure: FunnelFigure) -> Counted:
    """The three counts of a figure, with the families they count."""
    steps = {
        FunnelFigure.MAPPED: funnel.mapped,
        FunnelFigure.CONTACTED: funnel.contacted,
        FunnelFigure.ACTIVE: funnel.active,
        FunnelFigure.HELPED: funnel.outcome,
    }
    return steps[figure] if figure in steps else funnel.results[Result(figure.value)]

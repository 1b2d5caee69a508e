"""Every reason of a comparison, for paper."""

from __future__ import annotations

from dataclasses import dataclass

from bofast.design.parts.figures import ReasonNode
from bofast.desk.ways.comparing import Compared
from bofast.desk.ways.evidence import reason_of
from bofast.desk.ways.figures import figures_of
from bofast.desk.ways.fit_reason import fit_reason
from bofast.desk.ways.sources import sources_of
from bofast.desk.wording.economy_names import named

ON_PAPER = ("cost", "left", "allowance", "disposable", "eligibility")
"""The figures whose trees hold all the others."""


@dataclass(frozen=True, slots=True)
class WayReasons:
    way: str
    reasons: tuple[ReasonNode, ...]


def every_reason(compared: Compared) -> tuple[WayReasons, ...]:
    """The reasons by way, in the order of the ways."""
    origins = sources_of(compared)
    found = []
    for placed in compared.comparison.order:
        figures = figures_of(compared, way=placed.way)
        reasons = [reason_of(figures[what], law=compared.law, origins=origins) for what in ON_PAPER if what in figures]
        found.append(WayReasons(named(placed.way), (fit_reason(compared, way=placed.way), *reasons)))
    return tuple(found)

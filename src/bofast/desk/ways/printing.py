"""Every reason of a comparison, for paper: each step is told once, and the next time named only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from bofast.design.parts.figures import ParameterRow, ReasonNode
from bofast.desk.ways.comparing import Compared
from bofast.desk.ways.evidence import reason_of
from bofast.desk.ways.figures import figures_of
from bofast.desk.ways.fit_reason import fit_reason
from bofast.desk.ways.sources import sources_of
from bofast.desk.wording.economy_names import named
from bofast.vocabulary.ways import Way

ON_PAPER = ("cost", "left", "allowance", "disposable", "eligibility")
"""The figures whose trees hold all the others."""


@dataclass(frozen=True, slots=True)
class WayReasons:
    way: str
    reasons: tuple[ReasonNode, ...]


def every_reason(compared: Compared) -> tuple[WayReasons, ...]:
    """The reasons by way, in the order of the ways; a way that nothing is known of has none."""
    told = _Told()
    found = [
        WayReasons(named(placed.way), tuple(told.once(node) for node in _reasons(compared, way=placed.way)))
        for placed in compared.comparison.order
    ]
    return tuple(of_way for of_way in found if of_way.reasons)


def _reasons(compared: Compared, *, way: Way) -> tuple[ReasonNode, ...]:
    figures, origins = figures_of(compared, way=way), sources_of(compared)
    known = [figures[what] for what in ON_PAPER if what in figures and figures[what].is_known]
    fits = fit_reason(compared, way=way)
    return (
        *((fits,) if fits.value is not None else ()),
        *(reason_of(figure, law=compared.law, origins=origins) for figure in known),
    )


class _Told:
    """What the sheet has told so far."""

    def __init__(self) -> None:
        self.nodes: set[ReasonNode] = set()
        self.rows: set[ParameterRow] = set()

    def once(self, node: ReasonNode) -> ReasonNode:
        """The step with all it rests on; by name and value alone, when the sheet has told it above."""
        if node in self.nodes and (node.facts or node.parameters or node.rests_on):
            return ReasonNode(node.title, node.value, sentence=_("As above."), tone=node.tone)
        self.nodes.add(node)
        return replace(
            node,
            parameters=tuple(self._row(row) for row in node.parameters),
            rests_on=tuple(self.once(part) for part in node.rests_on),
        )

    def _row(self, row: ParameterRow) -> ParameterRow:
        """A rate with its source; without it, when the sheet has told it above."""
        if row in self.rows:
            return ParameterRow(row.label, row.value, None, _("as above"), verified=row.verified)
        self.rows.add(row)
        return row

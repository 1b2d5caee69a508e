"""A way about which nothing has been entered yet: no home, no offer, no price."""

from __future__ import annotations

from bofast.rules.circumstances import Circumstances
from bofast.rules.facts import Fit
from bofast.rules.figure import Figure, fact_unknown
from bofast.rules.findings import Findings
from bofast.rules.home_costs import COST
from bofast.rules.way_answer import WayAnswer
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.ways import Way


def nothing_to_compare(way: Way, circumstances: Circumstances, *, fact: str) -> WayAnswer:
    """An unknown answer that says what to enter."""
    unknown = Figure(COST, None, reasons=(fact_unknown(fact),))
    found = Findings(questions=[Because(Reason.NOTHING_TO_COMPARE, {"way": way, "fact": fact})])
    allowance = circumstances.allowance(unknown, is_adapted=False)
    return found.answer(way, money=circumstances.money(unknown, allowance=allowance), fit=Fit())

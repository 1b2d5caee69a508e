"""The figures of a comparison that can be opened, each by the word in its address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bofast.desk.ways.comparing import Compared
from bofast.rules.figure import Figure
from bofast.rules.way_answer import WayAnswer
from bofast.vocabulary.ways import Way


def figures_of(compared: Compared, *, way: Way) -> Mapping[str, Figure]:
    """Every figure of a way, with those of the family's month."""
    answer = compared.comparison.answers[way]
    return {**_budget(compared), **_money(answer), **dict(_loan(answer))}


def _budget(compared: Compared) -> dict[str, Figure]:
    budget = compared.comparison.budget
    return {
        "income": budget.net,
        "lasting": budget.lasting,
        "floor": budget.floor,
        "reference": budget.reference,
        "subsistence": budget.subsistence,
        "fixed": budget.other_fixed,
    }


def _money(answer: WayAnswer) -> dict[str, Figure]:
    money = answer.money
    return {
        "cost": money.cost,
        "difference": money.difference,
        "allowance": money.housing_allowance,
        "left": money.left_to_live_on,
        "against-reference": money.against_reference,
        "against-floor": money.against_floor,
    }


def _loan(answer: WayAnswer) -> Iterator[tuple[str, Figure]]:
    loan = answer.loan
    if loan is None:
        return
    yield from (("needed", loan.needed), ("rate", loan.rate), ("disposable", loan.disposable))
    yield from ((f"capacity-{years}", figure) for years, figure in loan.capacity.items())
    yield from ((f"payment-{years}", figure) for years, figure in loan.payment.items())
    if loan.eligibility is not None:
        yield "eligibility", loan.eligibility.figure
        yield from ((f"condition-{code.lower()}", figure) for code, figure in loan.eligibility.conditions.items())
        yield from ((f"exception-{code.lower()}", figure) for code, figure in loan.eligibility.exceptions.items())

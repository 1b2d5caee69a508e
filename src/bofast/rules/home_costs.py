"""What a home costs a month: rent or loan, and what runs besides. A cost nobody has told is left out and says so."""

from __future__ import annotations

from bofast.rules.facts import RunningCosts
from bofast.rules.figure import Figure, How, Rule, fact_unknown, given, total
from bofast.rules.parameter_row import Unit
from bofast.vocabulary.money import Money

RENT = Rule("home_costs.rent", Unit.NOK_PER_MONTH, How.GIVEN, "the lease or the offer")
RUNNING = Rule("home_costs.running", Unit.NOK_PER_MONTH, How.SUM, "the family's or the seller's own papers")
RUNNING_POST = Rule("home_costs.running_post", Unit.NOK_PER_MONTH, How.GIVEN, "the family's or the seller's own papers")
COST = Rule("home_costs.cost", Unit.NOK_PER_MONTH, How.SUM, "rent or loan, and running costs")

POSTS = (
    "electricity_per_month",
    "insurance_per_month",
    "municipal_fees_per_month",
    "maintenance_per_month",
    "property_tax_per_month",
    "common_costs_per_month",
)
ASKED_WHEN_RENTED = frozenset({"electricity_per_month"})
ASKED_OF_A_FLAT = frozenset({"electricity_per_month", "common_costs_per_month"})
ASKED_OF_A_HOUSE = frozenset(
    {"electricity_per_month", "insurance_per_month", "municipal_fees_per_month", "maintenance_per_month"}
)


def running_costs(running: RunningCosts, *, path: str, asked: frozenset[str]) -> Figure:
    """The known running costs a month. One that is asked for in such a home and not known is an open question."""
    parts: list[Figure] = []
    questions = []
    for post in POSTS:
        amount: Money | None = getattr(running, post)
        if amount is not None:
            parts.append(Figure(RUNNING_POST, amount, {f"{path}.{post}": amount}))
        elif post in asked:
            questions.append(fact_unknown(f"{path}.{post}"))
    return Figure(RUNNING, Money(sum(part.minor for part in parts)), parts=tuple(parts), reasons=tuple(questions))


def rented_home(rent_per_month: Money | None, running: Figure, *, path: str) -> Figure:
    """What a rented home costs a month; unknown without its rent."""
    return total(COST, [given(RENT, rent_per_month, fact=f"{path}.rent_per_month"), running])

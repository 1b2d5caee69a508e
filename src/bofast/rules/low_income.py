"""The EU scale: a household's income per unit, so that households of different size can be compared."""

from __future__ import annotations

from datetime import date

from bofast.rules import incomes
from bofast.rules.facts import FamilyFacts
from bofast.rules.figure import Figure, How, Rule
from bofast.rules.household import household_on
from bofast.rules.law import Law
from bofast.rules.parameter_row import Unit
from bofast.vocabulary.money import Money

MONTHS_A_YEAR = 12
EQUIVALISED = Rule(
    "low_income.equivalised_income", Unit.NOK_PER_YEAR, How.QUOTIENT, "EU scale (modified OECD), as in SSB's EU60"
)


def equivalised_income(facts: FamilyFacts, *, law: Law, on: date) -> Figure:
    """Twelve months' net income over the household's weight: 1 for the first adult, less for each other member.

    Raises: MissingParameter.
    """
    household = household_on(facts, on=on)
    net = incomes.net_on_day(facts, on=on)
    below = law.row("low_income/child_below_age", on=on)
    first, adult, child = (law.row("low_income/weights", on=on, member=who) for who in ("first", "adult", "child"))
    children = sum(member.age < below.whole for member in household.minors)
    weight = first.number + adult.number * (household.persons - children - 1) + child.number * children
    yearly = Money(MONTHS_A_YEAR * net.minor) * (1 / weight) if net.is_known else None
    counted = {"persons": household.persons, "children": children, "weight": weight}
    return Figure(EQUIVALISED, yearly, counted, (first, adult, child, below), (net,))

"""A family's month apart from the home: what comes in, what lasts, what must be left, what goes out anyway.

Worked out once and shared by the five ways. A parameter that is missing makes its figure unknown and names itself;
the rest of the comparison goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bofast.rules import incomes, sifo
from bofast.rules.childcare import CHILDCARE, childcare_for
from bofast.rules.facts import ExpenseKind, FamilyFacts
from bofast.rules.figure import Figure, How, Rule, given, greatest, total
from bofast.rules.guidance_rates import FLOOR, floor_for
from bofast.rules.household import Household, household_on
from bofast.rules.law import Law
from bofast.rules.parameter_row import Unit
from bofast.vocabulary.errors import MissingParameter
from bofast.vocabulary.reasons import Because, Reason

_OWN_PAPERS = "the family's own papers"
_GUIDANCE = "Husbanken's guidance on the start loan: order of the affordability calculation"
OTHER_FIXED = Rule("household_budget.other_fixed", Unit.NOK_PER_MONTH, How.SUM, _GUIDANCE)
EXPENSE = Rule("household_budget.expense", Unit.NOK_PER_MONTH, How.GIVEN, _OWN_PAPERS)
DEBT = Rule("household_budget.debt", Unit.NOK_PER_MONTH, How.GIVEN, _OWN_PAPERS)
ACTUAL = Rule("household_budget.actual_living_costs", Unit.NOK_PER_MONTH, How.GIVEN, _OWN_PAPERS)
SUBSISTENCE = Rule("household_budget.subsistence", Unit.NOK_PER_MONTH, How.GREATEST, _GUIDANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """NOK a month. `reference` is the reference budget without childcare, which stands among `other_fixed`."""

    household: Household
    net: Figure
    lasting: Figure
    floor: Figure
    reference: Figure
    subsistence: Figure
    other_fixed: Figure


def budget_on(facts: FamilyFacts, *, law: Law, on: date) -> Budget:
    """A family's month on a day. A missing parameter makes a figure unknown; nothing is raised for it."""
    household = household_on(facts, on=on)
    floor = or_unknown(FLOOR, lambda: floor_for(household, law=law, on=on))
    reference = or_unknown(sifo.LIVING_COSTS, lambda: sifo.living_costs_for(household, facts=facts, law=law, on=on))
    return Budget(
        household=household,
        net=incomes.net_on_day(facts, on=on),
        lasting=incomes.net_lasting(facts, on=on),
        floor=floor,
        reference=reference,
        subsistence=subsistence(facts, floor=floor, reference=reference),
        other_fixed=other_fixed(facts, household=household, law=law, on=on),
    )


def subsistence(facts: FamilyFacts, *, floor: Figure, reference: Figure) -> Figure:
    """What must be left to live on: what the family itself reckons, else the reference; never below the floor."""
    actual = facts.actual_living_costs_per_month
    if actual is None:
        return greatest(SUBSISTENCE, floor, reference)
    return greatest(SUBSISTENCE, floor, given(ACTUAL, actual, fact="actual_living_costs_per_month"))


def other_fixed(facts: FamilyFacts, *, household: Household, law: Law, on: date) -> Figure:
    """Other debt, maintenance paid, childcare and the like. Childcare by the bill, else by the price lists."""
    parts = [
        given(EXPENSE, expense.per_month, fact=f"expenses[{at}].per_month") for at, expense in enumerate(facts.expenses)
    ]
    parts += [
        given(DEBT, debt.payment_per_month, fact=f"debts[{at}].payment_per_month")
        for at, debt in enumerate(facts.debts)
    ]
    if not any(expense.kind is ExpenseKind.CHILDCARE for expense in facts.expenses):
        parts.append(or_unknown(CHILDCARE, lambda: childcare_for(household, facts=facts, law=law, on=on)))
    return total(OTHER_FIXED, parts)


def or_unknown(rule: Rule, answer: Callable[[], Figure]) -> Figure:
    """The answer, or an unknown figure that names the parameter which is missing."""
    try:
        return answer()
    except MissingParameter as missing:
        because = {"parameter": missing.parameter, "on": missing.on, "known": missing.known}
        return Figure(rule, None, reasons=(Because(Reason.PARAMETER_MISSING, because),))

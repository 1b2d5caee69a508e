"""A family on a day, with what the five ways share worked out once: its budget and what its home costs today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bofast.rules.bostotte import ALLOWANCE
from bofast.rules.facts import FamilyFacts
from bofast.rules.family_allowance import YEARLY_INCOME, Earning, for_earning, income_for
from bofast.rules.figure import Figure, How, Rule, difference, total
from bofast.rules.home_costs import ASKED_WHEN_RENTED, COST, rented_home, running_costs
from bofast.rules.household_budget import Budget, budget_on, or_unknown
from bofast.rules.law import Law
from bofast.rules.parameter_row import Unit
from bofast.rules.way_answer import WayMoney
from bofast.vocabulary.tenure import Tenure

LOAN_TODAY = Rule("home_costs.loan_today", Unit.NOK_PER_MONTH, How.GIVEN, "the family's own papers")
AGAINST_TODAY = Rule("five_ways.difference", Unit.NOK_PER_MONTH, How.DIFFERENCE, "cost of the way less cost today")
COMES_IN = Rule("five_ways.comes_in", Unit.NOK_PER_MONTH, How.SUM, "net income and housing allowance")
LEFT = Rule(
    "five_ways.left_to_live_on", Unit.NOK_PER_MONTH, How.DIFFERENCE, "income less home and other fixed expenses"
)
AGAINST_REFERENCE = Rule("five_ways.against_reference", Unit.NOK_PER_MONTH, How.DIFFERENCE, "SIFO reference budget")
AGAINST_FLOOR = Rule("five_ways.against_floor", Unit.NOK_PER_MONTH, How.DIFFERENCE, "state guidance rates")


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """What every way asks about. The parts that a screening does not need are worked out when first asked for."""

    facts: FamilyFacts
    law: Law
    on: date
    budget: Budget

    @cached_property
    def earning(self) -> Earning:
        """What the housing allowance counts of the family, whatever its home."""
        household = self.budget.household
        income = or_unknown(YEARLY_INCOME, lambda: income_for(household, facts=self.facts, law=self.law, on=self.on))
        return Earning(household=household, income=income, municipality=self.facts.municipality)

    @cached_property
    def cost_today(self) -> Figure:
        """What the present home costs a month."""
        return cost_of_present_home(self.facts)

    def allowance(self, per_month: Figure, *, is_adapted: bool) -> Figure:
        """The housing allowance for such costs; unknown, with the reason, where a fact or parameter is missing."""
        return or_unknown(
            ALLOWANCE,
            lambda: for_earning(self.earning, per_month=per_month, is_adapted=is_adapted, law=self.law, on=self.on),
        )

    def money(self, cost: Figure, *, allowance: Figure) -> WayMoney:
        """What a way with this cost does to the month. An unknown allowance is left out, and the figure says so."""
        comes_in = _comes_in(self.budget.net, allowance)
        left = difference(LEFT, comes_in, cost, self.budget.other_fixed)
        return WayMoney(
            cost=cost,
            difference=difference(AGAINST_TODAY, cost, self.cost_today),
            housing_allowance=allowance,
            left_to_live_on=left,
            against_reference=difference(AGAINST_REFERENCE, left, self.budget.reference),
            against_floor=difference(AGAINST_FLOOR, left, self.budget.floor),
        )


def circumstances_on(facts: FamilyFacts, *, law: Law, on: date) -> Circumstances:
    """A missing parameter makes its figure unknown and names itself; nothing is raised for it."""
    return Circumstances(facts=facts, law=law, on=on, budget=budget_on(facts, law=law, on=on))


def cost_of_present_home(facts: FamilyFacts) -> Figure:
    """What the present home costs a month: rent, or the loan on it, and what runs besides."""
    home = facts.present_home
    running = running_costs(home.running, path="present_home.running", asked=ASKED_WHEN_RENTED)
    if home.tenure is not Tenure.OWNED:
        return rented_home(home.rent_per_month, running, path="present_home")
    loan = home.loan_payment_per_month
    return total(COST, [Figure(LOAN_TODAY, loan, {"present_home.loan_payment_per_month": loan}), running])


def _comes_in(net: Figure, allowance: Figure) -> Figure:
    if allowance.is_known:
        return total(COMES_IN, [net, allowance])
    return Figure(COMES_IN, net.value, parts=(net,), reasons=allowance.open_questions())

"""How much a family can pay for a home in the long run, and what loan that carries.

Source: Husbanken's guidance on the start loan. Net income that lasts, less subsistence, other fixed expenses and the
home's running costs. Housing allowance is not counted: it is worked out anew every month, and a loan lasts for decades.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from bofast.rules import incomes, sifo
from bofast.rules.annuity import annuity_capacity, annuity_payment
from bofast.rules.facts import FamilyFacts, Purchase, RunningCosts
from bofast.rules.figure import Figure, How, Rule, difference, given
from bofast.rules.guidance_rates import floor_for
from bofast.rules.home_costs import ASKED_OF_A_FLAT, ASKED_OF_A_HOUSE, running_costs
from bofast.rules.household import household_on
from bofast.rules.household_budget import Budget, other_fixed, subsistence
from bofast.rules.law import Law
from bofast.rules.parameter_row import Unit
from bofast.vocabulary.money import Money

TERMS = (30, 40, 50)
"""Years that the comparison shows: the ordinary longest, the longest, and half-way."""

_GUIDANCE = "Husbanken's guidance on the start loan"
DISPOSABLE = Rule("affordability.disposable_for_housing", Unit.NOK_PER_MONTH, How.DIFFERENCE, _GUIDANCE)
CAPACITY = Rule("affordability.loan_capacity", Unit.NOK, How.ANNUITY, "present value of an annuity")
PAYMENT = Rule("affordability.payment", Unit.NOK_PER_MONTH, How.ANNUITY, "equal monthly payments of an annuity loan")
RATE = Rule("affordability.interest_rate", Unit.PERCENT, How.TABLE, "the rate of the day that the office has entered")
PRICE = Rule("affordability.price_and_costs", Unit.NOK, How.SUM, "the seller's papers")
NEEDED = Rule("affordability.loan_needed", Unit.NOK, How.DIFFERENCE, "Regulation on loans from Husbanken, chapter 5")
MONEY_FACT = Rule("affordability.amount", Unit.NOK, How.GIVEN, "the seller's and the family's papers")


def disposable_for_housing(facts: FamilyFacts, *, running: RunningCosts, law: Law, on: date) -> Figure:
    """What lasting income leaves for interest and instalments a month; below zero when it does not reach.

    Raises: MissingParameter.
    """
    household = household_on(facts, on=on)
    floor = floor_for(household, law=law, on=on)
    reference = sifo.living_costs_for(household, facts=facts, law=law, on=on)
    left = subsistence(facts, floor=floor, reference=reference)
    costs = running_costs(running, path="running", asked=frozenset())
    fixed = other_fixed(facts, household=household, law=law, on=on)
    return difference(DISPOSABLE, incomes.net_lasting(facts, on=on), left, fixed, costs)


def disposable_in(budget: Budget, *, running: Figure) -> Figure:
    """The same from a budget that is worked out; unknown where the budget is."""
    return difference(DISPOSABLE, budget.lasting, budget.subsistence, budget.other_fixed, running)


def loan_capacity(facts: FamilyFacts, *, law: Law, on: date) -> Mapping[int, Figure]:
    """The loan that the family carries for the home it wants to buy, by years.

    Raises: MissingParameter; ValueError without a purchase among the facts.
    """
    purchase = facts.purchase
    if purchase is None:
        raise ValueError("Loan capacity needs `purchase` among the facts: its running costs and its rate")
    disposable = disposable_for_housing(facts, running=purchase.running, law=law, on=on)
    return capacities(disposable, rate=interest_rate(purchase, law=law, on=on))


def running_costs_of(purchase: Purchase, *, path: str = "purchase") -> Figure:
    asked = ASKED_OF_A_HOUSE if purchase.is_detached else ASKED_OF_A_FLAT
    return running_costs(purchase.running, path=f"{path}.running", asked=asked)


def interest_rate(purchase: Purchase, *, law: Law, on: date) -> Figure:
    """The nominal yearly rate in percent: the offered one, else the office's rate of the day for the product.

    Raises: MissingParameter.
    """
    if purchase.rate_percent is not None:
        return Figure(RATE, purchase.rate_percent, {"purchase.rate_percent": purchase.rate_percent})
    row = law.row("startlan/interest_rates", on=on, product=purchase.product)
    return Figure(RATE, row.number, {"purchase.product": purchase.product}, (row,))


def loan_needed(purchase: Purchase, *, path: str = "purchase") -> Figure:
    """Price and costs, less own money and grant; unknown without a price."""
    if purchase.price is None:
        return given(NEEDED, None, fact=f"{path}.price")
    own = {"equity": purchase.equity, "grant": purchase.grant}
    parts = [_amount(f"{path}.{name}", amount) for name, amount in own.items()]
    price = Figure(PRICE, purchase.price + purchase.costs, parts=_price_parts(purchase, path=path))
    return difference(NEEDED, price, *parts)


def _price_parts(purchase: Purchase, *, path: str) -> tuple[Figure, ...]:
    parts = {"price": purchase.price, "costs": purchase.costs}
    return tuple(_amount(f"{path}.{name}", amount) for name, amount in parts.items() if amount is not None)


def _amount(path: str, amount: Money) -> Figure:
    return Figure(MONEY_FACT, amount, {path: amount})


def capacities(disposable: Figure, *, rate: Figure) -> dict[int, Figure]:
    """What loan a monthly amount carries over 30, 40 and 50 years."""
    return {years: _capacity(disposable, rate=rate, years=years) for years in TERMS}


def payments(loan: Figure, *, rate: Figure) -> dict[int, Figure]:
    """What a loan costs a month over 30, 40 and 50 years."""
    return {years: payment(loan, rate=rate, years=years) for years in TERMS}


def _capacity(disposable: Figure, *, rate: Figure, years: int) -> Figure:
    loan = None
    if isinstance(disposable.value, Money) and isinstance(rate.value, Decimal):
        loan = annuity_capacity(disposable.value, rate_percent=rate.value, years=years)
    return Figure(CAPACITY, loan, {"years": years}, parts=(disposable, rate))


def payment(loan: Figure, *, rate: Figure, years: int) -> Figure:
    """What a loan costs a month over so many years; unknown when the loan or the rate is."""
    monthly = None
    if isinstance(loan.value, Money) and isinstance(rate.value, Decimal):
        monthly = annuity_payment(Money(max(loan.minor, 0)), rate_percent=rate.value, years=years)
    return Figure(PAYMENT, monthly, {"years": years}, parts=(loan, rate))

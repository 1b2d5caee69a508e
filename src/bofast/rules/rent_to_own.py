"""The fourth way home: rent with the right, not the duty, to buy later at the price of the first day.

Source: Husbanken's method "leie til eie" for disadvantaged families.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bofast.rules.affordability import capacities
from bofast.rules.circumstances import Circumstances, circumstances_on
from bofast.rules.facts import FamilyFacts, Purchase, RentToOwnOffer
from bofast.rules.findings import Findings
from bofast.rules.home_costs import ASKED_WHEN_RENTED, rented_home, running_costs
from bofast.rules.law import Law
from bofast.rules.loan_case import LoanCase, loan_case
from bofast.rules.nothing_to_compare import nothing_to_compare
from bofast.rules.way_answer import WayAnswer, WayLoan
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.ways import Way

_DAYS_A_MONTH = 30


def answer(facts: FamilyFacts, *, law: Law, on: date) -> WayAnswer:
    """Whether the family can rent the home, and whether today's lasting income would carry the loan at the option.

    The loan is reckoned with today's rate and budget: nobody knows those of the day of the option.
    """
    return answer_in(circumstances_on(facts, law=law, on=on))


def answer_in(circumstances: Circumstances) -> WayAnswer:
    offer = circumstances.facts.rent_to_own
    if offer is None:
        return nothing_to_compare(Way.RENT_TO_OWN, circumstances, fact="rent_to_own")
    running = running_costs(offer.running, path="rent_to_own.running", asked=ASKED_WHEN_RENTED)
    cost = rented_home(offer.rent_per_month, running, path="rent_to_own")
    allowance = circumstances.allowance(cost.parts[0], is_adapted=offer.is_adapted)
    money = circumstances.money(cost, allowance=allowance)
    found = Findings()
    found.look_at_fit(offer.fit, path="rent_to_own")
    found.look_at_cost(cost)
    found.look_at_what_is_left(money)
    found.look_at_offer(is_offered=offer.is_offered)
    found.look_at_day(offer.available_on, on=circumstances.on)
    case = option_case(circumstances, offer)
    _look_at_option(found, offer, case)
    return found.answer(Way.RENT_TO_OWN, money=money, fit=offer.fit, loan=_loan(case))


def option_case(circumstances: Circumstances, offer: RentToOwnOffer) -> LoanCase:
    """The loan that buying at the option would take, after what has been saved until then."""
    saved = Money(0)
    if offer.option_on is not None:
        months = max((offer.option_on - circumstances.on).days // _DAYS_A_MONTH, 0)
        saved = offer.saving_per_month * months
    bought = replace(
        circumstances.facts.purchase or Purchase(),
        price=offer.option_price,
        costs=Money(0),
        equity=saved,
        grant=Money(0),
        running=offer.running,
        is_adapted=offer.is_adapted,
    )
    facts = circumstances.facts
    return loan_case(facts, bought, budget=circumstances.budget, law=circumstances.law, on=circumstances.on)


def _look_at_option(found: Findings, offer: RentToOwnOffer, case: LoanCase) -> None:
    if offer.option_price is None:
        found.first.append(Because(Reason.FACT_UNKNOWN, {"fact": "rent_to_own.option_price"}))
        return
    found.first.append(Because(Reason.OPTION_OPENS, {"on": offer.option_on, "price": offer.option_price}))
    if case.shortfall is not None:
        not_yet = {"short": case.shortfall, "on": offer.option_on}
        found.conditions.append(Because(Reason.LOAN_NOT_CARRIED_YET, not_yet))


def _loan(case: LoanCase) -> WayLoan:
    return WayLoan(
        needed=case.needed,
        rate=case.rate,
        disposable=case.disposable,
        capacity=capacities(case.disposable, rate=case.rate),
        payment=case.payment,
        years=case.surely_carried_over,
    )

"""The fifth way home: buy, with a start loan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bofast.rules import incomes
from bofast.rules.affordability import TERMS, capacities
from bofast.rules.circumstances import Circumstances, circumstances_on
from bofast.rules.facts import FamilyFacts, Income, Purchase
from bofast.rules.family_allowance import MONTHS_A_YEAR, RUNNING
from bofast.rules.figure import Figure, How, Rule, total
from bofast.rules.findings import NONE, Findings
from bofast.rules.home_costs import COST
from bofast.rules.household_budget import or_unknown
from bofast.rules.law import Law
from bofast.rules.loan_case import LoanCase, loan_case
from bofast.rules.nothing_to_compare import nothing_to_compare
from bofast.rules.parameter_row import Unit
from bofast.rules.startlan import Eligibility, eligibility_for
from bofast.rules.startlan_grounds import Condition
from bofast.rules.way_answer import WayAnswer, WayLoan
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.ways import Way

COUNTED = Rule("buy.costs_for_allowance", Unit.NOK_PER_MONTH, How.SUM, "Husbanken's guidance on housing allowance")
RUNNING_A_MONTH = Rule("buy.running_costs_detached", Unit.NOK_PER_MONTH, How.SHARE, RUNNING.source)
_COUNTED_POSTS = frozenset({"municipal_fees_per_month", "property_tax_per_month", "common_costs_per_month"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is known of a purchase before its cost is held against the month."""

    lasting: Figure
    case: LoanCase
    may: Eligibility
    found: Findings


def answer(facts: FamilyFacts, *, law: Law, on: date) -> WayAnswer:
    """Whether the family can buy with a start loan, over how many years, by which exception, and what comes first."""
    return answer_in(circumstances_on(facts, law=law, on=on))


def answer_in(circumstances: Circumstances) -> WayAnswer:
    purchase = circumstances.facts.purchase
    if purchase is None:
        return nothing_to_compare(Way.BUY, circumstances, fact="purchase")
    seen = outlook(circumstances, purchase)
    case, may = seen.case, seen.may
    payment = case.payment[_years_shown(case, may)]
    cost = total(COST, [payment, case.running])
    counted = _counted(circumstances, payment, case.running)
    money = circumstances.money(cost, allowance=circumstances.allowance(counted, is_adapted=purchase.is_adapted))
    seen.found.look_at_what_is_left(money)
    return seen.found.answer(Way.BUY, money=money, fit=purchase.fit, loan=_loan(case, may))


def outlook(circumstances: Circumstances, purchase: Purchase) -> Outlook:
    """Loan, conditions and what they lead to, without the month's money: all that a screening asks."""
    facts, budget = circumstances.facts, circumstances.budget
    case = loan_case(facts, purchase, budget=budget, law=circumstances.law, on=circumstances.on)
    may = eligibility_for(facts, household=budget.household, case=case, law=circumstances.law, on=circumstances.on)
    found = Findings()
    _look_at_home(found, purchase, on=circumstances.on)
    _look_at_loan(found, circumstances, case=case, may=may)
    return Outlook(lasting=budget.lasting, case=case, may=may, found=found)


def _years_shown(case: LoanCase, may: Eligibility) -> int:
    """The term the family may have; else the one it could have if all incomes lasted; else the longest."""
    return may.years or case.years_carried_by(case.if_all_last) or TERMS[-1]


def _counted(circumstances: Circumstances, payment: Figure, running: Figure) -> Figure:
    """What housing allowance counts of an owned home: loan, common costs, fees, tax, a house's running costs."""
    posts = [part for part in running.parts if any(path.rpartition(".")[2] in _COUNTED_POSTS for path in part.facts)]
    return total(COUNTED, [payment, *posts, *_running_of_house(circumstances)])


def _running_of_house(circumstances: Circumstances) -> list[Figure]:
    purchase = circumstances.facts.purchase
    if purchase is None or not purchase.is_detached:
        return []
    return [or_unknown(RUNNING_A_MONTH, lambda: _running_a_month(circumstances))]


def _running_a_month(circumstances: Circumstances) -> Figure:
    row = circumstances.law.row("bostotte/running_costs_detached", on=circumstances.on)
    return Figure(RUNNING_A_MONTH, row.money * (Decimal(1) / MONTHS_A_YEAR), rows=(row,))


def _look_at_home(found: Findings, purchase: Purchase, *, on: date) -> None:
    if purchase.is_sober is False:
        found.refusals.append(Because(Reason.HOME_NOT_SOBER))
    if purchase.is_found:
        found.look_at_fit(purchase.fit, path="purchase")
    else:
        found.first.append(Because(Reason.HOME_MUST_BE_FOUND, {"price": purchase.price}))
    found.look_at_day(purchase.available_on, on=on)
    if purchase.grant > NONE:
        found.first.append(Because(Reason.GRANT_MUST_BE_GIVEN, {"amount": purchase.grant}))


def _look_at_loan(found: Findings, circumstances: Circumstances, *, case: LoanCase, may: Eligibility) -> None:
    if may.eligible is False:
        _say_why_not(found, circumstances, case=case, may=may)
    elif may.eligible is None:
        found.questions.extend(may.open_questions())
    if may.eligible is not False and case.needed.is_known:
        granted = {"amount": case.needed.value, "years": may.years, "exception": may.carried_by}
        found.first.append(Because(Reason.LOAN_MUST_BE_GRANTED, granted))


def _say_why_not(found: Findings, circumstances: Circumstances, *, case: LoanCase, may: Eligibility) -> None:
    if may.conditions[Condition.A].value is False:
        found.refusals.append(Because(Reason.BANK_LENDS_ENOUGH))
    if may.c_or_exception.value is False:
        found.refusals.append(Because(Reason.NO_EXCEPTION_APPLIES))
    if may.conditions[Condition.B].value is not False:
        return
    if case.years_carried_by(case.if_all_last) in may.terms:
        found.conditions.extend(_incomes_that_must_last(circumstances, case=case, terms=may.terms))
    else:
        found.refusals.extend(may.conditions[Condition.B].reasons)


def _incomes_that_must_last(circumstances: Circumstances, *, case: LoanCase, terms: tuple[int, ...]) -> list[Because]:
    """One income, where one is enough; else all that end."""
    ending = [
        (index, income)
        for index, income in incomes.running(circumstances.facts, on=circumstances.on)
        if incomes.lasts(income) is False
    ]
    enough = [one for one in ending if case.years_carried_by(_with_one(case, one[1])) in terms]
    return [
        Because(Reason.INCOME_MUST_LAST, {"income": index, "kind": income.kind, "ends_on": income.ends_on})
        for index, income in enough[:1] or ending
    ]


def _with_one(case: LoanCase, income: Income) -> Money | None:
    if income.net_per_month is None or case.if_unknown_last is None:
        return None
    return case.if_unknown_last + income.net_per_month


def _loan(case: LoanCase, may: Eligibility) -> WayLoan:
    return WayLoan(
        needed=case.needed,
        rate=case.rate,
        disposable=case.disposable,
        capacity=capacities(case.disposable, rate=case.rate),
        payment=case.payment,
        years=may.years,
        eligibility=may,
    )

"""The start loan (startlån): who may have one, and for how long.

Source: regulation on loans from Husbanken, chapters 5 and 8; Husbanken's guidance.
A and B can never be waived; C1 and C2 can, by any one of four exceptions. Every condition is yes, no or unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bofast.rules.affordability import TERMS
from bofast.rules.facts import FamilyFacts, StartLoanFacts
from bofast.rules.figure import Figure, How, all_of, fact_unknown
from bofast.rules.household import Household
from bofast.rules.household_budget import budget_on
from bofast.rules.law import Law
from bofast.rules.loan_case import LoanCase, loan_case
from bofast.rules.startlan_grounds import (
    CONDITION_RULES,
    FLAG,
    TERMS_OF_LOAN,
    Condition,
    Grounds,
    StartLoanException,
    flag,
    grounds,
    rule,
)
from bofast.vocabulary.reasons import Because, Reason

ELIGIBLE = rule("eligibility", How.ALL)
LONG_TERM = rule("long_term", How.ALL, TERMS_OF_LOAN)


@dataclass(frozen=True, kw_only=True)
class Eligibility:
    """Whether a start loan may be given, with every condition and exception.

    `carried_by` is the exception that stands in for C1 and C2, the first that holds; none when they hold themselves.
    `years` is the shortest term that the family carries and may have.
    """

    eligible: bool | None
    conditions: Mapping[Condition, Figure]
    exceptions: Mapping[StartLoanException, Figure]
    carried_by: StartLoanException | None
    years: int | None
    c_or_exception: Figure
    long_term: Figure
    figure: Figure

    @cached_property
    def needed_facts(self) -> tuple[str, ...]:
        """Facts that are unknown and that the answer waits for; empty when it is known."""
        return self.figure.deciding_facts()

    @property
    def terms(self) -> tuple[int, ...]:
        """The terms that are not ruled out, in years."""
        return TERMS[:1] if self.long_term.value is False else TERMS

    def open_questions(self) -> tuple[Because, ...]:
        """What the answer waits for: facts that would decide it, and parameters that nobody has entered."""
        missing = {
            because.facts["parameter"]: because
            for because in self.figure.all_reasons()
            if because.reason is Reason.PARAMETER_MISSING
        }
        return (*(fact_unknown(fact) for fact in self.needed_facts), *missing.values())


def eligibility(facts: FamilyFacts, *, law: Law, on: date) -> Eligibility:
    """Whether the family may have a start loan for the home it wants to buy.

    A parameter that is missing makes condition B unknown and names itself among the reasons.
    Raises: ValueError without a purchase among the facts.
    """
    if facts.purchase is None:
        raise ValueError("The start loan needs `purchase` among the facts: price, running costs and product")
    budget = budget_on(facts, law=law, on=on)
    case = loan_case(facts, facts.purchase, budget=budget, law=law, on=on)
    return eligibility_for(facts, household=budget.household, case=case, law=law, on=on)


def eligibility_for(facts: FamilyFacts, *, household: Household, case: LoanCase, law: Law, on: date) -> Eligibility:
    """The same for a loan case that is worked out."""
    of_family = grounds(facts.start_loan, minors=len(household.minors), tenure=facts.present_home.tenure)
    longer = _long_term(facts.start_loan, of_family=of_family, case=case, law=law, on=on)
    serviced = _serviced(case, longer=longer)
    figure = all_of(ELIGIBLE, of_family.conditions[Condition.A], serviced, of_family.c_or_exception)
    return Eligibility(
        eligible=_truth(figure),
        conditions={
            Condition.A: of_family.conditions[Condition.A],
            Condition.B: serviced,
            Condition.C1: of_family.conditions[Condition.C1],
            Condition.C2: of_family.conditions[Condition.C2],
        },
        exceptions=of_family.exceptions,
        carried_by=of_family.carried_by,
        years=_years(case, longer=longer),
        c_or_exception=of_family.c_or_exception,
        long_term=longer,
        figure=figure,
    )


def _long_term(told: StartLoanFacts, *, of_family: Grounds, case: LoanCase, law: Law, on: date) -> Figure:
    """Whether the loan may run for more than the ordinary term, up to 50 years.

    (a), (b) and (c) hang on the family (`startlan_grounds`); (d) a shorter term would not be responsible.
    """
    rows = tuple(law.row(f"startlan/{name}", on=on) for name in ("ordinary_term", "longest_term"))
    parts = (*of_family.for_long_term, _shorter_is_irresponsible(told, case=case))
    return Figure(LONG_TERM, all_of(LONG_TERM, *parts).value, rows=rows, parts=parts)


def _shorter_is_irresponsible(told: StartLoanFacts, *, case: LoanCase) -> Figure:
    if told.shorter_term_is_irresponsible is not None or not case.is_known:
        return flag(FLAG, told, fact="shorter_term_is_irresponsible")
    shortest = next(iter(case.payment.values()))
    return Figure(FLAG, case.disposable.minor < shortest.minor, parts=(case.disposable, shortest))


def _serviced(case: LoanCase, *, longer: Figure) -> Figure:
    """B. A loan may not rest on income that ends, nor on costs that nobody knows."""
    b = CONDITION_RULES[Condition.B]
    parts = (case.disposable, *case.payment.values(), longer)
    if not case.is_known:
        return Figure(b, None, parts=parts)
    perhaps = case.years_carried_by(case.if_unknown_last)
    if perhaps is None:
        return Figure(b, None if case.has_unknown_relief else False, parts=parts, reasons=_too_large(case))
    if _may_run(perhaps, longer=longer) is False:
        refused = Because(Reason.LONG_TERM_NOT_ALLOWED, {"years": perhaps})
        return Figure(b, False, parts=parts, reasons=(refused,))
    surely = case.surely_carried_over
    is_sure = surely is not None and _may_run(surely, longer=longer) is True and not case.has_unknown_costs
    return Figure(b, True if is_sure else None, parts=parts)


def _may_run(years: int, *, longer: Figure) -> bool | None:
    return True if years == TERMS[0] else _truth(longer)


def _too_large(case: LoanCase) -> tuple[Because, ...]:
    if case.shortfall is None:
        return ()
    return (Because(Reason.LOAN_TOO_LARGE, {"short": case.shortfall, "years": TERMS[-1]}),)


def _years(case: LoanCase, *, longer: Figure) -> int | None:
    years = case.years_carried_by(case.if_unknown_last)
    return None if years is None or _may_run(years, longer=longer) is False else years


def _truth(figure: Figure) -> bool | None:
    return figure.value if isinstance(figure.value, bool) else None

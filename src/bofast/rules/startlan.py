"""The start loan (startlån): who may have one, and for how long.

Source: regulation on loans from Husbanken, chapters 5 and 8; Husbanken's guidance.
A and B can never be waived; C1 and C2 can, by any one of four exceptions. Every condition is yes, no or unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bofast.rules.affordability import TERMS
from bofast.rules.facts import FamilyFacts, StartLoanFacts
from bofast.rules.figure import Figure, How, Rule, all_of, any_of, fact_unknown
from bofast.rules.household import Household
from bofast.rules.household_budget import budget_on
from bofast.rules.law import Law
from bofast.rules.loan_case import LoanCase, loan_case
from bofast.rules.parameter_row import Unit
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.tenure import Tenure

_REGULATION = "Regulation on loans from Husbanken, chapter 5; Husbanken's guidance on the start loan"
_TERMS_OF_LOAN = "Regulation on loans from Husbanken, §§ 8-2 and 8-5"


class Condition(StrEnum):
    """The four ordinary conditions."""

    A = "A"  # cannot borrow enough elsewhere
    B = "B"  # able to service the loan over time, with subsistence
    C1 = "C1"  # long-term problems financing a home
    C2 = "C2"  # has used the possibilities to save


class StartLoanException(StrEnum):
    """What may stand in for C1 and C2. Husbanken counts which one was used."""

    E1 = "E1"  # children or special challenges, and a stable home is needed soon
    E2 = "E2"  # trouble covering housing, and refinancing lets them stay
    E3 = "E3"  # the housing situation hinders keeping work
    E4 = "E4"  # gives better use of municipal homes


def _rule(code: str, how: How, source: str = _REGULATION) -> Rule:
    return Rule(f"startlan.{code}", Unit.YES_NO, how, source)


ELIGIBLE = _rule("eligibility", How.ALL)
C_OR_EXCEPTION = _rule("c_or_exception", How.ANY)
C = _rule("c", How.ALL)
CONDITION_RULES = {condition: _rule(condition.lower(), How.TEST) for condition in Condition}
EXCEPTION_RULES = {exception: _rule(exception.lower(), How.TEST) for exception in StartLoanException}
E1_NEED = _rule("e1", How.ALL)
E1_WHO = _rule("e1_who", How.ANY)
HAS_CHILDREN = _rule("has_children", How.TEST)
FLAG = _rule("flag", How.TEST)
LONG_TERM = _rule("long_term", How.ALL, _TERMS_OF_LOAN)
LONG_TERM_PART = _rule("long_term_part", How.ANY, _TERMS_OF_LOAN)


@dataclass(frozen=True, slots=True, kw_only=True)
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

    @property
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
    flags = facts.start_loan
    has_children = _has_children(household)
    longer = _long_term(flags, has_children=has_children, case=case, law=law, on=on)
    serviced = _serviced(case, longer=longer)
    conditions = {
        Condition.A: _opposite(CONDITION_RULES[Condition.A], flags, fact="bank_lends_enough"),
        Condition.B: serviced,
        Condition.C1: _flag(CONDITION_RULES[Condition.C1], flags, fact="long_term_trouble"),
        Condition.C2: _flag(CONDITION_RULES[Condition.C2], flags, fact="has_saved"),
    }
    exceptions = _exceptions(facts, has_children=has_children)
    saved = all_of(C, conditions[Condition.C1], conditions[Condition.C2])
    either = any_of(C_OR_EXCEPTION, saved, *exceptions.values())
    figure = all_of(ELIGIBLE, conditions[Condition.A], serviced, either)
    holding = [exception for exception, holds in exceptions.items() if holds.value is True]
    return Eligibility(
        eligible=_truth(figure),
        conditions=conditions,
        exceptions=exceptions,
        carried_by=None if saved.value is True or not holding else holding[0],
        years=_years(case, longer=longer),
        c_or_exception=either,
        long_term=longer,
        figure=figure,
    )


def _long_term(flags: StartLoanFacts, *, has_children: Figure, case: LoanCase, law: Law, on: date) -> Figure:
    """Whether the loan may run for more than the ordinary term, up to 50 years.

    (a) lasting low income, waived for children or a family that may lose its home; (b) the home suits in the long run
    and (c) renting is worse, both waived for such a family; (d) a shorter term would not be responsible.
    """
    risk = _flag(FLAG, flags, fact="risks_losing_home")
    waived_for_children = any_of(LONG_TERM_PART, has_children, risk)
    rows = tuple(law.row(f"startlan/{name}", on=on) for name in ("ordinary_term", "longest_term"))
    parts = (
        any_of(LONG_TERM_PART, _flag(FLAG, flags, fact="low_income_is_lasting"), waived_for_children),
        any_of(LONG_TERM_PART, _flag(FLAG, flags, fact="home_suits_long_term"), risk),
        any_of(LONG_TERM_PART, _flag(FLAG, flags, fact="renting_is_worse"), risk),
        _shorter_is_irresponsible(flags, case=case),
    )
    return Figure(LONG_TERM, all_of(LONG_TERM, *parts).value, rows=rows, parts=parts)


def _shorter_is_irresponsible(flags: StartLoanFacts, *, case: LoanCase) -> Figure:
    if flags.shorter_term_is_irresponsible is not None or not case.is_known:
        return _flag(FLAG, flags, fact="shorter_term_is_irresponsible")
    shortest = next(iter(case.payment.values()))
    return Figure(FLAG, case.disposable.minor < shortest.minor, parts=(case.disposable, shortest))


def _serviced(case: LoanCase, *, longer: Figure) -> Figure:
    """B. A loan may not rest on income that ends, nor on costs that nobody knows."""
    rule = CONDITION_RULES[Condition.B]
    parts = (case.disposable, *case.payment.values(), longer)
    if not case.is_known:
        return Figure(rule, None, parts=parts)
    perhaps = case.years_carried_by(case.if_unknown_last)
    if perhaps is None:
        return Figure(rule, None if case.has_unknown_relief else False, parts=parts, reasons=_too_large(case))
    if _may_run(perhaps, longer=longer) is False:
        refused = Because(Reason.LONG_TERM_NOT_ALLOWED, {"years": perhaps})
        return Figure(rule, False, parts=parts, reasons=(refused,))
    surely = case.surely_carried_over
    is_sure = surely is not None and _may_run(surely, longer=longer) is True and not case.has_unknown_costs
    return Figure(rule, True if is_sure else None, parts=parts)


def _may_run(years: int, *, longer: Figure) -> bool | None:
    return True if years == TERMS[0] else _truth(longer)


def _too_large(case: LoanCase) -> tuple[Because, ...]:
    if case.shortfall is None:
        return ()
    return (Because(Reason.LOAN_TOO_LARGE, {"short": case.shortfall, "years": TERMS[-1]}),)


def _years(case: LoanCase, *, longer: Figure) -> int | None:
    years = case.years_carried_by(case.if_unknown_last)
    return None if years is None or _may_run(years, longer=longer) is False else years


def _exceptions(facts: FamilyFacts, *, has_children: Figure) -> dict[StartLoanException, Figure]:
    flags = facts.start_loan
    who = any_of(E1_WHO, has_children, _flag(FLAG, flags, fact="has_special_challenges"))
    e1, e2, e3, e4 = StartLoanException
    return {
        e1: all_of(E1_NEED, who, _flag(FLAG, flags, fact="needs_stable_home_soon")),
        e2: _flag(EXCEPTION_RULES[e2], flags, fact="refinancing_lets_stay"),
        e3: _flag(EXCEPTION_RULES[e3], flags, fact="home_hinders_work"),
        e4: _frees_municipal_home(facts),
    }


def _has_children(household: Household) -> Figure:
    minors = len(household.minors)
    return Figure(HAS_CHILDREN, minors > 0, {"children": minors})


def _frees_municipal_home(facts: FamilyFacts) -> Figure:
    rule = EXCEPTION_RULES[StartLoanException.E4]
    told = facts.start_loan.frees_municipal_home
    tenure = facts.present_home.tenure
    if told is not None or tenure is Tenure.UNKNOWN:
        return _flag(rule, facts.start_loan, fact="frees_municipal_home")
    return Figure(rule, tenure is Tenure.RENTED_PUBLIC, {"present_home.tenure": tenure})


def _flag(rule: Rule, flags: StartLoanFacts, *, fact: str) -> Figure:
    told: bool | None = getattr(flags, fact)
    path = f"start_loan.{fact}"
    return Figure(rule, told, {path: told}) if told is not None else Figure(rule, None, reasons=(fact_unknown(path),))


def _opposite(rule: Rule, flags: StartLoanFacts, *, fact: str) -> Figure:
    told: bool | None = getattr(flags, fact)
    path = f"start_loan.{fact}"
    if told is None:
        return Figure(rule, None, reasons=(fact_unknown(path),))
    return Figure(rule, not told, {path: told})


def _truth(figure: Figure) -> bool | None:
    return figure.value if isinstance(figure.value, bool) else None

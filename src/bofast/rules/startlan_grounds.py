"""What a start loan asks of a family besides the loan: conditions A and C, the exceptions, its part of a long term.

Source: regulation on loans from Husbanken, chapters 5 and 8; Husbanken's guidance.
Families of whom the same was told share their figures: a screening asks them of everybody, and few answers differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bofast.rules.facts import StartLoanFacts
from bofast.rules.figure import Figure, How, Rule, all_of, any_of, fact_unknown
from bofast.rules.parameter_row import Unit
from bofast.vocabulary.tenure import Tenure

REGULATION = "Regulation on loans from Husbanken, chapter 5; Husbanken's guidance on the start loan"
TERMS_OF_LOAN = "Regulation on loans from Husbanken, §§ 8-2 and 8-5"


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


def rule(code: str, how: How, source: str = REGULATION) -> Rule:
    return Rule(f"startlan.{code}", Unit.YES_NO, how, source)


C_OR_EXCEPTION = rule("c_or_exception", How.ANY)
C = rule("c", How.ALL)
CONDITION_RULES = {condition: rule(condition.lower(), How.TEST) for condition in Condition}
EXCEPTION_RULES = {exception: rule(exception.lower(), How.TEST) for exception in StartLoanException}
E1_NEED = rule("e1", How.ALL)
E1_WHO = rule("e1_who", How.ANY)
HAS_CHILDREN = rule("has_children", How.TEST)
FLAG = rule("flag", How.TEST)
LONG_TERM_PART = rule("long_term_part", How.ANY, TERMS_OF_LOAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Conditions A, C1 and C2, the exceptions, and the first that holds where C1 and C2 do not hold themselves.

    `for_long_term` are the parts (a), (b) and (c) of whether the loan may run for more than the ordinary term.
    """

    conditions: Mapping[Condition, Figure]
    exceptions: Mapping[StartLoanException, Figure]
    c_or_exception: Figure
    carried_by: StartLoanException | None
    for_long_term: tuple[Figure, Figure, Figure]


@lru_cache(maxsize=4096)
def grounds(told: StartLoanFacts, *, minors: int, tenure: Tenure) -> Grounds:
    """What was told about a family with so many children, living as it does today."""
    has_children = Figure(HAS_CHILDREN, minors > 0, {"children": minors})
    conditions = {
        Condition.A: _opposite(CONDITION_RULES[Condition.A], told, fact="bank_lends_enough"),
        Condition.C1: flag(CONDITION_RULES[Condition.C1], told, fact="long_term_trouble"),
        Condition.C2: flag(CONDITION_RULES[Condition.C2], told, fact="has_saved"),
    }
    exceptions = _exceptions(told, has_children=has_children, tenure=tenure)
    saved = all_of(C, conditions[Condition.C1], conditions[Condition.C2])
    holding = [exception for exception, holds in exceptions.items() if holds.value is True]
    return Grounds(
        conditions=conditions,
        exceptions=exceptions,
        c_or_exception=any_of(C_OR_EXCEPTION, saved, *exceptions.values()),
        carried_by=None if saved.value is True or not holding else holding[0],
        for_long_term=_for_long_term(told, has_children=has_children),
    )


def _exceptions(told: StartLoanFacts, *, has_children: Figure, tenure: Tenure) -> Mapping[StartLoanException, Figure]:
    e1, e2, e3, e4 = StartLoanException
    who = any_of(E1_WHO, has_children, flag(FLAG, told, fact="has_special_challenges"))
    return {
        e1: all_of(E1_NEED, who, flag(FLAG, told, fact="needs_stable_home_soon")),
        e2: flag(EXCEPTION_RULES[e2], told, fact="refinancing_lets_stay"),
        e3: flag(EXCEPTION_RULES[e3], told, fact="home_hinders_work"),
        e4: _frees_municipal_home(told, tenure=tenure),
    }


def _frees_municipal_home(told: StartLoanFacts, *, tenure: Tenure) -> Figure:
    e4 = EXCEPTION_RULES[StartLoanException.E4]
    if told.frees_municipal_home is not None or tenure is Tenure.UNKNOWN:
        return flag(e4, told, fact="frees_municipal_home")
    return Figure(e4, tenure is Tenure.RENTED_PUBLIC, {"present_home.tenure": tenure})


def _for_long_term(told: StartLoanFacts, *, has_children: Figure) -> tuple[Figure, Figure, Figure]:
    """(a) lasting low income, waived for children or a family that may lose its home; (b) the home suits in the long
    run and (c) renting is worse, both waived for such a family.
    """
    risk = flag(FLAG, told, fact="risks_losing_home")
    waived_for_children = any_of(LONG_TERM_PART, has_children, risk)
    return (
        any_of(LONG_TERM_PART, flag(FLAG, told, fact="low_income_is_lasting"), waived_for_children),
        any_of(LONG_TERM_PART, flag(FLAG, told, fact="home_suits_long_term"), risk),
        any_of(LONG_TERM_PART, flag(FLAG, told, fact="renting_is_worse"), risk),
    )


def flag(of: Rule, told: StartLoanFacts, *, fact: str) -> Figure:
    """What was told about one fact, as the figure of a rule."""
    return _figure(of, fact=fact, told=getattr(told, fact), holds=getattr(told, fact))


def _opposite(of: Rule, told: StartLoanFacts, *, fact: str) -> Figure:
    value: bool | None = getattr(told, fact)
    return _figure(of, fact=fact, told=value, holds=None if value is None else not value)


@lru_cache(maxsize=1000)
def _figure(of: Rule, *, fact: str, told: bool | None, holds: bool | None) -> Figure:
    path = f"start_loan.{fact}"
    return Figure(of, holds, {path: told}) if told is not None else Figure(of, None, reasons=(fact_unknown(path),))

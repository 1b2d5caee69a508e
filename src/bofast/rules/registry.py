"""Every rule that can be asked by name: what it is about, which facts it needs, and how it answers.

`bofast rule` is built on this; a page or an endpoint may be too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from bofast.rules import (
    affordability,
    annuity,
    area_status,
    bostotte,
    buy,
    family_allowance,
    five_ways,
    guidance_rates,
    improve,
    incomes,
    low_income,
    move,
    rent_to_own,
    screening,
    sifo,
    startlan,
    stay,
    what_would_change,
)
from bofast.rules.area_facts import AreaFacts
from bofast.rules.circumstances import circumstances_on
from bofast.rules.fact_bounds import Bounds
from bofast.rules.facts import FamilyFacts, RunningCosts
from bofast.rules.figure import Figure, How, Rule
from bofast.rules.home_fit import HomeFacts, Member, as_figure, is_crowded, norm_on
from bofast.rules.law import Law
from bofast.rules.parameter_row import Unit
from bofast.rules.way_answer import WayAnswer
from bofast.vocabulary.money import Money

Answer = Callable[..., Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanFacts:
    """A loan or a monthly payment, a nominal yearly rate, and a term."""

    amount: Annotated[Money, "the loan, or the monthly payment"]
    rate_percent: Annotated[Decimal, Bounds(0, 100)]
    years: Annotated[int, Bounds(1, 100)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrowdingFacts:
    """A home, those who live in it, and the norm to hold it against, e.g. ssb."""

    home: HomeFacts
    members: tuple[Member, ...]
    norm: str = "ssb"


@dataclass(frozen=True, slots=True)
class AskedRule:
    """A rule by name. `answer(facts, law=…, on=…)` gives a figure or another answer that holds figures."""

    name: str
    about: str
    facts: type
    answer: Answer

    @property
    def docstring(self) -> str:
        """The rule's own contract: what it answers, its source, what it raises."""
        return (self.answer.__doc__ or self.about).strip()


def _of_family(name: str, about: str, answer: Answer) -> AskedRule:
    return AskedRule(name, about, FamilyFacts, answer)


def _loan_rule(name: str, about: str, reckon: Callable[..., Money], unit: Unit) -> AskedRule:
    rule = Rule(f"annuity.{name}", unit, How.ANNUITY, "arithmetic of annuity and serial loans, monthly compounding")

    def answer(facts: LoanFacts, *, law: Law, on: date) -> Figure:
        value = reckon(facts.amount, rate_percent=facts.rate_percent, years=facts.years)
        return Figure(rule, value, {"amount": facts.amount, "rate_percent": facts.rate_percent, "years": facts.years})

    answer.__doc__ = reckon.__doc__
    return AskedRule(rule.code, about, LoanFacts, answer)


def _disposable(facts: FamilyFacts, *, law: Law, on: date) -> Figure:
    running = facts.purchase.running if facts.purchase else RunningCosts()
    return affordability.disposable_for_housing(facts, running=running, law=law, on=on)


def _allowance_today(facts: FamilyFacts, *, law: Law, on: date) -> Figure:
    """The housing allowance of the family in its present home, a month."""
    circumstances = circumstances_on(facts, law=law, on=on)
    counted, is_adapted = stay.counted_today(circumstances), facts.present_home.is_adapted
    return family_allowance.for_costs(facts, per_month=counted, is_adapted=is_adapted, law=law, on=on)


def _crowding(facts: CrowdingFacts, *, law: Law, on: date) -> Figure:
    """Whether the home is crowded by the norm, on the day."""
    norm = norm_on(facts.norm, law=law, on=on)
    return as_figure(is_crowded(facts.home, members=facts.members, on=on, norm=norm))


def _lasting(facts: FamilyFacts, *, law: Law, on: date) -> Figure:
    """Net income a month that a loan may rest on."""
    return incomes.net_lasting(facts, on=on)


_ALL = (
    _of_family("five_ways.compare", "The five ways home side by side, in the order that fits best", five_ways.compare),
    _of_family("stay.answer", "The way: stay", stay.answer),
    _of_family("improve.answer", "The way: improve the home", improve.answer),
    _of_family("move.answer", "The way: move to a better suited home", move.answer),
    _of_family("rent_to_own.answer", "The way: rent with the right to buy", rent_to_own.answer),
    _of_family("buy.answer", "The way: buy with a start loan", buy.answer),
    _of_family(
        "what_would_change",
        "Single facts that would change the answer about buying",
        what_would_change.what_would_change,
    ),
    _of_family("screening.screen", "Could the family buy, and what is nearest to changing it", screening.screen),
    _of_family(
        "startlan.eligibility", "May a start loan be given: A, B, C1, C2 and the exceptions", startlan.eligibility
    ),
    _of_family("affordability.disposable_for_housing", "What lasting income leaves for a loan a month", _disposable),
    _of_family(
        "affordability.loan_capacity", "The loan it carries over 30, 40 and 50 years", affordability.loan_capacity
    ),
    _of_family("incomes.lasting", "Net income a month that a loan may rest on", _lasting),
    _of_family("sifo.reference_budget", "SIFO's reference budget, childcare included", sifo.reference_budget),
    _of_family("sifo.living_costs", "SIFO's reference budget without childcare", sifo.living_costs),
    _of_family("guidance_rates.subsistence_floor", "The floor of social assistance", guidance_rates.subsistence_floor),
    _of_family("low_income.equivalised_income", "Income per unit by the EU scale", low_income.equivalised_income),
    _of_family("bostotte.for_family", "Housing allowance of the family in its present home", _allowance_today),
    AskedRule(
        "bostotte.housing_allowance", "Housing allowance a month", bostotte.AllowanceCase, bostotte.housing_allowance
    ),
    AskedRule("bostotte.own_share", "What a household pays itself a year", bostotte.AllowanceCase, bostotte.own_share),
    AskedRule(
        "area_status.area_status",
        "Which Danish list a housing area is on, and how far from each threshold (--country dk)",
        AreaFacts,
        area_status.area_status,
    ),
    AskedRule("home_fit.crowding", "Whether a home is crowded by a norm", CrowdingFacts, _crowding),
    _loan_rule("annuity_payment", "What an annuity loan costs a month", annuity.annuity_payment, Unit.NOK_PER_MONTH),
    _loan_rule("annuity_capacity", "The annuity loan that a payment carries", annuity.annuity_capacity, Unit.NOK),
    _loan_rule(
        "serial_first_payment", "The first payment of a serial loan", annuity.serial_first_payment, Unit.NOK_PER_MONTH
    ),
    _loan_rule("serial_capacity", "The serial loan that a first payment carries", annuity.serial_capacity, Unit.NOK),
)

RULES: Mapping[str, AskedRule] = {rule.name: rule for rule in _ALL}
"""Every rule by its name."""


def summary_of(answer: object) -> object:
    """The one value that an answer comes to."""
    match answer:
        case Figure():
            return answer.value
        case area_status.AreaStatus():
            return answer.status
        case startlan.Eligibility():
            return answer.eligible
        case five_ways.Comparison():
            return {placed.way: answer.answers[placed.way].possible for placed in answer.order}
        case screening.Screening() | WayAnswer():
            return answer.possible
        case dict():
            return {key: summary_of(value) for key, value in answer.items()}
        case _:
            return [change.fact for change in answer] if isinstance(answer, tuple) else None

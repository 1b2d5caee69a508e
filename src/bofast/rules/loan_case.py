"""A loan held against a family's lasting income: whether it is carried, and over how many years.

Three answers. Yes needs every cost to be known; no holds even if every income of unknown permanence were to last;
between them the answer is unknown, and the facts that are needed are named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bofast.rules import incomes
from bofast.rules.affordability import (
    RATE,
    TERMS,
    disposable_in,
    interest_rate,
    loan_needed,
    payments,
    running_costs_of,
)
from bofast.rules.facts import FamilyFacts, Purchase
from bofast.rules.figure import Figure
from bofast.rules.household_budget import Budget, or_unknown
from bofast.rules.law import Law
from bofast.vocabulary.money import Money

_COUNTED_CAUTIOUSLY = ("permanence", "share_of_time")
"""Facts that, while unknown, are taken the dear way: the income as ending, the child as always here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanCase:
    """The loan, its rate and payments, and what is there to pay with: surely, perhaps, and if all incomes lasted.

    `has_unknown_relief`: a fact is missing that could leave more, such as how much of the time a child lives here.
    """

    needed: Figure
    rate: Figure
    running: Figure
    disposable: Figure
    payment: Mapping[int, Figure]
    if_unknown_last: Money | None
    if_all_last: Money | None
    has_unknown_relief: bool

    def years_carried_by(self, disposable: Money | None) -> int | None:
        """The shortest term whose payment the amount covers; none: no term, or the payment is unknown."""
        if disposable is None:
            return None
        for years, payment in self.payment.items():
            if isinstance(payment.value, Money) and payment.value <= disposable:
                return years
        return None

    @property
    def surely_carried_over(self) -> int | None:
        value = self.disposable.value
        return self.years_carried_by(value if isinstance(value, Money) else None)

    @property
    def has_unknown_costs(self) -> bool:
        """Whether a fact is missing that could only make the amount smaller."""
        return any(not path.endswith(_COUNTED_CAUTIOUSLY) for path in self.disposable.unknown_facts())

    @property
    def shortfall(self) -> Money | None:
        """What is missing a month over the longest term, if incomes of unknown permanence were to last; else none."""
        longest = self.payment[TERMS[-1]].value
        if not isinstance(longest, Money) or self.if_unknown_last is None or longest <= self.if_unknown_last:
            return None
        return longest - self.if_unknown_last

    @property
    def is_known(self) -> bool:
        """Whether loan, rate and disposable amount are all known."""
        return self.payment[TERMS[0]].is_known and self.disposable.is_known


def loan_case(facts: FamilyFacts, purchase: Purchase, *, budget: Budget, law: Law, on: date) -> LoanCase:
    """The case of one purchase. A missing rate makes it unknown and names itself."""
    needed = loan_needed(purchase)
    rate = or_unknown(RATE, lambda: interest_rate(purchase, law=law, on=on))
    running = running_costs_of(purchase)
    disposable = disposable_in(budget, running=running)
    return LoanCase(
        needed=needed,
        rate=rate,
        running=running,
        disposable=disposable,
        payment=payments(needed, rate=rate),
        if_unknown_last=_with(disposable, incomes.more_if_unknown_last(facts, on=on)),
        if_all_last=_with(disposable, incomes.more_if_all_last(facts, on=on)),
        has_unknown_relief=any(child.share_of_time is None for child in facts.children),
    )


def _with(disposable: Figure, more: Money | None) -> Money | None:
    return disposable.value + more if isinstance(disposable.value, Money) and more is not None else None

"""What is written on a line of a family's economy. Amounts are a month's; `to_day` is the first day without it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bofast.casework.families.models import Family, Person
from bofast.casework.mapping.models import Source
from bofast.rules.facts import ExpenseKind, IncomeKind, Permanence
from bofast.vocabulary.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomeFacts:
    kind: IncomeKind
    from_day: date
    to_day: date | None = None
    person: Person | None = None
    gross_per_month: Money | None = None
    net_per_month: Money | None = None
    permanence: Permanence = Permanence.UNKNOWN
    position_percent: Decimal | None = None
    payer: str = ""
    source: Source = Source.CASEWORKER


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIncome:
    """An income that is written down among many."""

    family: Family
    facts: IncomeFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpenseFacts:
    kind: ExpenseKind
    from_day: date
    to_day: date | None = None
    person: Person | None = None
    per_month: Money | None = None
    source: Source = Source.CASEWORKER


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtFacts:
    from_day: date
    to_day: date | None = None
    person: Person | None = None
    creditor: str = ""
    outstanding: Money | None = None
    payment_per_month: Money | None = None
    is_in_arrears: bool | None = None
    has_agreement: bool | None = None
    source: Source = Source.CASEWORKER


@dataclass(frozen=True, slots=True, kw_only=True)
class WealthFacts:
    from_day: date
    to_day: date | None = None
    person: Person | None = None
    net: Money | None = None
    savings: Money | None = None
    source: Source = Source.CASEWORKER


LineFacts = IncomeFacts | ExpenseFacts | DebtFacts | WealthFacts


def columns_of(facts: LineFacts) -> dict[str, object]:
    """The facts by column of their line: an amount as øre in `…_minor`."""
    columns: dict[str, object] = {}
    for name in facts.__slots__:
        value = getattr(facts, name)
        if name in AMOUNTS:
            columns[f"{name}_minor"] = None if value is None else value.minor
        else:
            columns[name] = value
    return columns


AMOUNTS = frozenset(
    {"gross_per_month", "net_per_month", "per_month", "outstanding", "payment_per_month", "net", "savings"}
)

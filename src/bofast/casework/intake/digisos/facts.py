"""What an application says, each fact with whoever said it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bofast.vocabulary.money import Money


class ToldBy(StrEnum):
    """`kilde` of the format: bruker, system; an outdated or missing one is unknown."""

    PERSON = "person"
    SYSTEM = "system"
    UNKNOWN = "unknown"


class LineKind(StrEnum):
    INCOME = "income"
    PAYMENT = "payment"
    EXPENSE = "expense"
    WEALTH = "wealth"


@dataclass(frozen=True, slots=True, kw_only=True)
class SomebodyTold:
    """A person of the application: the applicant, a partner or a child."""

    given_name: str
    family_name: str
    told_by: ToldBy
    identity_number: str = ""
    born_on: date | None = None
    phone: str = ""

    def __repr__(self) -> str:
        """Without a name or a number, since it may end in a log."""
        return "SomebodyTold(…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildTold:
    """A child that the applicant has duties for. `share_of_time` in percent, when contact or two homes are told."""

    person: SomebodyTold
    lives_here: bool | None = None
    has_two_homes: bool | None = None
    share_of_time: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTold:
    """A line of income, payment, expense or wealth. `is_overridden`: the applicant has corrected what a system said."""

    kind: LineKind
    code: str
    title: str
    told_by: ToldBy
    gross: Money | None = None
    net: Money | None = None
    amount: Money | None = None
    is_overridden: bool = False

    @property
    def has_amount(self) -> bool:
        return any(money is not None for money in (self.gross, self.net, self.amount))


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowanceCaseTold:
    """A case of housing allowance (bostøtte)."""

    on: date | None
    status: str
    decision: str
    told_by: ToldBy


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationTold:
    """All that was understood."""

    version: str
    applicant: SomebodyTold | None = None
    partner: SomebodyTold | None = None
    children: tuple[ChildTold, ...] = ()
    hidden_children: int = 0
    lives: str = ""
    """`botype` of the format."""
    persons_in_home: int | None = None
    asks_for: str = ""
    reason: str = ""
    lines: tuple[LineTold, ...] = ()
    allowance_cases: tuple[AllowanceCaseTold, ...] = field(default=())

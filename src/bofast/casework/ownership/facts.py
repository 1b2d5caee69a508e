"""What a purchase is recorded with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bofast.casework.homes.models import Home
from bofast.casework.ownership.models import LoanCase
from bofast.vocabulary.money import Money
from bofast.vocabulary.outcomes import Initiative, WhyMoved

NOTHING = Money(0)


@dataclass(frozen=True, slots=True)
class PurchaseFacts:
    """A home that a family has bought, and how it was paid for. `moved_on` None: on the day of purchase."""

    home: Home
    bought_on: date
    price: Money
    loan_case: LoanCase | None = None
    moved_on: date | None = None
    bank_loan: Money = NOTHING
    equity: Money = NOTHING
    grant: Money = NOTHING
    rate_percent: Decimal | None = None
    rate_fixed_until: date | None = None
    why: WhyMoved = WhyMoved.WISH_TO_OWN
    initiative: Initiative = Initiative.FAMILY
    children_kept_school: bool | None = None

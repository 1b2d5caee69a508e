"""Loans by annuity: the figures that are reckoned by hand at 4.12 per cent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bofast.rules.annuity import annuity_capacity, annuity_payment
from bofast.vocabulary.money import Money

RATE = Decimal("4.12")


@pytest.mark.parametrize(("years", "per_month"), [(30, 11_770), (40, 10_338), (50, 9_567)])
def test_what_the_average_home_costs_a_month(years: int, per_month: int) -> None:
    assert annuity_payment(Money.of(2_430_000), rate_percent=RATE, years=years).whole() == per_month


@pytest.mark.parametrize(("years", "loan"), [(30, 1_858_125), (40, 2_115_494), (50, 2_286_076)])
def test_what_9000_a_month_carries(years: int, loan: int) -> None:
    assert annuity_capacity(Money.of(9_000), rate_percent=RATE, years=years).whole() == loan


def test_without_interest_a_loan_is_its_instalments() -> None:
    assert annuity_payment(Money.of(360_000), rate_percent=Decimal(0), years=30) == Money.of(1_000)
    assert annuity_capacity(Money.of(1_000), rate_percent=Decimal(0), years=30) == Money.of(360_000)


def test_twenty_years_more_lower_the_payment_by_a_fifth() -> None:
    shorter = annuity_payment(Money.of(2_430_000), rate_percent=RATE, years=30)
    longer = annuity_payment(Money.of(2_430_000), rate_percent=RATE, years=50)

    assert round((1 - Decimal(longer.minor) / shorter.minor) * 100) == 19

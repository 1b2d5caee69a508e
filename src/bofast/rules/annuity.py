"""Loans: what a loan costs a month and what a monthly payment carries. Whole øre in, whole øre out, no floats."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_DOWN, Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from bofast.vocabulary.money import Money

MONTHS_A_YEAR = 12
_ONE_ORE = Decimal(1)


@lru_cache(maxsize=4096)
def annuity_factor(rate_percent: Decimal, *, years: int) -> Decimal:
    """What one krone a month for so many years is worth today, at a nominal yearly rate compounded monthly.

    Raises: ValueError, for a negative rate or a term of no years.
    """
    _check(rate_percent, years=years)
    months = years * MONTHS_A_YEAR
    monthly = rate_percent / 100 / MONTHS_A_YEAR
    return (1 - (1 + monthly) ** -months) / monthly if monthly else Decimal(months)


def annuity_payment(loan: Money, *, rate_percent: Decimal, years: int) -> Money:
    """The equal monthly payment that repays a loan, rounded up to an øre, so that it never falls short.

    A payment is covered by an amount exactly when the loan is at most what that amount carries.

    Raises: ValueError, for a negative rate or a term of no years.
    """
    payment = loan.minor / annuity_factor(rate_percent, years=years)
    return Money(int(payment.quantize(_ONE_ORE, ROUND_CEILING)), loan.currency)


def annuity_capacity(payment: Money, *, rate_percent: Decimal, years: int) -> Money:
    """The loan that a monthly payment carries, rounded down to an øre; nothing for a payment below zero.

    Raises: ValueError, for a negative rate or a term of no years.
    """
    loan = max(payment.minor, 0) * annuity_factor(rate_percent, years=years)
    return Money(int(loan.quantize(_ONE_ORE, ROUND_DOWN)), payment.currency)


def serial_first_payment(loan: Money, *, rate_percent: Decimal, years: int) -> Money:
    """The first and largest monthly payment of a loan with equal instalments, rounded up to an øre.

    Raises: ValueError, for a negative rate or a term of no years.
    """
    return Money(ceil(loan.minor * _first_part(rate_percent, years=years)), loan.currency)


def serial_capacity(payment: Money, *, rate_percent: Decimal, years: int) -> Money:
    """The loan with equal instalments whose first payment is this, rounded down to an øre.

    Raises: ValueError, for a negative rate or a term of no years.
    """
    return Money(floor(max(payment.minor, 0) / _first_part(rate_percent, years=years)), payment.currency)


def _first_part(rate_percent: Decimal, *, years: int) -> Fraction:
    # A fraction: 1/360 has no end as a decimal, and an øre would be lost at a rate of nothing.
    _check(rate_percent, years=years)
    return Fraction(1, years * MONTHS_A_YEAR) + Fraction(rate_percent) / (100 * MONTHS_A_YEAR)


def _check(rate_percent: Decimal, *, years: int) -> None:
    if rate_percent < 0 or years < 1:
        raise ValueError(
            f"A loan has a rate of at least 0 and a term of at least 1 year, not {rate_percent} and {years}"
        )

"""Housing allowance (statlig bostøtte): what the state pays towards a household's housing a month.

Source: regulation on housing allowance (FOR-2012-11-29-1283) §§ 1, 4, 7; Husbanken's guidance of 29 June 2026.
The scheme is expected to change: a formula has its first day, and an earlier day has another formula or none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from bofast.rules.figure import Figure, How, Rule, from_row, least, total
from bofast.rules.law import Law
from bofast.rules.parameter_row import Unit
from bofast.vocabulary.errors import MissingParameter
from bofast.vocabulary.money import Money

_SOURCE = "Regulation on housing allowance (FOR-2012-11-29-1283)"
ALLOWANCE = Rule("bostotte.housing_allowance", Unit.NOK_PER_MONTH, How.SHARE, f"{_SOURCE} § 1")
OWN_SHARE = Rule("bostotte.own_share", Unit.NOK_PER_YEAR, How.SUM, f"{_SOURCE} § 4")
OWN_SHARE_BASE = Rule("bostotte.own_share_base", Unit.NOK_PER_YEAR, How.TABLE, f"{_SOURCE} § 4")
OWN_SHARE_STEP = Rule("bostotte.own_share_step", Unit.NOK_PER_YEAR, How.SHARE, f"{_SOURCE} § 4")
WEIGHTED_INCOME = Rule("bostotte.weighted_income", Unit.NOK_PER_YEAR, How.QUOTIENT, f"{_SOURCE} § 7")
APPROVED = Rule("bostotte.approved_costs", Unit.NOK_PER_YEAR, How.LEAST, "Husbanken's guidance of 29 June 2026")
CAP = Rule("bostotte.cap", Unit.NOK_PER_YEAR, How.SUM, "Husbanken's guidance of 29 June 2026")
CAP_BASE = Rule("bostotte.cap_base", Unit.NOK_PER_YEAR, How.TABLE, "Husbanken's guidance of 29 June 2026")
CAP_ADDITION = Rule("bostotte.cap_addition", Unit.NOK_PER_YEAR, How.TABLE, "Husbanken's guidance of 29 June 2026")
INCOME = Rule("bostotte.income", Unit.NOK_PER_YEAR, How.GIVEN, "the family's own papers")
HOUSING = Rule("bostotte.housing_costs", Unit.NOK_PER_YEAR, How.GIVEN, "the family's own papers")


class AllowanceHousehold(StrEnum):
    """Which income limits a household has."""

    ORDINARY = "ordinary"
    YOUNG_DISABLED = "young_disabled"
    SINGLE_PENSIONER = "single_pensioner"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowanceCase:
    """What the allowance rests on. Income is before tax with the part of the wealth; housing as the guidance counts it.

    `adults` are members of 18 and over; a child with two homes counts in both.
    """

    adults: int
    minors: int = 0
    income_per_year: Money
    housing_per_year: Money
    municipality: str
    is_adapted: bool = False
    household: AllowanceHousehold = AllowanceHousehold.ORDINARY

    def __post_init__(self) -> None:
        if self.adults < 1 or self.minors < 0:
            raise ValueError(f"A household has at least one adult: {self.adults} adults, {self.minors} children")

    @property
    def persons(self) -> int:
        return self.adults + self.minors


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Income and housing as figures, for a case that was worked out from a family's facts."""

    income: Figure
    housing: Figure


def housing_allowance(case: AllowanceCase, *, law: Law, on: date) -> Figure:
    """What is paid a month; nothing when it is less than the smallest payment.

    73.7 % of what the approved costs exceed the own share by, a twelfth of it a month.
    Raises: MissingParameter, for a day whose formula or rows are not known.
    """
    return allowance_on(case, evidence=_as_told(case), law=law, on=on)


def allowance_on(case: AllowanceCase, *, evidence: Evidence, law: Law, on: date) -> Figure:
    """The same, with the evidence behind income and housing.

    Raises: MissingParameter.
    """
    share = _own_share(case, income=evidence.income, law=law, on=on)
    approved = least(APPROVED, evidence.housing, cap(case, law=law, on=on))
    part = law.row("bostotte/covered_part", on=on)
    smallest = law.row("bostotte/smallest_payment", on=on)
    yearly = max(approved.minor - share.minor, 0) * part.number / 100
    monthly = Money(_whole(yearly / 12))
    paid = monthly if smallest.money <= monthly else Money(0)
    return Figure(ALLOWANCE, paid, {"worked_out_per_month": monthly}, (part, smallest), (approved, share))


def own_share(case: AllowanceCase, *, law: Law, on: date) -> Figure:
    """What the household pays itself a year, by its weighted income.

    Raises: MissingParameter.
    """
    return _own_share(case, income=_as_told(case).income, law=law, on=on)


def weighted_income(case: AllowanceCase, *, law: Law, on: date) -> Figure:
    """The yearly income over the household's weight; Husbanken's example: 300 000 for three adults is 238 095.

    Raises: MissingParameter.
    """
    return _weighted_income(case, income=_as_told(case).income, law=law, on=on)


def cap(case: AllowanceCase, *, law: Law, on: date) -> Figure:
    """The most of the housing costs that is counted a year.

    Raises: MissingParameter.
    """
    parts = [
        from_row(CAP_BASE, law.row("bostotte/caps", on=on, persons=case.persons)),
        from_row(CAP_ADDITION, law.row("bostotte/cap_additions", on=on, municipality=case.municipality)),
    ]
    if case.is_adapted:
        parts.append(from_row(CAP_ADDITION, law.row("bostotte/adapted_addition", on=on)))
    return total(CAP, parts)


def _as_told(case: AllowanceCase) -> Evidence:
    return Evidence(
        income=Figure(INCOME, case.income_per_year, {"income_per_year": case.income_per_year}),
        housing=Figure(HOUSING, case.housing_per_year, {"housing_per_year": case.housing_per_year}),
    )


def _weighted_income(case: AllowanceCase, *, income: Figure, law: Law, on: date) -> Figure:
    first, adult, minor = (law.row("bostotte/weights", on=on, member=member) for member in ("first", "adult", "minor"))
    weight = first.number + adult.number * (case.adults - 1) + minor.number * case.minors
    members = {"adults": case.adults, "minors": case.minors, "weight": weight}
    return Figure(WEIGHTED_INCOME, Money(_whole(income.minor / weight)), members, (first, adult, minor), (income,))


def _own_share(case: AllowanceCase, *, income: Figure, law: Law, on: date) -> Figure:
    weighted = _weighted_income(case, income=income, law=law, on=on)
    return _formula(on)(weighted, case.household, law, on)


def _in_two_steps(weighted: Figure, household: AllowanceHousehold, law: Law, on: date) -> Figure:
    """From July 2024: a base, a part of what exceeds a first limit, and a further part above a second; they add up."""
    steps = [_step(step, weighted, household=household, law=law, on=on) for step in ("first", "second")]
    return total(OWN_SHARE, [from_row(OWN_SHARE_BASE, law.row("bostotte/own_share_base", on=on)), *steps])


def _step(step: str, weighted: Figure, *, household: AllowanceHousehold, law: Law, on: date) -> Figure:
    limit = law.row("bostotte/own_share_limits", on=on, step=step, household=household)
    part = law.row("bostotte/own_share_rates", on=on, step=step)
    above = max(weighted.minor - limit.minor, 0)
    return Figure(OWN_SHARE_STEP, Money(_whole(above * part.number / 100)), {"step": step}, (limit, part), (weighted,))


Formula = Callable[[Figure, AllowanceHousehold, Law, date], Figure]
FORMULAS: tuple[tuple[date, Formula], ...] = ((date(2024, 7, 1), _in_two_steps),)
"""Each formula of the own share with its first day, the latest first. Before July 2024 it was progressive."""


def _formula(on: date) -> Formula:
    for first_day, formula in FORMULAS:
        if first_day <= on:
            return formula
    raise MissingParameter("the formula of bostotte/own_share", on=on, known=f"from {FORMULAS[-1][0]}")


def _whole(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))

"""Housing allowance for a family in a home: which of its incomes and which of the home's costs are counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bofast.rules import incomes
from bofast.rules.bostotte import (
    ALLOWANCE,
    INCOME,
    AllowanceCase,
    AllowanceHousehold,
    Evidence,
    allowance_on,
)
from bofast.rules.facts import Adult, FamilyFacts, Income, IncomeKind, Role
from bofast.rules.figure import Figure, How, Rule, fact_unknown, from_row, given, total
from bofast.rules.household import Household, Member, household_on
from bofast.rules.law import Law
from bofast.rules.parameter_row import ParameterRow, Unit
from bofast.vocabulary.money import Money

_SOURCE = "Husbanken's guidance on housing allowance, 29 June 2026"
YEARLY_INCOME = Rule("bostotte.income_per_year", Unit.NOK_PER_YEAR, How.SUM, _SOURCE)
COUNTED_INCOME = Rule("bostotte.counted_income", Unit.NOK_PER_YEAR, How.SHARE, _SOURCE)
WEALTH = Rule("bostotte.wealth_supplement", Unit.NOK_PER_YEAR, How.SHARE, _SOURCE)
YEARLY_HOUSING = Rule("bostotte.housing_per_year", Unit.NOK_PER_YEAR, How.SUM, _SOURCE)
COUNTED_HOUSING = Rule("bostotte.counted_housing", Unit.NOK_PER_YEAR, How.SHARE, _SOURCE)
HEATING = Rule("bostotte.heating_addition", Unit.NOK_PER_YEAR, How.TABLE, _SOURCE)
RUNNING = Rule("bostotte.running_costs_detached", Unit.NOK_PER_YEAR, How.TABLE, _SOURCE)
_EVERY_SECOND_WEEK = frozenset({IncomeKind.WORK_ASSESSMENT, IncomeKind.UNEMPLOYMENT})
_THREE_PAYOUTS = 3
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Earning:
    """What the allowance asks about a household whatever its home: members, counted income, municipality."""

    household: Household
    income: Figure
    municipality: str


def for_costs(facts: FamilyFacts, *, per_month: Figure, is_adapted: bool, law: Law, on: date) -> Figure:
    """The allowance a month for housing costs of so much a month, to which heating is added.

    Unknown when the costs or a counted income before tax are; the facts that are needed stand in the reasons.
    Raises: MissingParameter.
    """
    household = household_on(facts, on=on)
    income = income_for(household, facts=facts, law=law, on=on)
    earning = Earning(household=household, income=income, municipality=facts.municipality)
    return for_earning(earning, per_month=per_month, is_adapted=is_adapted, law=law, on=on)


def for_earning(earning: Earning, *, per_month: Figure, is_adapted: bool, law: Law, on: date) -> Figure:
    """The same for a household whose counted income is worked out.

    Raises: MissingParameter.
    """
    household, income = earning.household, earning.income
    housing = housing_per_year(per_month, law=law, on=on)
    if income.value is None or housing.value is None:
        return Figure(ALLOWANCE, None, parts=(housing, income))
    case = AllowanceCase(
        adults=len(household.adults),
        minors=len(household.minors),
        income_per_year=Money(income.minor),
        housing_per_year=Money(housing.minor),
        municipality=earning.municipality,
        is_adapted=is_adapted,
        household=_kind(household),
    )
    return allowance_on(case, evidence=Evidence(income=income, housing=housing), law=law, on=on)


def housing_per_year(per_month: Figure, *, law: Law, on: date) -> Figure:
    """A year of the housing costs, with the addition for heating.

    Raises: MissingParameter.
    """
    year = None if per_month.value is None else Money(MONTHS_A_YEAR * per_month.minor)
    counted = Figure(COUNTED_HOUSING, year, {"months": MONTHS_A_YEAR}, parts=(per_month,))
    return total(YEARLY_HOUSING, [counted, from_row(HEATING, law.row("bostotte/heating_addition", on=on))])


def income_per_year(facts: FamilyFacts, *, law: Law, on: date) -> Figure:
    """Twelve times the month's counted income before tax, with the part of the wealth that counts.

    The income of a member under 20 is not counted unless it is the applicant.
    Raises: MissingParameter.
    """
    return income_for(household_on(facts, on=on), facts=facts, law=law, on=on)


def income_for(household: Household, *, facts: FamilyFacts, law: Law, on: date) -> Figure:
    """The same for a household whose members are known.

    Raises: MissingParameter.
    """
    ages = {member.person.key: member for member in (*household.adults, *household.minors)}
    parts = []
    for index, income in incomes.running(facts, on=on):
        row = law.row("bostotte/counted_income", on=on, income=income.kind)
        if row.value and not _is_too_young(ages.get(income.earner), law=law, on=on):
            parts.append(_counted(income, index=index, row=row, law=law, on=on))
    return total(YEARLY_INCOME, [*parts, _wealth(facts, law=law, on=on)])


def _is_too_young(earner: Member | None, *, law: Law, on: date) -> bool:
    if earner is None or (isinstance(earner.person, Adult) and earner.person.role is Role.APPLICANT):
        return False
    return earner.age < law.row("bostotte/income_counted_from_age", on=on).whole


def _counted(income: Income, *, index: int, row: ParameterRow, law: Law, on: date) -> Figure:
    path = f"incomes[{index}].gross_per_month"
    if income.gross_per_month is None:
        return given(INCOME, None, fact=path)
    yearly = MONTHS_A_YEAR * income.gross_per_month.minor
    told = {path: income.gross_per_month, "kind": income.kind}
    if income.kind is IncomeKind.CAPITAL:
        allowance = law.row("bostotte/capital_allowance", on=on)
        return Figure(COUNTED_INCOME, Money(max(yearly - allowance.minor, 0)), told, (row, allowance))
    if income.kind in _EVERY_SECOND_WEEK and income.payouts_this_month == _THREE_PAYOUTS:
        counted = law.row("bostotte/three_payouts_counted", on=on)
        return Figure(COUNTED_INCOME, Money(yearly) * (counted.number / _THREE_PAYOUTS), told, (row, counted))
    return Figure(COUNTED_INCOME, Money(yearly), told, (row,))


def _wealth(facts: FamilyFacts, *, law: Law, on: date) -> Figure:
    wealth = facts.wealth.net
    if wealth is None:
        return Figure(WEALTH, Money(0), reasons=(fact_unknown("wealth.net"),))
    limit = law.row("bostotte/wealth_limit", on=on)
    if wealth <= limit.money:
        return Figure(WEALTH, Money(0), {"wealth.net": wealth}, (limit,))
    part = law.row("bostotte/wealth_part", on=on)
    return Figure(WEALTH, (wealth - limit.money) * (part.number / 100), {"wealth.net": wealth}, (limit, part))


def _kind(household: Household) -> AllowanceHousehold:
    adults = [member.person for member in household.adults if isinstance(member.person, Adult)]
    if any(adult.is_young_disabled for adult in adults):
        return AllowanceHousehold.YOUNG_DISABLED
    if household.persons == 1 and adults[0].is_pensioner:
        return AllowanceHousehold.SINGLE_PENSIONER
    return AllowanceHousehold.ORDINARY

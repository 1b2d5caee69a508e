"""One family as many in the project were: two adults, three children, a municipal home, an income that ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from bofast.rules.facts import (
    Adult,
    AfterSchool,
    Child,
    Debt,
    FamilyFacts,
    Fit,
    Improvement,
    Income,
    IncomeKind,
    OtherHome,
    Permanence,
    PresentHome,
    Purchase,
    RentToOwnOffer,
    Role,
    RunningCosts,
    Sex,
    StartLoanFacts,
    Wealth,
)
from bofast.rules.law import Law, load_law
from bofast.vocabulary.money import Money
from bofast.vocabulary.tenure import Tenure

ON = date(2026, 11, 21)
KR = Money.of
_RENTED = RunningCosts(electricity_per_month=KR(1200))
_OWNED = RunningCosts(electricity_per_month=KR(1200), common_costs_per_month=KR(1500))


def office_rows() -> Iterator[Mapping[str, Any]]:
    """What an office has entered for 2026: guidance rates and the rate of a fixed loan; made up."""
    always = {
        "first_day": "2026-01-01",
        "last_day": "2026-12-31",
        "source": {"text": "Council decision 4/26", "url": "https://example.org/4-26"},
        "verified": True,
    }
    for lives_as, value in (("single", 8200), ("couple", 13700), ("shared", 6900)):
        yield {"parameter": "guidance_rates/adults", "group": {"lives_as": lives_as}, "value": value, **always}
    for ages, value in (({"from": 0, "to": 5}, 4000), ({"from": 6, "to": 10}, 4100), ({"from": 11, "to": 17}, 5400)):
        yield {"parameter": "guidance_rates/children", "group": {"age": ages}, "value": value, **always}
    yield {"parameter": "startlan/interest_rates", "group": {"product": "fixed_10"}, "value": "4.12", **always}


def office_law() -> Law:
    return load_law().with_rows(list(office_rows()))


WAGE = Income(
    kind=IncomeKind.WAGE,
    earner="mother",
    gross_per_month=KR(31000),
    net_per_month=KR(24500),
    permanence=Permanence.PERMANENT,
    position_percent=Decimal(60),
)
ENDING = Income(
    kind=IncomeKind.WORK_ASSESSMENT,
    earner="father",
    gross_per_month=KR(26000),
    net_per_month=KR(21000),
    permanence=Permanence.ENDS,
    ends_on=date(2027, 6, 30),
)
CHILD_BENEFIT = Income(
    kind=IncomeKind.CHILD_BENEFIT, gross_per_month=KR(5800), net_per_month=KR(5800), permanence=Permanence.PERMANENT
)

FAMILY = FamilyFacts(
    municipality="1505",
    adults=(
        Adult(key="mother", born_on=date(1990, 1, 1), sex=Sex.FEMALE),
        Adult(key="father", born_on=date(1988, 1, 1), sex=Sex.MALE, role=Role.PARTNER),
    ),
    children=(
        Child(key="boy", born_on=date(2021, 1, 1), sex=Sex.MALE, in_kindergarten=True),
        Child(key="girl", born_on=date(2015, 1, 1), sex=Sex.FEMALE, after_school=AfterSchool.NONE),
        Child(key="eldest", born_on=date(2012, 1, 1), sex=Sex.FEMALE, after_school=AfterSchool.NONE),
    ),
    incomes=(WAGE, ENDING, CHILD_BENEFIT),
    debts=(Debt(payment_per_month=KR(500)),),
    wealth=Wealth(net=KR(0), savings=KR(0)),
    present_home=PresentHome(
        tenure=Tenure.RENTED_PUBLIC,
        rent_per_month=KR(9000),
        running=_RENTED,
        fit=Fit(fits_now=True, outgrown_on=date(2028, 3, 14)),
    ),
    improvement=Improvement(
        cost=KR(200000),
        grant=KR(40000),
        rent_increase_per_month=KR(300),
        fit=Fit(fits_now=True, outgrown_on=date(2028, 3, 14)),
    ),
    better_home=OtherHome(
        rent_per_month=KR(10500),
        running=_RENTED,
        place_in_order=2,
        fit=Fit(fits_now=True, outgrown_on=date(2031, 1, 1)),
    ),
    rent_to_own=RentToOwnOffer(
        rent_per_month=KR(9800),
        running=_RENTED,
        option_price=KR(2430000),
        option_on=date(2031, 5, 1),
        is_offered=True,
        fit=Fit(fits_now=True, outgrown_on=date(2031, 1, 1)),
    ),
    purchase=Purchase(
        price=KR(1500000), running=_OWNED, is_found=False, fit=Fit(fits_now=True, outgrown_on=date(2034, 1, 1))
    ),
    start_loan=StartLoanFacts(
        bank_lends_enough=False,
        long_term_trouble=True,
        has_saved=False,
        needs_stable_home_soon=True,
        home_suits_long_term=True,
        renting_is_worse=True,
    ),
)
SECURE = replace(FAMILY, incomes=(WAGE, replace(ENDING, permanence=Permanence.PERMANENT, ends_on=None), CHILD_BENEFIT))
"""The same family, had the income that ends been permanent."""


def with_purchase(facts: FamilyFacts, **purchase: Any) -> FamilyFacts:
    return replace(facts, purchase=replace(facts.purchase or Purchase(), **purchase))


def with_flags(facts: FamilyFacts, **flags: Any) -> FamilyFacts:
    return replace(facts, start_loan=replace(facts.start_loan, **flags))

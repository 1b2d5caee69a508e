"""What is left for a home, in the order of the guidance: net income, subsistence, other fixed costs, running costs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bofast.rules.affordability import disposable_for_housing
from bofast.rules.facts import Debt, Expense, ExpenseKind, FamilyFacts, Permanence
from bofast.rules.law import Law
from bofast.vocabulary.money import Money
from tests.spec.rules.refusal import refused_for
from tests.spec.rules.test_start_loan import ON, RUNNING, applicant, office_rates

NET = 30_000
WOMAN_35, GIRL_8, HOUSEHOLD_OF_TWO = 4280 + 1090 + 1020 + 1080 + 1019, 3190 + 1010 + 270 + 1260, 450 + 640 + 680 + 2620
REFERENCE = WOMAN_35 + GIRL_8 + HOUSEHOLD_OF_TWO
FLOOR = 7850 + 3950
HOME = 1_500 + 300 + 1_000 + 1_000


@pytest.fixture(scope="module")
def law_with_rates(law: Law) -> Law:
    return law.with_rows(list(office_rates()))


def left(facts: FamilyFacts, *, law: Law) -> int | None:
    value = disposable_for_housing(facts, running=RUNNING, law=law, on=ON).value
    return value.whole() if isinstance(value, Money) else None


def test_the_reference_budget_is_what_a_family_lives_on(law_with_rates: Law) -> None:
    assert left(applicant(net=NET), law=law_with_rates) == NET - REFERENCE - HOME


def test_what_the_family_itself_reckons_comes_before_the_reference(law_with_rates: Law) -> None:
    actual = replace(applicant(net=NET), actual_living_costs_per_month=Money.of(15_000))

    assert left(actual, law=law_with_rates) == NET - 15_000 - HOME


@pytest.mark.parametrize(
    ("reckoned", "counted"), [(FLOOR + 1, FLOOR + 1), (FLOOR, FLOOR), (FLOOR - 1, FLOOR), (0, FLOOR)]
)
def test_nobody_is_reckoned_to_live_on_less_than_the_guidance_rates(
    reckoned: int, counted: int, law_with_rates: Law
) -> None:
    actual = replace(applicant(net=NET), actual_living_costs_per_month=Money.of(reckoned))

    assert left(actual, law=law_with_rates) == NET - counted - HOME


def test_debts_and_other_fixed_expenses_are_taken_away(law_with_rates: Law) -> None:
    facts = replace(
        applicant(net=NET),
        debts=(Debt(payment_per_month=Money.of(700), outstanding=Money.of(20_000), is_in_arrears=False),),
        expenses=(Expense(kind=ExpenseKind.MAINTENANCE_PAID, per_month=Money.of(1_200)),),
    )

    assert left(facts, law=law_with_rates) == NET - REFERENCE - HOME - 700 - 1_200


def test_an_income_that_ends_carries_no_loan(law_with_rates: Law) -> None:
    facts = applicant(net=NET)
    (wage,) = facts.incomes
    temporary = replace(facts, incomes=(replace(wage, permanence=Permanence.TEMPORARY),))

    assert left(temporary, law=law_with_rates) in {None, -REFERENCE - HOME}


def test_an_unknown_debt_is_not_read_as_nothing(law_with_rates: Law) -> None:
    facts = replace(applicant(net=NET), debts=(Debt(),))

    figure = disposable_for_housing(facts, running=RUNNING, law=law_with_rates, on=ON)

    assert not figure.is_sure
    assert "debts[0].payment_per_month" in figure.unknown_facts()


def test_rent_and_common_costs_of_the_home_are_taken_away(law_with_rates: Law) -> None:
    with_common_costs = replace(RUNNING, common_costs_per_month=Money.of(2_000))

    value = disposable_for_housing(applicant(net=NET), running=with_common_costs, law=law_with_rates, on=ON).value

    assert value == Money.of(NET - REFERENCE - HOME - 2_000)


def test_a_year_without_rates_is_refused_by_name(law_with_rates: Law) -> None:
    next_year = date(2027, 1, 1)

    refused = refused_for(
        lambda: disposable_for_housing(applicant(net=NET), running=RUNNING, law=law_with_rates, on=next_year)
    )

    assert "guidance_rates/" in refused or "sifo/" in refused

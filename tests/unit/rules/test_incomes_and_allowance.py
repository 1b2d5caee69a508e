"""Which incomes run, last and count; and which costs of a home count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bofast.rules import incomes
from bofast.rules.bostotte import AllowanceCase, housing_allowance
from bofast.rules.facts import Adult, Child, FamilyFacts, Income, IncomeKind, Permanence, Role, Wealth
from bofast.rules.family_allowance import for_costs, income_per_year
from bofast.rules.figure import Figure
from bofast.rules.home_costs import RENT
from bofast.rules.law import Law
from bofast.vocabulary.money import Money
from tests.unit.rules.situations import CHILD_BENEFIT, ENDING, FAMILY, KR, ON, WAGE


def alone(*, wealth: Wealth | None = None, told: tuple[Income, ...] = ()) -> FamilyFacts:
    adult = Adult(key="adult", born_on=date(1990, 1, 1))
    return FamilyFacts(municipality="1505", adults=(adult,), incomes=told, wealth=wealth or Wealth(net=KR(0)))


def gross(kroner: int, *, kind: IncomeKind = IncomeKind.WAGE, earner: str = "adult", payouts: int = 2) -> Income:
    return Income(kind=kind, earner=earner, gross_per_month=KR(kroner), payouts_this_month=payouts)


def yearly(facts: FamilyFacts, *, law: Law) -> Money:
    return Money(income_per_year(facts, law=law, on=ON).minor)


def test_an_income_runs_until_the_day_it_ends() -> None:
    before, after = date(2027, 6, 29), date(2027, 6, 30)

    assert incomes.net_on_day(FAMILY, on=before).value == KR(24500 + 21000 + 5800)
    assert incomes.net_on_day(FAMILY, on=after).value == KR(24500 + 5800)


def test_only_permanent_income_lasts_and_an_end_date_ends_even_that() -> None:
    ending = replace(WAGE, ends_on=date(2030, 1, 1))

    assert incomes.net_lasting(FAMILY, on=ON).value == KR(24500 + 5800)
    assert incomes.lasts(ending) is False
    assert incomes.lasts(replace(WAGE, permanence=Permanence.TEMPORARY)) is False


def test_an_income_of_unknown_permanence_is_an_open_question_and_no_lasting_one() -> None:
    facts = replace(FAMILY, incomes=(replace(WAGE, permanence=Permanence.UNKNOWN), CHILD_BENEFIT))

    lasting = incomes.net_lasting(facts, on=ON)

    assert lasting.value == KR(5800)
    assert lasting.unknown_facts() == ("incomes[0].permanence",)


def test_an_income_without_its_net_amount_makes_the_month_unknown() -> None:
    facts = replace(FAMILY, incomes=(replace(WAGE, net_per_month=None), ENDING))

    assert incomes.net_on_day(facts, on=ON).unknown_facts() == ("incomes[0].net_per_month",)


def test_the_allowance_as_paid_today_is_left_out_because_each_way_has_its_own() -> None:
    paid = Income(kind=IncomeKind.HOUSING_ALLOWANCE, net_per_month=KR(3000))

    assert incomes.net_on_day(alone(told=(paid,)), on=ON).value == KR(0)


def test_wages_count_and_child_benefit_does_not(law: Law) -> None:
    assert yearly(alone(told=(gross(20000), CHILD_BENEFIT)), law=law) == KR(240000)


@pytest.mark.parametrize(("born_on", "counted"), [(date(2006, 11, 21), 60000), (date(2006, 11, 22), 0)])
def test_a_members_income_counts_from_the_twentieth_birthday(born_on: date, counted: int, law: Law) -> None:
    grown_up = Child(key="child", born_on=born_on)
    facts = replace(alone(told=(gross(5000, earner="child"),)), children=(grown_up,))

    assert yearly(facts, law=law) == KR(counted)


def test_a_young_applicants_own_income_counts(law: Law) -> None:
    young = Adult(key="adult", born_on=date(2008, 1, 1), role=Role.APPLICANT)

    assert yearly(replace(alone(told=(gross(5000),)), adults=(young,)), law=law) == KR(60000)


@pytest.mark.parametrize(
    ("kind", "counted"),
    [(IncomeKind.WORK_ASSESSMENT, 240000), (IncomeKind.UNEMPLOYMENT, 240000), (IncomeKind.WAGE, 360000)],
)
def test_of_three_payouts_two_are_counted_for_benefits_paid_every_second_week(
    kind: IncomeKind, counted: int, law: Law
) -> None:
    assert yearly(alone(told=(gross(30000, kind=kind, payouts=3),)), law=law) == KR(counted)


def test_wealth_above_the_limit_counts_in_part_and_says_that_its_limit_is_unverified(law: Law) -> None:
    counted = income_per_year(alone(wealth=Wealth(net=KR(410208))), law=law, on=ON)

    assert counted.value == KR(65000)
    assert counted.unverified


def test_unknown_wealth_is_left_out_and_asked_for(law: Law) -> None:
    assert income_per_year(alone(wealth=Wealth()), law=law, on=ON).unknown_facts() == ("wealth.net",)


def test_an_unknown_gross_income_makes_the_allowance_unknown_and_is_named(law: Law) -> None:
    told = Income(kind=IncomeKind.WAGE, earner="adult", net_per_month=KR(20000))
    rent = Figure(RENT, KR(9000))

    allowance = for_costs(alone(told=(told,)), per_month=rent, is_adapted=False, law=law, on=ON)

    assert allowance.value is None
    assert allowance.unknown_facts() == ("incomes[0].gross_per_month",)


def test_heating_is_added_to_the_rent_before_it_is_capped(law: Law) -> None:
    allowance = for_costs(alone(), per_month=Figure(RENT, KR(5000)), is_adapted=False, law=law, on=ON)
    approved = allowance.parts[0]

    assert approved.value == KR(5000 * 12 + 6791)


def test_a_child_with_two_homes_counts_wholly_in_both(law: Law) -> None:
    halves = tuple(replace(child, share_of_time=Decimal("0.5")) for child in FAMILY.children)
    rent = Figure(RENT, KR(20000))

    def cap(facts: FamilyFacts) -> object:
        return for_costs(facts, per_month=rent, is_adapted=False, law=law, on=ON).parts[0].value

    assert cap(replace(FAMILY, children=halves)) == cap(FAMILY) == KR(150385)


@pytest.mark.parametrize(("housing", "paid"), [(2760180, 6300), (2760160, 0)])
def test_the_smallest_payment_is_paid_and_an_ore_less_is_not(housing: int, paid: int, law: Law) -> None:
    nothing_earned = AllowanceCase(
        adults=1, income_per_year=KR(0), housing_per_year=Money(housing), municipality="1505"
    )

    assert housing_allowance(nothing_earned, law=law, on=ON).minor == paid

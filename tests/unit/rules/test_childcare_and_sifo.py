"""Childcare by income and place among the children; the posts of the reference budget that have their own turns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bofast.rules import low_income, sifo
from bofast.rules.childcare import childcare
from bofast.rules.facts import Adult, AfterSchool, Child, Expense, ExpenseKind, FamilyFacts, Income, IncomeKind, Sex
from bofast.rules.household import household_on
from bofast.rules.household_budget import other_fixed
from bofast.rules.law import Law
from bofast.vocabulary.errors import MissingParameter
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from tests.unit.rules.situations import FAMILY, KR, ON

MOTHER = Adult(key="mother", born_on=date(1990, 1, 1), sex=Sex.FEMALE)


def family(*children: Child, gross_per_year: int = 900_000, mother: Adult = MOTHER) -> FamilyFacts:
    wage = Income(kind=IncomeKind.WAGE, gross_per_month=KR(gross_per_year) * (Decimal(1) / 12), net_per_month=KR(40000))
    return FamilyFacts(municipality="1505", adults=(mother,), children=children, incomes=(wage,))


def small(*, in_kindergarten: bool | None = True) -> Child:
    born_on = date(2023, 1, 1)
    return Child(key="small", born_on=born_on, in_kindergarten=in_kindergarten, after_school=AfterSchool.NONE)


def at_school(place: AfterSchool | None) -> Child:
    return Child(key="pupil", born_on=date(2018, 1, 1), in_kindergarten=False, after_school=place)


def monthly(facts: FamilyFacts, *, law: Law) -> Money:
    return Money(childcare(facts, law=law, on=ON).minor)


@pytest.mark.parametrize(("children", "a_year"), [(1, 1200 * 11), (2, (1200 + 840) * 11), (3, (1200 + 840) * 11)])
def test_kindergarten_is_paid_eleven_months_and_the_third_child_is_free(children: int, a_year: int, law: Law) -> None:
    assert abs(monthly(family(*[small()] * children), law=law).minor * 12 - KR(a_year).minor) < 12


@pytest.mark.parametrize(("gross", "price"), [(669_048, 667), (669_060, 1200)])
def test_kindergarten_is_cheaper_below_the_limit(gross: int, price: int, law: Law) -> None:
    assert monthly(family(small(), gross_per_year=gross), law=law) == KR(price) * (Decimal(11) / 12)


@pytest.mark.parametrize(("gross", "price"), [(520_656, 1242), (520_632, 537), (292_872, 537), (292_848, 292)])
def test_a_partly_free_place_goes_by_income(gross: int, price: int, law: Law) -> None:
    assert monthly(family(at_school(AfterSchool.PARTLY_FREE), gross_per_year=gross), law=law) == KR(price)


def test_a_second_place_after_school_costs_less(law: Law) -> None:
    two = family(at_school(AfterSchool.FULL), at_school(AfterSchool.FULL))

    assert monthly(two, law=law) == KR(3834 + 3704)


def test_an_unknown_gross_income_takes_the_full_price_and_says_so(law: Law) -> None:
    facts = family(small())
    unknown = replace(facts, incomes=(replace(facts.incomes[0], gross_per_month=None),))

    figure = childcare(unknown, law=law, on=ON)

    assert figure.value == KR(1100)
    assert [because.reason for because in figure.reasons] == [Reason.HIGHER_ASSUMED]


def test_whether_a_small_child_has_a_place_is_asked_for_when_nobody_knows(law: Law) -> None:
    unknown = childcare(family(small(in_kindergarten=None)), law=law, on=ON)

    assert (unknown.value, unknown.unknown_facts()) == (KR(0), ("children[0].in_kindergarten",))


def test_the_familys_own_bill_comes_in_place_of_the_price_list(law: Law) -> None:
    billed = replace(family(small()), expenses=(Expense(kind=ExpenseKind.CHILDCARE, per_month=KR(900)),))

    assert other_fixed(billed, household=household_on(billed, on=ON), law=law, on=ON).value == KR(900)


def test_an_unknown_sex_takes_the_dearer_amount_and_says_so(law: Law) -> None:
    unknown = sifo.living_costs(family(mother=replace(MOTHER, sex=None)), law=law, on=ON)
    man = sifo.living_costs(family(mother=replace(MOTHER, sex=Sex.MALE)), law=law, on=ON)
    hygiene_and_clothes_differ = KR(1020 - 820)

    assert unknown.value == Money(man.minor) + hygiene_and_clothes_differ
    assert Reason.HIGHER_ASSUMED in {because.reason for because in unknown.all_reasons()}


def test_a_baby_costs_before_it_is_born_and_other_things_after(law: Law) -> None:
    due = Child(key="baby", born_on=date(2027, 3, 1))
    codes = [figure.rule.code for figure in sifo.living_costs(family(due), law=law, on=ON).parts]
    long_before = sifo.living_costs(family(due), law=law, on=date(2026, 8, 1))
    born = sifo.living_costs(family(replace(due, born_on=date(2026, 10, 1))), law=law, on=ON)

    assert "sifo.baby_equipment" in codes
    assert KR(3980) not in [figure.value for figure in long_before.walk()]
    assert KR(535) in [figure.value for figure in born.walk()]
    assert KR(1065) in [figure.value for figure in born.walk()]


def test_a_child_half_of_the_time_here_costs_half_and_the_reading_is_marked_as_ours(law: Law) -> None:
    child = Child(key="girl", born_on=date(2015, 1, 1), sex=Sex.FEMALE)
    whole, half = (
        sifo.living_costs(family(replace(child, share_of_time=Decimal(share))), law=law, on=ON)
        for share in ("1", "0.5")
    )
    without = sifo.living_costs(family(), law=law, on=ON)

    shared_posts = KR(450 + 640 + 680 + 2620) - KR(400 + 590 + 550 + 2570)
    of_child = whole.minor - without.minor - shared_posts.minor
    assert whole.minor - half.minor == of_child // 2
    assert (whole.unverified, half.unverified) == (False, True)


def test_a_year_whose_budget_is_not_entered_is_refused(law: Law) -> None:
    with pytest.raises(MissingParameter):
        sifo.reference_budget(FAMILY, law=law, on=date(2027, 1, 1))


def test_income_per_unit_goes_by_the_eu_scale(law: Law) -> None:
    figure = low_income.equivalised_income(FAMILY, law=law, on=ON)

    # two adults, two children under 14 and one of 14: 1 + 0.5 + 0.5 + 2 × 0.3
    assert figure.value == KR(12 * 51300) * (Decimal(1) / Decimal("2.6"))

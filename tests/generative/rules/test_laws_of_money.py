"""Is it always so? Allowance and income, capacity and years, floor and children, missing years, sums of trees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bofast.rules import bostotte, buy, five_ways, guidance_rates, startlan
from bofast.rules.annuity import annuity_capacity, annuity_payment, serial_capacity, serial_first_payment
from bofast.rules.bostotte import AllowanceCase, AllowanceHousehold
from bofast.rules.facts import Child, FamilyFacts, Sex
from bofast.rules.law import Law, load_law
from bofast.rules.screening import screen, screen_purchase
from bofast.rules.way_answer import Possible
from bofast.vocabulary.errors import MissingParameter
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from tests.unit.rules.figure_tree import wrong_figures
from tests.unit.rules.situations import FAMILY, ON, SECURE, office_law, with_flags, with_purchase

LAW, ENTERED = load_law(), office_law()
SUMMER = date(2026, 7, 1)
YES_NO_UNKNOWN = st.sampled_from((True, False, None))
amounts = st.integers(0, 150_000_000).map(Money)
rates = st.decimals("0", "15", places=2)
terms = st.sampled_from((1, 10, 30, 40, 50))


@st.composite
def cases(draw: st.DrawFn) -> AllowanceCase:
    return AllowanceCase(
        adults=draw(st.integers(1, 5)),
        minors=draw(st.integers(0, 8)),
        income_per_year=draw(amounts),
        housing_per_year=draw(amounts),
        municipality=draw(st.sampled_from(("0301", "1505", "3205"))),
        is_adapted=draw(st.booleans()),
        household=draw(st.sampled_from(AllowanceHousehold)),
    )


@st.composite
def children(draw: st.DrawFn) -> tuple[Child, ...]:
    born = draw(st.lists(st.dates(ON - timedelta(days=365 * 17), ON + timedelta(days=300)), max_size=7))
    return tuple(
        Child(
            key=f"child-{at}",
            born_on=day,
            sex=draw(st.sampled_from((*Sex, None))),
            share_of_time=draw(st.sampled_from((Decimal(1), Decimal("0.5"), Decimal("0.4"), None))),
            in_kindergarten=draw(YES_NO_UNKNOWN),
        )
        for at, day in enumerate(born)
    )


@st.composite
def families(draw: st.DrawFn) -> FamilyFacts:
    family = replace(draw(st.sampled_from((FAMILY, SECURE))), children=draw(children()))
    flags = ("bank_lends_enough", "has_saved", "needs_stable_home_soon", "renting_is_worse", "risks_losing_home")
    family = with_flags(family, **{flag: draw(YES_NO_UNKNOWN) for flag in flags})
    return with_purchase(family, price=draw(st.one_of(st.none(), st.integers(1, 500_000_000).map(Money))))


@given(cases(), amounts)
def test_more_income_never_gives_more_allowance(case: AllowanceCase, more: Money) -> None:
    richer = replace(case, income_per_year=case.income_per_year + more)

    less = bostotte.housing_allowance(richer, law=LAW, on=SUMMER)
    assert less.minor <= bostotte.housing_allowance(case, law=LAW, on=SUMMER).minor
    assert wrong_figures(less) == []


@given(cases(), amounts)
def test_dearer_housing_never_gives_less_allowance_and_never_more_than_the_cap_allows(
    case: AllowanceCase, more: Money
) -> None:
    dearer = replace(case, housing_per_year=case.housing_per_year + more)

    paid = bostotte.housing_allowance(dearer, law=LAW, on=SUMMER)

    assert paid.minor >= bostotte.housing_allowance(case, law=LAW, on=SUMMER).minor
    assert paid.minor * 12 <= bostotte.cap(case, law=LAW, on=SUMMER).minor


@given(amounts, amounts, rates, terms)
def test_a_larger_payment_carries_no_smaller_loan_nor_do_more_years(
    payment: Money, more: Money, rate: Decimal, years: int
) -> None:
    carried = annuity_capacity(payment, rate_percent=rate, years=years)

    assert carried <= annuity_capacity(payment + more, rate_percent=rate, years=years)
    assert carried <= annuity_capacity(payment, rate_percent=rate, years=years + 1)
    assert annuity_capacity(payment, rate_percent=rate + 1, years=years) <= carried


@given(amounts, rates, terms)
def test_what_a_payment_carries_costs_that_payment_and_an_ore_more_of_loan_costs_more(
    payment: Money, rate: Decimal, years: int
) -> None:
    carried = annuity_capacity(payment, rate_percent=rate, years=years)

    assert annuity_payment(carried, rate_percent=rate, years=years) <= payment
    assert payment < annuity_payment(carried + Money(1), rate_percent=rate, years=years)


@given(amounts, rates, terms)
def test_a_serial_loan_agrees_with_its_capacity_and_begins_dearer_than_an_annuity(
    payment: Money, rate: Decimal, years: int
) -> None:
    carried = serial_capacity(payment, rate_percent=rate, years=years)

    assert serial_first_payment(carried, rate_percent=rate, years=years) <= payment
    assert carried <= annuity_capacity(payment, rate_percent=rate, years=years)


@given(children(), children())
def test_more_children_never_lower_the_floor(some: tuple[Child, ...], more: tuple[Child, ...]) -> None:
    fewer = guidance_rates.subsistence_floor(replace(FAMILY, children=some), law=ENTERED, on=ON)
    most = guidance_rates.subsistence_floor(replace(FAMILY, children=some + more), law=ENTERED, on=ON)

    assert fewer.minor <= most.minor
    assert wrong_figures(most) == []


@given(st.dates(date(2025, 1, 1), date(2040, 1, 1)))
def test_no_day_of_a_year_that_nobody_has_entered_is_answered(day: date) -> None:
    with pytest.raises(MissingParameter):
        guidance_rates.subsistence_floor(replace(FAMILY, children=()), law=LAW, on=day)


@settings(max_examples=60)
@given(families())
def test_every_comparison_adds_up_and_orders_all_five(facts: FamilyFacts) -> None:
    compared = five_ways.compare(facts, law=ENTERED, on=ON)

    assert {placed.way for placed in compared.order} == set(five_ways.Way)
    for answer in compared.answers.values():
        assert wrong_figures(answer.money.against_reference) == []
        assert wrong_figures(answer.money.against_floor) == []


@settings(max_examples=100)
@given(families(), st.sampled_from((LAW, ENTERED)))
def test_the_screening_is_the_whole_answer_but_for_what_is_left_to_live_on(facts: FamilyFacts, law: Law) -> None:
    screened = screen(facts, law=law, on=ON)

    answer = buy.answer(facts, law=law, on=ON)
    loan = answer.loan
    assert loan is not None
    assert loan.eligibility is not None
    conditions = [because for because in answer.conditions if because.reason is not Reason.LEFT_BELOW_FLOOR]
    assert screened.because == (*answer.because, *conditions)
    assert screened.possible is (answer.possible if answer.because or conditions else Possible.YES)
    assert (screened.loan_needed, screened.years) == (loan.needed.value, loan.years)
    assert screened.capacity == loan.capacity[loan.eligibility.terms[-1]].value
    assert screened.exception is loan.eligibility.carried_by


@given(families())
def test_a_home_in_view_is_screened_whether_or_not_it_stands_among_the_facts(facts: FamilyFacts) -> None:
    assert facts.purchase is not None
    without = replace(facts, purchase=None)

    assert screen_purchase(without, facts.purchase, law=ENTERED, on=ON) == screen(facts, law=ENTERED, on=ON)


@settings(max_examples=60)
@given(families(), st.integers(1, 100_000_000).map(Money), st.integers(1, 100_000_000).map(Money))
def test_a_family_that_may_have_a_loan_may_have_a_smaller_one(facts: FamilyFacts, price: Money, more: Money) -> None:
    dear = startlan.eligibility(with_purchase(facts, price=price + more), law=ENTERED, on=ON)
    cheap = startlan.eligibility(with_purchase(facts, price=price), law=ENTERED, on=ON)

    assert cheap.eligible is True or dear.eligible is not True
    assert cheap.eligible is not False or dear.eligible is False

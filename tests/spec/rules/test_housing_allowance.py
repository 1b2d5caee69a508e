"""Housing allowance (bostøtte) by the formula of June 2026: weights, own share, caps, the smallest payment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bofast.rules.bostotte import AllowanceCase, AllowanceHousehold, cap, housing_allowance, own_share, weighted_income
from bofast.rules.figure import Figure
from bofast.rules.law import Law
from bofast.vocabulary.money import Money
from tests.spec.rules.refusal import refused_for

ON = date(2026, 11, 21)
FULL_COST = 200_000  # above every cap in the base area
KRISTIANSUND, OSLO, BERGEN, KRISTIANSAND = "1505", "0301", "4601", "4204"


def case(
    adults: int,
    minors: int,
    *,
    income: int,
    housing: int = FULL_COST,
    municipality: str = KRISTIANSUND,
    is_adapted: bool = False,
    household: AllowanceHousehold = AllowanceHousehold.ORDINARY,
) -> AllowanceCase:
    return AllowanceCase(
        adults=adults,
        minors=minors,
        income_per_year=Money.of(income),
        housing_per_year=Money.of(housing),
        municipality=municipality,
        is_adapted=is_adapted,
        household=household,
    )


def kroner(figure: Figure) -> int:
    assert isinstance(figure.value, Money)
    return figure.value.whole()


@pytest.mark.parametrize(("adults", "minors", "weighted"), [(3, 0, 238_095), (1, 2, 230_769), (1, 0, 300_000)])
def test_the_guidance_weighs_300_000_by_household(adults: int, minors: int, weighted: int, law: Law) -> None:
    assert kroner(weighted_income(case(adults, minors, income=300_000), law=law, on=ON)) == weighted


@pytest.mark.parametrize(
    ("adults", "minors", "income", "housing", "share", "per_month"),
    [
        (1, 1, 240_000, 113_774, 38_287, 4_636),
        (1, 2, 300_000, 125_977, 41_916, 5_163),
        (2, 2, 360_000, 138_182, 49_477, 5_448),
        (2, 3, 420_000, 150_385, 60_737, 5_506),
        (2, 2, 300_000, 100_000, 38_467, 3_779),
    ],
)
def test_own_share_and_allowance_as_reckoned_by_hand(
    adults: int, minors: int, income: int, housing: int, share: int, per_month: int, law: Law
) -> None:
    given = case(adults, minors, income=income, housing=housing)

    assert kroner(own_share(given, law=law, on=ON)) == share
    assert kroner(housing_allowance(given, law=law, on=ON)) == per_month


def test_a_high_income_gives_nothing(law: Law) -> None:
    assert kroner(housing_allowance(case(2, 2, income=600_000), law=law, on=ON)) == 0


@pytest.mark.parametrize(
    ("adults", "minors", "income"),
    [
        (1, 1, 380_462),
        (1, 2, 449_918),
        (1, 3, 523_953),
        (2, 1, 442_996),
        (2, 2, 516_726),
        (2, 3, 595_029),
    ],
)
def test_the_last_krone_of_income_with_a_payment(adults: int, minors: int, income: int, law: Law) -> None:
    """63 kroner a month is the smallest payment; from there on it is nothing, never less than 63."""
    pays = housing_allowance(case(adults, minors, income=income), law=law, on=ON)
    pays_nothing = housing_allowance(case(adults, minors, income=income + 2), law=law, on=ON)

    assert kroner(pays) == 63
    assert kroner(pays_nothing) == 0


@pytest.mark.parametrize(("income", "share"), [(0, 26_576), (137_462, 26_576), (137_463, 26_576), (140_462, 27_069)])
def test_the_own_share_rises_above_the_first_limit(income: int, share: int, law: Law) -> None:
    assert kroner(own_share(case(1, 0, income=income), law=law, on=ON)) == share


@pytest.mark.parametrize(
    ("household", "first", "second"),
    [
        (AllowanceHousehold.ORDINARY, 137_462, 245_278),
        (AllowanceHousehold.YOUNG_DISABLED, 137_462, 295_795),
        (AllowanceHousehold.SINGLE_PENSIONER, 148_275, 256_613),
    ],
)
def test_each_kind_of_household_has_its_own_limits(
    household: AllowanceHousehold, first: int, second: int, law: Law
) -> None:
    def share(income: int) -> object:
        return own_share(case(1, 0, income=income, household=household), law=law, on=ON).value

    above_first, above_both = Decimal("0.1644"), Decimal("0.1644") + Decimal("0.6356")
    assert share(first) == Money.of(26_576)
    assert share(first + 10_000) == Money.of(26_576 + 1_644)
    assert share(second) == Money.of(26_576 + (second - first) * above_first)
    assert share(second + 10_000) == Money.of(26_576 + (second - first) * above_first + 10_000 * above_both)


@pytest.mark.parametrize(
    ("persons", "most"), [(1, 92_234), (2, 113_774), (3, 125_977), (4, 138_182), (5, 150_385), (6, 150_385)]
)
def test_the_cap_follows_the_number_of_members(persons: int, most: int, law: Law) -> None:
    assert kroner(cap(case(1, persons - 1, income=0), law=law, on=ON)) == most


@pytest.mark.parametrize(
    ("municipality", "addition"), [(KRISTIANSUND, 0), (OSLO, 27_982), (BERGEN, 19_079), (KRISTIANSAND, 12_720)]
)
def test_the_cap_is_higher_in_dear_municipalities(municipality: str, addition: int, law: Law) -> None:
    plain = case(1, 1, income=0, municipality=municipality)
    adapted = case(1, 1, income=0, municipality=municipality, is_adapted=True)

    assert kroner(cap(plain, law=law, on=ON)) == 113_774 + addition
    assert kroner(cap(adapted, law=law, on=ON)) == 113_774 + addition + 5_724


def test_costs_below_the_cap_are_counted_as_they_are_and_costs_above_it_at_the_cap(law: Law) -> None:
    def allowance(housing: int) -> int:
        return kroner(housing_allowance(case(1, 1, income=0, housing=housing), law=law, on=ON))

    assert allowance(113_774) == allowance(113_775) == allowance(FULL_COST)
    assert allowance(113_774 - 12_000) == pytest.approx(allowance(113_774) - 737, abs=1)
    assert allowance(26_576) == 0


def test_the_own_share_is_told_to_be_unverified(law: Law) -> None:
    assert own_share(case(1, 1, income=0), law=law, on=ON).unverified
    assert housing_allowance(case(1, 1, income=0), law=law, on=ON).unverified


@pytest.mark.parametrize("on", [date(2026, 5, 31), date(2027, 6, 1), date(2019, 1, 1)])
def test_a_year_without_parameters_is_refused_by_name(on: date, law: Law) -> None:
    assert "bostotte/" in refused_for(lambda: housing_allowance(case(1, 1, income=240_000), law=law, on=on))

"""The state's guidance rates for social assistance, on both sides of each change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bofast.rules.facts import FamilyFacts
from bofast.rules.guidance_rates import subsistence_floor
from bofast.rules.law import Law
from bofast.vocabulary.money import Money
from tests.spec.rules.families import child, family, man, woman
from tests.spec.rules.refusal import refused_for

# day: single, couple, child 0-5, 6-10, 11-17
RATES = {
    date(2018, 1, 1): (6050, 10100, 2350, 3050, 3950),
    date(2019, 1, 1): (6150, 10250, 2400, 3100, 4000),
    date(2020, 1, 1): (6250, 10450, 2450, 3150, 4100),
    date(2020, 9, 1): (6250, 10450, 2750, 3150, 4100),
    date(2021, 1, 1): (6450, 10800, 2850, 3250, 4250),
    date(2021, 9, 1): (6450, 10800, 3150, 3250, 4250),
    date(2022, 1, 1): (6550, 10950, 3200, 3300, 4300),
    date(2022, 7, 1): (6650, 11150, 3250, 3350, 4400),
    date(2023, 7, 1): (7550, 12600, 3700, 3800, 4950),
    date(2024, 1, 1): (7850, 13100, 3850, 3950, 5150),
}
LAST_DAYS = [*(day - timedelta(days=1) for day in list(RATES)[1:]), date(2024, 12, 31)]


def floor(facts: FamilyFacts, *, law: Law, on: date) -> int:
    value = subsistence_floor(facts, law=law, on=on).value
    assert isinstance(value, Money)
    return value.whole()


@pytest.mark.parametrize(
    ("on", "rates"),
    [*RATES.items(), *zip(LAST_DAYS, RATES.values(), strict=True)],
)
def test_the_floor_on_the_first_and_last_day_of_each_rate(on: date, rates: tuple[int, ...], law: Law) -> None:
    single, couple, small, middle, big = rates
    mother, father = woman(30, on=on), man(32, on=on)

    assert floor(family(mother), law=law, on=on) == single
    assert floor(family(mother, father), law=law, on=on) == couple
    assert floor(family(mother, child(3, on=on)), law=law, on=on) == single + small
    assert floor(family(mother, child(8, on=on)), law=law, on=on) == single + middle
    assert floor(family(mother, child(14, on=on)), law=law, on=on) == single + big


@pytest.mark.parametrize(("age", "rate"), [(0, 3850), (5, 3850), (6, 3950), (10, 3950), (11, 5150), (17, 5150)])
def test_the_rate_of_a_child_changes_on_its_birthday(age: int, rate: int, law: Law) -> None:
    on = date(2024, 5, 2)

    assert floor(family(woman(30, on=on), child(age, on=on)), law=law, on=on) == 7850 + rate


@pytest.mark.parametrize(("age", "rate"), [(6, 3850), (11, 3950)])
def test_on_the_day_before_the_birthday_the_younger_rate_holds(age: int, rate: int, law: Law) -> None:
    on, birthday = date(2024, 5, 1), date(2024, 5, 2)
    young = child(age, on=birthday)

    assert floor(family(woman(30, on=on), young), law=law, on=on) == 7850 + rate


def test_an_expected_child_has_no_rate_yet(law: Law) -> None:
    on = date(2024, 5, 1)
    unborn = child(0, on=on, born_on=date(2024, 5, 2))

    assert floor(family(woman(30, on=on), unborn), law=law, on=on) == 7850


@pytest.mark.parametrize("on", [date(2017, 12, 31), date(2025, 1, 1), date(2026, 11, 21)])
def test_a_year_without_a_known_rate_is_refused_by_name(on: date, law: Law) -> None:
    assert "guidance_rates/" in refused_for(lambda: subsistence_floor(family(woman(30, on=on)), law=law, on=on))


def test_an_office_enters_the_missing_year_and_its_own_rates(law: Law) -> None:
    on = date(2026, 11, 21)
    source = {"source": {"text": "Council decision 4/26", "url": "https://example.org/4-26"}, "verified": True}
    days = {"first_day": date(2026, 1, 1), "last_day": date(2026, 12, 31)}
    row = {"parameter": "guidance_rates/adults", "group": {"lives_as": "single"}, "value": 9000, **days, **source}

    assert floor(family(woman(30, on=on)), law=law.with_rows([row]), on=on) == 9000

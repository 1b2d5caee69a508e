"""SIFO's reference budget of 2026: the golden household, and each age on both sides of its step."""

from __future__ import annotations

from datetime import date

import pytest

from bofast.rules.facts import Car, FamilyFacts, Sex
from bofast.rules.law import Law
from bofast.rules.sifo import living_costs
from bofast.vocabulary.money import Money
from tests.spec.rules.families import child, family, man, woman
from tests.spec.rules.refusal import refused_for

ON = date(2026, 11, 21)
GIRL, BOY = Sex.FEMALE, Sex.MALE


def costs(facts: FamilyFacts, *, law: Law) -> int:
    value = living_costs(facts, law=law, on=ON).value
    assert isinstance(value, Money), value
    return value.whole()


def test_the_golden_household_costs_37_438_a_month(law: Law) -> None:
    golden = family(
        woman(40, on=ON), man(40, on=ON), child(5, on=ON, sex=BOY), child(11, on=ON, sex=GIRL), car=Car.PETROL
    )

    assert costs(golden, law=law) == 28_543 + 8_895 == 37_438


def test_an_electric_car_is_cheaper_and_no_car_is_none(law: Law) -> None:
    def with_car(car: Car) -> int:
        return costs(family(woman(40, on=ON), car=car), law=law)

    assert with_car(Car.PETROL) - with_car(Car.NONE) == 3_375
    assert with_car(Car.ELECTRIC) - with_car(Car.NONE) == 2_245


@pytest.mark.parametrize(
    ("persons", "posts"),
    [
        (1, 400 + 590 + 550 + 2570),
        (2, 450 + 640 + 680 + 2620),
        (3, 630 + 725 + 870 + 2760),
        (4, 760 + 920 + 990 + 2850),
        (5, 940 + 995 + 1210 + 2880),
        (6, 1050 + 1075 + 1430 + 2910),
        (7, 1120 + 1145 + 1630 + 2910),
    ],
)
def test_the_posts_of_the_household_follow_its_size(persons: int, posts: int, law: Law) -> None:
    woman_of_30 = 4280 + 1090 + 1020 + 1080 + 1019
    girl_of_8 = 3190 + 1010 + 270 + 1260
    girls = [child(8, on=ON, key=f"girl-{number}") for number in range(persons - 1)]

    assert costs(family(woman(30, on=ON), *girls), law=law) == woman_of_30 + (persons - 1) * girl_of_8 + posts


@pytest.mark.parametrize(
    ("sex", "age", "step"),
    [
        (GIRL, 3, 370 - 630 + 810 - 390),
        (GIRL, 4, 2585 - 2180 + 240 - 370),
        (GIRL, 6, 1010 - 900 + 270 - 240 + 1260 - 810),
        (GIRL, 7, 3190 - 2585),
        (GIRL, 10, 880 - 1010 + 520 - 270 + 1570 - 1260),
        (BOY, 10, 860 - 1010 + 380 - 270 + 1570 - 1260),
        (GIRL, 11, 3750 - 3190),
        (BOY, 11, 3840 - 3190),
        (GIRL, 14, 1030 - 880 + 630 - 520 + 1690 - 1570),
        (BOY, 14, 1010 - 860 + 510 - 380 + 1690 - 1570),
        (GIRL, 15, 4120 - 3750),
        (BOY, 15, 4640 - 3840),
    ],
)
def test_a_birthday_moves_a_child_to_the_next_column(sex: Sex, age: int, step: int, law: Law) -> None:
    day_after = date(2026, 11, 22)
    on_the_birthday = child(age, on=ON, sex=sex)
    the_day_before = child(age, on=day_after, sex=sex)

    older = costs(family(woman(30, on=ON), on_the_birthday), law=law)
    younger = costs(family(woman(30, on=ON), the_day_before), law=law)

    assert older - younger == step


def test_a_child_eats_more_from_six_months(law: Law) -> None:
    six_months = child(0, on=ON, born_on=date(2026, 5, 21))
    a_day_less = child(0, on=ON, born_on=date(2026, 5, 22))

    difference = costs(family(woman(30, on=ON), six_months), law=law) - costs(
        family(woman(30, on=ON), a_day_less), law=law
    )
    assert difference == 2500 - 1065


@pytest.mark.parametrize(("age", "step"), [(25, 4280 - 4445), (51, 3900 - 4280 + 980 - 1020), (67, 510 - 1019)])
def test_a_birthday_moves_a_woman_to_the_next_column(age: int, step: int, law: Law) -> None:
    older = costs(family(woman(age, on=ON)), law=law)
    younger = costs(family(woman(age, on=date(2026, 11, 22))), law=law)

    assert older - younger == step


def test_a_couple_with_more_than_two_children_spends_12_per_cent_less_on_food(law: Law) -> None:
    couple = (woman(35, on=ON), man(36, on=ON))
    three = (child(5, on=ON, sex=BOY), child(8, on=ON), child(9, on=ON, sex=BOY))
    couple_without_food = 1090 + 1120 + 1020 + 820 + 2 * 1080 + 2 * 1019
    three_without_food = 900 + 240 + 810 + 2 * (1010 + 270 + 1260)
    of_five = 940 + 995 + 1210 + 2880
    of_four = 760 + 920 + 990 + 2850
    food_of_five, food_of_four = 4280 + 4760 + 2585 + 2 * 3190, 4280 + 4760 + 2585 + 3190

    with_three = costs(family(*couple, *three), law=law)
    with_two = costs(family(*couple, *three[:2]), law=law)

    assert with_three == round(couple_without_food + three_without_food + of_five + food_of_five * 0.88)
    assert with_two == couple_without_food + three_without_food - 1010 - 270 - 1260 + of_four + food_of_four


def test_a_single_parent_with_three_children_gets_no_reduction(law: Law) -> None:
    three = [child(8, on=ON, key=str(number)) for number in range(3)]

    expected = 4280 + 1090 + 1020 + 1080 + 1019 + 3 * (3190 + 1010 + 270 + 1260) + 760 + 920 + 990 + 2850
    assert costs(family(woman(35, on=ON), *three), law=law) == expected


@pytest.mark.parametrize("on", [date(2025, 12, 31), date(2027, 1, 1)])
def test_another_year_than_2026_is_refused_by_name(on: date, law: Law) -> None:
    assert "sifo/" in refused_for(lambda: living_costs(family(woman(30, on=on)), law=law, on=on))

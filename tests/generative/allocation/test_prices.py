"""Prices are what one home more would add, whichever plan they prove; and of equal plans always the same is chosen."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np

from bofast.allocation.mechanisms.flow import best_plan
from bofast.allocation.mechanisms.prices import lowest_prices
from tests.generative.allocation.small_cases import Case, every_plan, made_up


def small(count: int, *, seed: int, most_worth: int):
    chance = Random(seed)  # noqa: S311 - nothing is kept secret by it
    for _case in range(count):
        yield made_up(chance, most_families=4, most_homes=4, most_worth=most_worth)


def value_of_best(case: Case) -> int:
    return max(map(case.value, every_plan(case)))


def with_a_second(home: int, *, case: Case) -> Case:
    """The letting with one home more, wanted by the same families as another and worth as much."""

    def doubled(row, wanted, new):
        return tuple(word for old, each in zip(wanted, row, strict=True) for word in (each, *new(old, each)))

    pairs = list(zip(case.lists, case.worth, strict=True))
    return replace(
        case,
        lists=tuple(doubled(row, row, lambda old, _: (case.homes,) if old == home else ()) for row, _ in pairs),
        worth=tuple(doubled(w, row, lambda old, each: (each,) if old == home else ()) for row, w in pairs),
        homes=case.homes + 1,
    )


def test_a_price_is_what_one_more_of_the_home_would_add():
    for case in small(300, seed=4603, most_worth=9):
        nobody = np.zeros(case.families, dtype=np.bool_)

        prices = best_plan(case.market, worth=case.worth_of_pairs, must_serve=nobody).price

        added = [value_of_best(with_a_second(home, case=case)) - value_of_best(case) for home in range(case.homes)]
        assert prices.tolist() == added, case


def test_every_best_plan_is_proven_by_the_same_prices():
    several = 0
    for case in small(300, seed=4604, most_worth=2):
        nobody = np.zeros(case.families, dtype=np.bool_)
        plans = every_plan(case)
        best = [plan for plan in plans if case.value(plan) == max(map(case.value, plans))]

        prices = {
            lowest_prices(case.market, case.plan(plan), worth=case.worth_of_pairs, must_serve=nobody).price.tobytes()
            for plan in best
        }

        assert len(prices) == 1, case
        several += len(best) > 1
    assert several > 100


def test_of_plans_worth_the_same_one_is_chosen_whatever_the_order_in_which_homes_are_told():
    several = 0
    for case in small(300, seed=4605, most_worth=1):
        told_backwards = replace(
            case, lists=tuple(row[::-1] for row in case.lists), worth=tuple(row[::-1] for row in case.worth)
        )
        nobody = np.zeros(case.families, dtype=np.bool_)

        here, there = (
            best_plan(each.market, worth=each.worth_of_pairs, must_serve=nobody).plan.got.tolist()
            for each in (case, told_backwards)
        )

        assert here == there, case
        several += len([plan for plan in every_plan(case) if case.value(plan) == case.value(tuple(here))]) > 1
    assert several > 100

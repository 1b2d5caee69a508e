"""Which home each family gets when the landlord may choose, and the prices that prove it."""

from __future__ import annotations

import numpy as np
import pytest

from bofast.allocation.mechanisms.flow import LARGEST_WORTH, CannotServeAll, best_plan
from bofast.allocation.mechanisms.prices import NotTheBest, lowest_prices
from tests.unit.allocation.stories import NOWHERE, story

CROSSED = story(Anne=(NOWHERE, "lake park"), Bo=(NOWHERE, "lake park"))


def best(told, *worth, must_serve=""):
    return best_plan(told.market, worth=np.array(worth, dtype=np.int64), must_serve=told.only(must_serve))


def test_each_gets_the_home_that_fits_when_that_is_worth_most_together():
    """Anne's 9 + 5 for Bo is more than 8 for Bo in the lake, which would leave Anne with 4."""
    found = best(CROSSED, 9, 4, 8, 5)

    assert CROSSED.got(found.plan) == {"Anne": "lake", "Bo": "park"}
    assert found.value == 14


def test_a_family_who_must_be_served_is_served_even_where_it_is_worth_less():
    told = story(Anne=(NOWHERE, "park"), Bo=(NOWHERE, "park"))

    assert told.got(best(told, 9, 1).plan) == {"Anne": "park", "Bo": NOWHERE}
    assert told.got(best(told, 9, 1, must_serve="Bo").plan) == {"Anne": NOWHERE, "Bo": "park"}


def test_a_tenant_stays_unless_somebody_is_worth_her_move():
    told = story(Anne=("mill", "park"), Bo=("park", "mill"), Cai=(NOWHERE, "park"))

    assert told.got(best(told, 2, 3, 9).plan) == {"Anne": "park", "Bo": "mill", "Cai": NOWHERE}


def test_families_who_cannot_all_be_served_are_refused_as_a_whole():
    told = story(Anne=(NOWHERE, "park"), Bo=(NOWHERE, "park"))

    with pytest.raises(CannotServeAll):
        best(told, 1, 1, must_serve="Anne Bo")


def test_a_family_who_wants_nothing_cannot_be_served():
    with pytest.raises(CannotServeAll):
        best(story(Anne=("mill", "")), must_serve="Anne")


def test_nobody_and_nothing_is_a_plan():
    found = best(story())

    assert (found.value, found.bound, len(found.plan.got)) == (0, 0, 0)


@pytest.mark.parametrize("worth", [-1, LARGEST_WORTH + 1])
def test_a_worth_that_the_solver_cannot_count_is_refused(worth):
    with pytest.raises(ValueError, match="is worth from 0"):
        best(CROSSED, 9, 4, worth, 5)


def test_the_largest_worth_is_counted():
    assert best(CROSSED, LARGEST_WORTH, 4, LARGEST_WORTH, 5).value == LARGEST_WORTH + 5


def test_of_plans_worth_the_same_one_is_chosen_whatever_the_order_of_the_pairs():
    """Forty families want the same forty homes, all worth 7: any dealing out is as good."""
    homes = [f"h{number:02}" for number in range(40)]
    here = story(**{f"f{number}": (NOWHERE, " ".join(homes)) for number in range(40)})
    there = story(**{f"f{number}": (NOWHERE, " ".join(reversed(homes))) for number in range(40)})

    assert here.got(best(here, *[7] * 1600).plan) == there.got(best(there, *[7] * 1600).plan)


# --------------------------------------------------------------------------------------------------------------- prices


def test_prices_by_hand():
    """A second lake would let Bo have 8 instead of 5: 3. A second park would change nothing."""
    found = best(CROSSED, 9, 4, 8, 5)

    assert CROSSED.homes == ["lake", "park"]
    assert found.price.tolist() == [3, 0]
    assert found.gain.tolist() == [6, 5]
    assert found.bound == found.value


def test_a_home_costs_what_the_family_left_out_would_have_given():
    told = story(Anne=(NOWHERE, "park"), Bo=(NOWHERE, "park"))

    found = best(told, 9, 4)

    assert found.price.tolist() == [4]
    assert found.gain.tolist() == [5, 0]


def test_a_tenant_who_stays_pays_her_own_price():
    """A second mill would house Bo, worth 6: that is its price, and Anne, who lives there, gains as much less."""
    told = story(Anne=("mill", ""), Bo=(NOWHERE, "mill"))

    found = best(told, 6)

    assert (found.price.tolist(), found.gain.tolist(), found.bound) == ([6], [-6, 0], 0)


@pytest.mark.parametrize(
    "got",
    [
        {"Anne": "park", "Bo": "lake"},  # crossed the wrong way
        {"Anne": "lake"},  # the park stands empty
        {"Bo": "park"},  # the lake stands empty
        {},
    ],
)
def test_a_plan_that_is_not_the_best_cannot_be_proven(got):
    with pytest.raises(NotTheBest):
        lowest_prices(
            CROSSED.market, CROSSED.plan(**got), worth=np.array([9, 4, 8, 5]), must_serve=CROSSED.only("Anne Bo")
        )


def test_an_outsider_who_is_housed_where_a_better_one_should_be_cannot_be_proven():
    told = story(Anne=(NOWHERE, "park"), Bo=(NOWHERE, "park"))

    with pytest.raises(NotTheBest):
        lowest_prices(told.market, told.plan(Bo="park"), worth=np.array([9, 4]), must_serve=told.only(""))

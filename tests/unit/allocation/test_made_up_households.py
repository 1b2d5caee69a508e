"""Made-up households and their chance: each is the same whoever else is asked for, so a simulation can ask for more."""

import numpy as np
import pytest

from bofast.allocation.made_up.chance import Drawn, below, by_percent, hashes, shuffled
from bofast.allocation.made_up.homes import made_up_homes
from bofast.allocation.made_up.households import made_up_households

MASK = 2**64 - 1


def mixed(word: int) -> int:
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    word = (word ^ (word >> 27)) * 0x94D049BB133111EB & MASK
    return word ^ (word >> 31)


def test_hashes_are_those_of_plain_python():
    golden = 0x9E3779B97F4A7C15
    stream = mixed((mixed(7 * golden & MASK) + 4 * golden) & MASK)

    hashed = hashes(Drawn.RENTED, of=np.array([0, 1, 12_345, 3_000_000_000]), seed=7)

    assert hashed.tolist() == [mixed((stream + who * golden) & MASK) for who in (0, 1, 12_345, 3_000_000_000)]


def test_draws_are_below_their_limit_and_reach_it_all():
    drawn = below(np.array([1, 2, 5] * 400), Drawn.RENT, of=np.arange(1_200), seed=1)

    assert set(drawn[0::3]) == {0}
    assert set(drawn[1::3]) == {0, 1}
    assert set(drawn[2::3]) == {0, 1, 2, 3, 4}


def test_shares_that_are_not_a_hundred_are_refused():
    with pytest.raises(ValueError, match="add up to 99"):
        by_percent((50, 49), Drawn.ADULTS, of=np.arange(3), seed=1)


def test_a_shuffle_holds_every_number_once():
    assert sorted(shuffled(500, Drawn.SENIORITY, seed=2).tolist()) == list(range(500))


def test_a_household_is_the_same_whoever_else_is_asked_for():
    everyone = made_up_households(np.arange(100), districts=4, seed=5)
    late = made_up_households(np.array([99, 40]), districts=4, seed=5)

    assert late.income.tolist() == everyone.income[[99, 40]].tolist()
    assert late.persons.tolist() == everyone.only(np.array([99, 40])).persons.tolist()


def test_half_of_all_outsiders_and_a_few_by_chance_work_in_their_own_district():
    households = made_up_households(np.arange(10_000), districts=10, seed=5)

    assert np.mean(households.own_district == households.work_district) == pytest.approx(0.55, abs=0.02)


def test_a_smaller_estate_is_the_beginning_of_a_larger_one():
    small, large = made_up_homes(50, seed=5), made_up_homes(400, seed=5)

    assert small.rent.tolist() == large.rent[:50].tolist()
    assert (small.districts, large.districts) == (1, 2)


def test_gardens_lie_on_the_ground_floor_of_some_blocks():
    homes = made_up_homes(2_400, seed=5)

    assert not homes.has_garden[~homes.is_step_free].any()
    assert 0.3 < homes.has_garden[homes.is_step_free].mean() < 0.7

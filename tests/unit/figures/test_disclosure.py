"""What may leave the house: no small count, and none that gives a small one away."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bofast.casework.figures.disclosure import SMALLEST_CELL, protect_parts, protect_steps, protect_together


def test_nobody_is_no_secret_and_four_are():
    assert protect_parts({"a": 0, "b": 5}, total=5).parts == {"a": 0, "b": 5}
    assert protect_parts({"a": 4, "b": 9, "c": 7}, total=20).parts == {"a": None, "b": 9, "c": None}


def test_the_example_of_nine_hides_its_three_small_parts_and_keeps_the_sum():
    shared = protect_parts({"bought": 4, "moved": 3, "improved": 2}, total=9)

    assert shared.total == 9
    assert set(shared.parts.values()) == {None}


def test_two_hidden_parts_that_are_small_together_take_a_third():
    assert protect_parts({"a": 1, "b": 2, "c": 30, "d": 40}, total=73).parts == {
        "a": None,
        "b": None,
        "c": None,
        "d": 40,
    }


def test_a_part_that_nothing_can_hide_takes_the_total_with_it():
    assert protect_parts({"a": 3}, total=10).total is None


def test_a_small_total_hides_everything():
    shared = protect_parts({"a": 3, "b": 0}, total=3)

    assert (shared.total, shared.parts) == (None, {"a": None, "b": None})


def test_a_step_that_differs_by_few_from_the_next_gives_way():
    assert protect_steps([64, 30, 11, 9]) == (64, 30, None, 9)
    assert protect_steps([64, 30, 11, 11]) == (64, 30, 11, 11)
    assert protect_steps([64, 30, 11, 3]) == (64, 30, 11, None)


def test_a_second_row_is_hidden_where_the_first_is():
    assert protect_together([90, 4, 40], shown=[64, 30, None]) == (90, None, None)


@given(st.dictionaries(st.integers(0, 6), st.integers(0, 40), min_size=1))
def test_what_is_hidden_cannot_be_worked_out_from_the_total(parts):
    total = sum(parts.values())

    shared = protect_parts(parts, total=total)

    hidden = [parts[part] for part, count in shared.parts.items() if count is None]
    assert all(count is None or not 0 < count < SMALLEST_CELL for count in shared.parts.values())
    if hidden and shared.total is not None:
        assert len(hidden) > 1
        assert sum(hidden) >= SMALLEST_CELL


@given(st.lists(st.integers(0, 200), min_size=1, max_size=6))
def test_no_two_shown_steps_differ_by_few(counts):
    shown = [count for count in protect_steps(sorted(counts, reverse=True)) if count is not None]

    assert all(not 0 < earlier - later < SMALLEST_CELL for earlier, later in pairwise(shown))
    assert all(not 0 < count < SMALLEST_CELL for count in shown)


@pytest.mark.parametrize("count", range(1, SMALLEST_CELL))
def test_every_small_count_is_hidden(count):
    assert protect_steps([count]) == (None,)

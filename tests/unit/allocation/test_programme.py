"""Programmes behind caps and swaps: best answers in fractions and whole numbers, prices, and rows added later."""

import numpy as np
import pytest
from scipy.sparse import csc_array, csr_array

from bofast.allocation.mechanisms.programme import Outcome, Programme
from bofast.allocation.mechanisms.rows import FREE, Rows


def rows(*lines, at_most):
    return Rows.up_to(csr_array(np.array(lines)), at_most)


@pytest.fixture
def triangle():
    """Three columns worth 3, of which no two go together: 4.5 in fractions, 3 in whole numbers."""
    pairwise = rows([1, 1, 0], [0, 1, 1], [1, 0, 1], at_most=[1, 1, 1])
    return Programme(worth=np.array([3, 3, 3]), largest=np.array([1, 1, 1]), rows=pairwise)


def test_fractions_are_worth_more_than_whole_numbers(triangle):
    assert triangle.best_fractional().value == 4.5
    assert triangle.best_whole().value == 3


def test_prices_pay_for_the_whole_value(triangle):
    answer = triangle.best_fractional()

    assert list(answer.prices) == [1.5, 1.5, 1.5]
    assert list(np.abs(answer.reduced)) == [0, 0, 0]


def test_a_column_that_is_too_dear_is_reduced_below_nothing():
    programme = Programme(worth=np.array([7, 4]), largest=np.array([2, 1]), rows=rows([1, 1], at_most=[1]))

    answer = programme.best_fractional()

    assert (list(answer.x), list(answer.prices), list(answer.reduced)) == ([1, 0], [7], [0, -3])


def test_a_row_added_later_holds(triangle):
    triangle.best_fractional()

    triangle.add_rows(rows([1, 1, 1], at_most=[1]))

    assert triangle.best_fractional().value == 3


def test_a_column_added_later_stands_in_all_rows(triangle):
    triangle.add_rows(rows([1, 1, 1], at_most=[1]))

    triangle.add_columns(
        worth=np.array([5]), largest=np.array([2]), coefficients=csc_array(np.array([[0], [0], [0], [1]]))
    )

    answer = triangle.best_whole()
    assert (list(answer.x), answer.value) == ([0, 0, 0, 1], 5)


def test_other_worth_gives_another_answer(triangle):
    triangle.best_whole()

    triangle.weigh(np.array([1, 9, 1]))

    assert list(triangle.best_whole().x) == [0, 1, 0]


def test_what_cannot_be_is_said_to_be_infeasible(triangle):
    at_least_two = Rows(
        coefficients=csr_array(np.array([[1, 1, 1]])), at_least=np.array([2.0]), at_most=np.array([FREE])
    )
    triangle.add_rows(at_least_two)

    answer = triangle.best_whole()

    assert (answer.outcome, answer.x) == (Outcome.INFEASIBLE, None)


def test_a_given_start_is_an_answer_even_without_time(triangle):
    answer = triangle.best_whole(seconds=0, start=np.array([0, 1, 0]))

    assert list(answer.x) == [0, 1, 0]


def test_a_programme_without_columns_is_worth_nothing():
    programme = Programme(
        worth=np.zeros(0, np.int64), largest=np.zeros(0, np.int64), rows=Rows.up_to(csr_array((1, 0)), [1])
    )

    assert (programme.best_whole().value, programme.best_fractional().value) == (0, 0)

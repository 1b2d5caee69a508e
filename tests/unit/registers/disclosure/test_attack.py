"""The auditor finds what a patient reader would find."""

import numpy as np
import pytest

from bofast.registers.disclosure.attack import Known, follows_from_equations, ranges

# a + b = 7, c + d = 9, a + c = 10, b + d = 6
SQUARE = np.array([[1.0, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0], [0, 1, 0, 1]])
TOTALS = np.array([7.0, 9.0, 10.0, 6.0])


def known(values, *, totals=TOTALS):
    """The square with its totals as shown cells."""
    return Known(np.hstack([SQUARE, -np.eye(4)]), np.concatenate([values, totals]))


def test_one_hidden_cell_of_a_sum_is_told():
    release = known(np.array([np.nan, 4, 7, 2]))

    assert follows_from_equations(release).tolist() == [0]
    assert (ranges(release).least[0], ranges(release).most[0]) == (3, 3)


def test_a_hidden_square_is_known_within_bounds_alone():
    release = known(np.full(4, np.nan))
    found = ranges(release)

    assert follows_from_equations(release).size == 0
    assert found.least.tolist() == [1, 0, 3, 0]
    assert found.most.tolist() == [7, 6, 9, 6]


def test_a_cell_that_only_its_bounds_tell_is_told_by_the_programme():
    release = known(np.full(4, np.nan), totals=np.array([0.0, 9.0, 3.0, 6.0]))
    found = ranges(release)

    assert follows_from_equations(release).size == 0
    assert np.all(found.width == 0)


def test_a_cell_outside_all_sums_has_no_upper_bound():
    release = Known(np.zeros((0, 1)), np.array([np.nan]))

    assert ranges(release).most.tolist() == [np.inf]


def test_what_does_not_add_up_is_said():
    with pytest.raises(ArithmeticError):
        ranges(Known(np.array([[1.0, 1.0]]), np.array([np.nan, 4.0])), cells=np.array([0])) and ranges(
            Known(np.array([[1.0, -1.0], [1.0, -1.0]]), np.array([np.nan, -4.0]))
        )

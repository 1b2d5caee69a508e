"""Student's t and F, against figures of SciPy 1.16."""

import math

import pytest

from bofast.registers.estimates.normal import Z_95, chi_square_p, f_p, t_975, t_two_sided_p, two_sided_p


@pytest.mark.parametrize(
    ("degrees", "point"),
    [(1, 12.7062047364), (2.5, 3.57465484201), (12, 2.17881282966), (45.8, 2.01313282719), (5000, 1.96043855171)],
)
def test_the_points_of_students_t(degrees: float, point: float) -> None:
    assert t_975(degrees) == pytest.approx(point, abs=1e-9)
    assert t_two_sided_p(-point, degrees=degrees) == pytest.approx(0.05, abs=1e-9)


@pytest.mark.parametrize(
    ("value", "of", "degrees", "chance"),
    [
        (2.0, 1, 7.5, 0.197441481144057),
        (0.3, 4, 20, 0.874467292150091),
        (3.1, 13, 31, 0.00482368726152766),
        (40.0, 8, 9, 3.86746979670491e-06),
    ],
)
def test_the_tails_of_f(value: float, of: float, degrees: float, chance: float) -> None:
    assert f_p(value, of=of, degrees=degrees) == pytest.approx(chance, rel=1e-10)


def test_with_no_end_of_degrees_they_are_the_normal_and_chi_square() -> None:
    assert t_975(math.inf) == Z_95
    assert t_two_sided_p(1.3, degrees=math.inf) == two_sided_p(1.3)
    assert f_p(1.7, of=6, degrees=1e6) == pytest.approx(chi_square_p(1.7 * 6, degrees=6), rel=1e-4)


def test_nothing_is_as_likely_as_can_be() -> None:
    assert t_two_sided_p(0.0, degrees=3) == 1.0
    assert f_p(0.0, of=3, degrees=3) == 1.0

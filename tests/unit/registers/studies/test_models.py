"""What of a model may leave, and the interval that is read off a released curve."""

import math

import pytest

from bofast.registers.disclosure.curves import CurvePoint, ReleasedCurve
from bofast.registers.disclosure.profiles import DST, STRICT
from bofast.registers.studies.intervals import point_at, with_intervals
from bofast.registers.studies.models import HiddenTerm, ModelAsked, Scale, ShownTerm, Term, released_model


def model(*, degrees=50, rests_on=7):
    terms = (Term(name="a", estimate=math.log(0.5), std_error=0.1, rests_on=rests_on),)
    return ModelAsked(name="m", scale=Scale.LOG_RATIO, terms=terms, observed=103, events=51, degrees=degrees)


def test_a_term_is_shown_as_a_ratio_with_its_interval():
    (term,) = released_model(model(), profile=DST).terms

    assert term.value == 0.5
    assert (term.lower, term.upper) == pytest.approx((0.5 * math.exp(-0.196), 0.5 * math.exp(0.196)), abs=1e-4)


def test_a_term_on_fewer_than_the_profile_asks_is_hidden():
    assert released_model(model(rests_on=4), profile=DST).terms == (HiddenTerm("a"),)
    assert isinstance(released_model(model(rests_on=5), profile=DST).terms[0], ShownTerm)
    assert released_model(model(rests_on=9), profile=STRICT).terms == (HiddenTerm("a"),)


def test_a_model_with_fewer_than_ten_degrees_of_freedom_tells_nothing():
    assert released_model(model(degrees=9), profile=DST).terms == ()
    assert released_model(model(degrees=10), profile=DST).terms


def test_counts_beside_a_model_are_rounded():
    released = released_model(model(), profile=DST)

    assert (released.observed, released.events) == (105, 50)


def curve(*points):
    return ReleasedCurve(tuple(CurvePoint(*point) for point in points), points[-1][0], 5)


def test_the_interval_of_a_step_is_greenwoods():
    # 20 of 100 leave: SE = 0.8 √(20 / (100 · 80)) = 0.04, and 0.8^exp(±1.96 · 0.05 / ln 0.8).
    (point,) = with_intervals(curve((1.0, 80, (20,), (0.8,))))

    assert (point.lower, point.upper) == pytest.approx((0.8 ** math.exp(0.43917), 0.8 ** math.exp(-0.43917)), abs=1e-4)


def test_the_interval_grows_with_every_step():
    shown = list(with_intervals(curve((1.0, 80, (20,), (0.8,)), (2.0, 60, (20,), (0.6,)))))

    widths = [math.log(-math.log(point.lower)) - math.log(-math.log(point.upper)) for point in shown]
    # 1/100-1/80 as above, and 20/(80 · 60) more.
    assert widths[1] == pytest.approx(2 * 1.959964 * math.sqrt(0.0025 + 20 / 4800) / -math.log(0.6), abs=1e-4)


def test_a_curve_tells_nothing_past_its_end_nor_before_its_first_point():
    told = curve((2.0, 80, (20,), (0.8,)))

    assert point_at(told, time=1) is None
    assert point_at(told, time=2) is not None
    assert point_at(told, time=3) is None


def test_a_point_of_years_before_is_no_answer():
    told = ReleasedCurve((CurvePoint(1.0, 80, (20,), (0.8,)), CurvePoint(7.0, 60, (20,), (0.6,))), 8.0, 5)

    assert point_at(told, time=5) is None
    assert point_at(told, time=7).shares == (0.6,)

"""A curve leaves without a step on few, an exact time, or an end on few."""

import numpy as np
import pytest

from bofast.registers.disclosure.curves import CurveCounts, released_curve, rounded_to
from bofast.registers.disclosure.profiles import DST, STRICT


def curve(times, events, *, start=100):
    """Events by time, of so many who are all observed to a last time without events, 90."""
    events = np.atleast_2d(np.array(events, dtype=np.int64))
    times, events = [*times, 90], np.hstack([events, np.zeros((events.shape[0], 1), dtype=np.int64)])
    left = events.sum(axis=0)
    at_risk = start - np.concatenate(([0], np.cumsum(left)[:-1]))
    return CurveCounts(np.array(times, float), at_risk, events, np.cumsum(events, axis=1) / start)


def points(counts, *, profile=DST, every=1.0):
    return [(point.time, point.events) for point in released_curve(counts, profile=profile, every=every).points]


def test_a_point_stands_only_where_five_have_gathered():
    assert points(curve([1, 2, 3, 4, 5], [3, 1, 1, 4, 0])) == [(3.0, (5,))]


def test_a_stricter_profile_waits_longer():
    assert points(curve([1, 2, 3], [5, 5, 5]), profile=STRICT) == [(2.0, (10,))]


def test_times_are_those_of_the_grid_and_the_last_event_is_not_told():
    counts = curve([0.4, 1.7, 2.3, 7.9], [6, 6, 6, 6])

    found = released_curve(counts, profile=DST, every=2.0)

    assert [point.time for point in found.points] == [2.0, 4.0, 8.0]
    assert found.ends_at < 90


def test_the_curve_ends_before_fewer_than_five_are_observed():
    found = released_curve(curve([1, 2, 3, 4], [10, 6, 5, 1], start=20), profile=DST, every=1.0)

    assert [point.time for point in found.points] == [1.0]
    assert found.ends_at == 1.0


def test_a_cause_with_few_events_holds_all_causes_back():
    counts = curve([1, 2, 3], [[9, 9, 9], [1, 3, 1]])

    assert points(counts) == [(3.0, (25, 5))]


def test_a_cause_without_events_holds_nothing_back():
    assert points(curve([1, 2, 3], [[9, 9, 9], [0, 0, 0]]))[0] == (1.0, (10, 0))


def test_numbers_beside_the_curve_are_rounded():
    found = released_curve(curve([1, 2], [6, 1], start=98), profile=DST, every=1.0)

    assert (found.points[0].at_risk, found.points[0].events) == (90, (5,))
    assert [rounded_to(count, base=5) for count in (0, 2, 3, 7, 8)] == [0, 0, 5, 5, 10]


def test_a_grid_that_does_not_move_is_refused():
    with pytest.raises(ValueError):
        released_curve(curve([1], [9]), profile=DST, every=0.0)

"""Names that would cover each other make room, and stay as near as can be to where they belong."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bofast.reports.charts.lettering import apart, broken


def test_names_that_do_not_touch_stay_where_they_are():
    assert apart([10, 50, 90], heights=[20, 20, 20]) == [10, 50, 90]


def test_two_names_at_one_place_make_room_for_each_other_alike():
    assert apart([50, 50], heights=[20, 20]) == [40, 60]


def test_a_third_pushes_both():
    assert apart([50, 50, 55], heights=[20, 20, 20]) == pytest.approx([31.667, 51.667, 71.667], abs=0.001)


@given(st.lists(st.tuples(st.floats(0, 400), st.sampled_from([17.0, 34.0])), max_size=12))
def test_no_two_names_ever_cover_each_other_and_their_order_stays(wanted):
    places, heights = [place for place, _high in wanted], [high for _place, high in wanted]

    middles = apart(places, heights=heights)

    order = sorted(range(len(places)), key=lambda place: places[place])
    for above, below in pairwise(order):
        assert middles[below] - middles[above] >= (heights[above] + heights[below]) / 2 - 1e-6


def test_a_name_breaks_between_words_and_a_long_word_stays_whole():
    assert broken("Boligsosialt utviklingsprogram i øst", letters=14) == ["Boligsosialt", "utviklingsprogram", "i øst"]
    assert broken("", letters=14) == [""]

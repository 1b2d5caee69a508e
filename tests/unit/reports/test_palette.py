"""Colours that are read by those who see no red or green, and dashes and shapes for those who see no colour."""

from itertools import pairwise

import pytest

from bofast.reports.charts.palette import FILLS, LOOKS, on_fill


def contrast(one: str, other: str) -> float:
    """Source: WCAG 2.2, contrast ratio, in whole steps of the standard's own formula."""

    def luminance(colour: str) -> float:
        red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", LOOKS)
def test_every_line_and_its_name_stand_out_against_white(look):
    assert contrast(look.colour, "#ffffff") >= 4.5


def test_no_two_series_share_a_colour_a_dash_or_a_shape():
    assert len({look.colour for look in LOOKS}) == len({look.dash for look in LOOKS}) == len(LOOKS)
    assert len({look.shape for look in LOOKS}) == len(LOOKS)


@pytest.mark.parametrize(("one", "other"), list(pairwise(FILLS)))
def test_areas_that_touch_differ_in_lightness_so_that_grey_print_keeps_them_apart(one, other):
    assert contrast(one, other) >= 1.5


@pytest.mark.parametrize("fill", FILLS)
def test_figures_inside_an_area_are_readable(fill):
    assert contrast(fill, on_fill(fill)) >= 4.5

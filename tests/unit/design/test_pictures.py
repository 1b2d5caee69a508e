"""Where things lie in the pictures that the server draws."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bofast.design.parts import (
    Bar,
    BarLine,
    Bars,
    Funnel,
    FunnelCount,
    FunnelRow,
    Meter,
    Moment,
    MomentKind,
    NestedBars,
    Pagination,
    Timeline,
)
from bofast.design.parts.funnel import narrowing

LINE = Timeline("A family", date(2020, 1, 1), date(2030, 1, 1), date(2026, 11, 21), ())


def moment(day: date, label: str = "moved in") -> Moment:
    return Moment(day, label, MomentKind.MOVE)


def test_the_first_and_the_last_day_lie_inside_the_picture():
    assert LINE.at(LINE.first_on) == 1
    assert LINE.at(LINE.last_on) == 99


def test_a_day_before_the_line_begins_is_held_at_its_edge():
    assert LINE.at(date(1990, 1, 1)) == 1


def test_labels_that_would_lie_on_each_other_get_lanes_of_their_own():
    line = replace(LINE, moments=(moment(date(2025, 1, 1)), moment(date(2025, 2, 1)), moment(date(2029, 1, 1))))

    first, second, far = line.placed

    assert first.text_y < second.text_y
    assert far.text_y == first.text_y


def test_a_label_at_the_right_edge_stands_to_the_left_of_its_moment():
    line = replace(LINE, moments=(moment(date(2029, 12, 1), "outgrown from here"),))

    assert [placed.anchor for placed in line.placed] == ["end"]


def test_the_next_moment_is_the_first_that_has_not_passed():
    line = replace(
        LINE, moments=(moment(date(2028, 1, 1), "later"), moment(date(2027, 1, 1), "next"), moment(date(2021, 1, 1)))
    )

    assert line.next_moment == moment(date(2027, 1, 1), "next")


def test_a_line_of_one_day_can_be_drawn():
    assert replace(LINE, last_on=LINE.first_on).at(LINE.first_on) == 1


def test_each_piece_of_the_funnel_ends_at_the_height_where_the_next_begins():
    funnel = Funnel("Funnel", ("Mapped", "Active"), (FunnelRow("Families", (FunnelCount(64), FunnelCount(16))),))

    ((_, (mapped, active)),) = funnel.drawn

    assert mapped.shape == narrowing(100, 25)
    assert active.shape == narrowing(25, 25)


def test_a_count_too_small_to_show_is_drawn_without_its_size():
    hidden = FunnelRow("Children", (FunnelCount(28), FunnelCount(None))).cells(("Mapped", "Outcome"))[1]

    assert hidden.count is None
    assert hidden.shape == narrowing(4, 4)


def test_a_funnel_without_anybody_can_be_drawn():
    assert FunnelRow("Children", (FunnelCount(0), FunnelCount(0))).cells(("Mapped", "Outcome"))


def test_a_meter_over_its_frame_is_full():
    assert Meter("Frame", Decimal("1.04"), "104 %").percent == "100.0%"
    assert Meter("Frame", Decimal("0.62"), "62 %").percent == "62.0%"


def test_a_long_list_names_the_first_the_last_and_the_near_pages():
    assert Pagination(4, 20, "?page=").numbers == [1, None, 3, 4, 5, None, 20]
    assert Pagination(1, 3, "?page=").numbers == [1, 2, 3]
    assert Pagination(1, 1, "?page=").is_needed is False


def test_the_ends_of_a_list_lead_no_further():
    assert Pagination(1, 2, "?page=").previous_url == ""
    assert Pagination(2, 2, "?page=").next_url == ""


def test_nested_bars_are_shares_of_the_whole_and_never_wider():
    assert NestedBars((64, 16, 0), of=64).widths == ["100.0%", "25.0%", "0.0%"]
    assert NestedBars((9,), of=6).widths == ["100.0%"]
    assert NestedBars((0,), of=0).widths == ["0%"]


def bars(*reach: int | None, lines: tuple[int, ...] = ()) -> Bars:
    drawn = tuple(Bar(str(place), reaches, ()) for place, reaches in enumerate(reach))
    return Bars("Left", (), drawn, tuple(BarLine("line", "", at) for at in lines))


def share(written: str) -> float:
    return float(written.removesuffix("%"))


def test_bars_and_the_lines_that_cross_them_share_one_scale():
    drawn = bars(500, 1000, lines=(1000, 250))

    half, whole = (share(bar.width) for bar in drawn.drawn)
    at_whole, at_quarter = (share(at) for at in drawn.crossed_at)

    assert (half * 2, at_whole, at_quarter) == (pytest.approx(whole, abs=0.2), whole, pytest.approx(whole / 4, abs=0.1))


def test_a_bar_below_nothing_goes_the_other_way_and_ends_at_nothing():
    below, above = bars(-500, 1000).drawn

    assert below.begins == "0.0%"
    assert share(below.width) == pytest.approx(share(above.begins), abs=0.1)


def test_everything_that_is_drawn_lies_inside_the_picture():
    drawn = bars(-700, None, 3_000, lines=(3_744, 2_100))

    ends = [share(bar.begins) + share(bar.width) for bar in drawn.drawn] + [share(at) for at in drawn.crossed_at]
    assert all(0 <= end <= 100 for end in ends)


def test_bars_of_nothing_at_all_are_drawn_all_the_same():
    assert [bar.width for bar in bars(0, None).drawn] == ["0.0%", "0.0%"]

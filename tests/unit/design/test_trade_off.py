"""Choices on two scales: the front is drawn from mark to mark, and the table says the same as the picture."""

import re
from itertools import pairwise

import pytest

from bofast.design.gallery.trade_offs import TRADE_OFFS
from bofast.design.parts import Column, Interval, Row, Table, TradeOff, TradeOffMark
from bofast.design.parts.trade_off import BOTTOM, LEFT, RIGHT, TOP
from bofast.design.show import show

TABLE = Table("The same", (Column("Way"),), (Row(("A: as today",)),))


def mark(letter: str, across: float, up: float, *, on_front: bool = True, half: float = 1) -> TradeOffMark:
    return TradeOffMark(
        letter=letter,
        across=Interval(mean=across, low=across - half, high=across + half),
        up=Interval(mean=up, low=up - half, high=up + half),
        is_on_front=on_front,
    )


def picture(*marks: TradeOffMark) -> TradeOff:
    return TradeOff(caption="Room against days", up="Crowded", across="Days", marks=marks, table=TABLE)


def places(part: TradeOff) -> dict[str, tuple[float, float]]:
    return {one.mark.letter: (float(one.x.rstrip("%")), float(one.y)) for one in part.drawn}


def test_less_lies_to_the_left_and_below():
    at = places(picture(mark("A", 100, 90), mark("B", 200, 40)))

    assert at["A"][0] < at["B"][0]
    assert at["A"][1] < at["B"][1]  # from above: A has more crowded families


def test_everything_lies_inside_the_picture_with_its_interval():
    part = picture(mark("A", 100, 90, half=30), mark("B", 300, 40, half=5), mark("C", 0, 0, half=0))

    for one in part.drawn:
        assert all(LEFT <= float(x.rstrip("%")) <= RIGHT for x in (one.x_low, one.x, one.x_high))
        assert all(TOP <= float(y) <= BOTTOM for y in (one.y_low, one.y, one.y_high))


def test_the_front_goes_from_left_to_right_through_its_own_marks_only():
    part = picture(mark("B", 200, 40), mark("A", 100, 90), mark("X", 150, 95, on_front=False), mark("C", 300, 20))

    at = places(part)
    drawn = [(float(one.x1.rstrip("%")), float(one.x2.rstrip("%"))) for one in part.front]
    assert drawn == [(at["A"][0], at["B"][0]), (at["B"][0], at["C"][0])]


def test_one_mark_has_no_front_and_can_be_drawn():
    part = picture(mark("A", 7, 7, half=0))

    assert part.front == []
    assert part.lines_up


def test_marks_on_the_front_lie_on_top():
    part = picture(mark("A", 100, 90), mark("X", 100, 90, on_front=False))

    assert [one.mark.letter for one in part.drawn] == ["X", "A"]


@pytest.mark.parametrize(("low", "high"), [(0, 3), (90, 140), (3_300, 4_200), (12, 12), (0, 100_000)])
def test_a_scale_has_a_few_round_lines(low, high):
    lines = picture(mark("A", low, low, half=0), mark("B", high, high, half=0)).lines_across

    values = [int(re.sub(r"\D", "", one.shown)) for one in lines]
    assert 2 <= len(values) <= 6
    steps = {later - earlier for earlier, later in pairwise(values)}
    assert len(steps) == 1
    assert str(steps.pop()).rstrip("0") in {"1", "2", "5"}


def test_the_table_says_it_to_those_who_cannot_see_the_picture():
    shown = str(show(picture(mark("A", 100, 90))))

    assert re.search(r"<svg[^>]*aria-hidden", shown)
    assert "A: as today" in shown


def test_nothing_cannot_be_drawn():
    with pytest.raises(ValueError, match="nothing to draw"):
        picture()


def test_the_example_draws_every_mark():
    (example,) = TRADE_OFFS

    assert len(example.part.drawn) == 3

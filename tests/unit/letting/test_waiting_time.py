"""How long those waited who stood at a place before, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from bofast.rules.letting.waiting_time import (
    LEAST_LETTINGS,
    NoEstimate,
    PastLetting,
    WaitingTime,
    WhyNoEstimate,
    waiting_time,
)
from bofast.vocabulary.spells import add_months

BEGUN, TODAY = date(2022, 1, 1), date(2026, 1, 15)
"""Four whole years: starts in the first 24 months, each followed for 25."""


def every(months: int, *, asked: int = 1, until: date = TODAY) -> list[PastLetting]:
    """A home let on the tenth of every so many months from the first."""
    days = (add_months(date(2022, 1, 10), number * months) for number in range(48))
    return [PastLetting(on=day, asked=asked) for day in days if day < until]


def told(place: int, lettings: list[PastLetting]) -> WaitingTime:
    found = waiting_time(place, lettings=lettings, recorded_from=BEGUN, on=TODAY)
    assert isinstance(found, WaitingTime)
    return found


def test_with_a_home_each_month_the_first_waits_one_month_and_the_fifth_five():
    assert [told(place, every(1)).middle for place in (1, 5)] == [1, 5]


def test_how_much_past_it_rests_on_is_told():
    found = told(1, every(1))

    assert (found.starts, found.followed, found.lettings) == (24, 25, 48)


def test_the_spread_is_that_of_the_months_in_which_one_could_have_come():
    """Homes in January, April, July, October: who stands first waits 1, 3 or 2 months by when she came."""
    found = told(1, every(3))

    assert (found.sooner, found.middle, found.later) == (1, 2, 3)


def test_a_home_for_which_four_were_asked_reaches_the_fourth():
    """Every month four are asked, so all the first four have their turn at once, and the fifth a month later."""
    assert [told(place, every(1, asked=4)).middle for place in (1, 4, 5, 6)] == [1, 1, 2, 3]


def test_a_wait_that_is_longer_than_the_past_says_is_told_as_more_than_that():
    found = told(9, every(3))

    assert (found.sooner, found.middle, found.later) == (25, None, None)
    assert found.followed == 25


def test_when_nothing_is_let_in_the_end_the_late_starts_wait_longer():
    """Homes each month of 2022 and 2023 only: the sixth of who came by July 2023 waits six, and those after beyond."""
    found = told(6, every(1, until=date(2024, 1, 1)))

    assert (found.sooner, found.middle, found.later) == (6, 6, None)


def test_lettings_of_the_running_month_are_no_past_yet():
    assert told(1, [*every(1), PastLetting(on=date(2026, 1, 12), asked=1)]).lettings == 48


@pytest.mark.parametrize(("lettings", "is_told"), [(LEAST_LETTINGS, True), (LEAST_LETTINGS - 1, False)])
def test_below_ten_lettings_nothing_is_told(lettings: int, is_told: bool):
    found = waiting_time(1, lettings=every(3)[:lettings], recorded_from=BEGUN, on=TODAY)

    assert isinstance(found, WaitingTime) is is_told
    if not is_told:
        assert found == NoEstimate(WhyNoEstimate.TOO_FEW_LETTINGS, has=9, needs=10)


@pytest.mark.parametrize(("today", "is_told"), [(date(2023, 8, 1), True), (date(2023, 7, 31), False)])
def test_below_nineteen_whole_months_the_past_is_too_short(today: date, is_told: bool):
    found = waiting_time(1, lettings=every(1, until=today), recorded_from=BEGUN, on=today)

    assert isinstance(found, WaitingTime) is is_told
    if not is_told:
        assert found == NoEstimate(WhyNoEstimate.TOO_SHORT_A_PAST, has=18, needs=19)

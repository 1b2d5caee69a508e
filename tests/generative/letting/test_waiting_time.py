"""Waiting times of any past: never shorter further back, and their spread in order."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bofast.rules.letting.waiting_time import NoEstimate, PastLetting, WaitingTime, waiting_time

BEGUN, TODAY = date(2020, 1, 1), date(2024, 1, 1)
PAST = st.lists(st.builds(PastLetting, on=st.dates(BEGUN, TODAY), asked=st.integers(1, 6)), min_size=11, max_size=80)
NEVER = 10**6


def spread(place: int, lettings: list[PastLetting]) -> list[int] | None:
    found = waiting_time(place, lettings=lettings, recorded_from=BEGUN, on=TODAY)
    if isinstance(found, NoEstimate):
        return None
    assert isinstance(found, WaitingTime)
    return [NEVER if wait is None else wait for wait in (found.sooner, found.middle, found.later)]


@given(PAST, st.integers(1, 40), st.integers(0, 20))
def test_a_better_place_never_waits_longer(lettings: list[PastLetting], place: int, behind: int):
    better, worse = spread(place, lettings), spread(place + behind, lettings)

    assert (better is None) == (worse is None)
    assert better is None or worse is None or all(ours <= theirs for ours, theirs in zip(better, worse, strict=True))


@given(PAST, st.integers(1, 40))
def test_one_in_ten_is_before_the_half_and_the_half_before_nine_in_ten(lettings: list[PastLetting], place: int):
    found = spread(place, lettings)

    assert found is None or found == sorted(found)


@given(PAST, st.integers(1, 40), st.randoms(use_true_random=False))
def test_the_order_in_which_lettings_are_told_does_not_matter(lettings: list[PastLetting], place: int, chance):
    shuffled = list(lettings)
    chance.shuffle(shuffled)

    assert spread(place, shuffled) == spread(place, lettings)

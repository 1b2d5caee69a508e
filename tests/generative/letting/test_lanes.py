"""Lanes under any shares: never a home off what was agreed, however many are let and however they are stopped."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import islice
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.lanes import Counters, next_lane
from bofast.vocabulary.letting import Lane, OtherTurn

SHARES = st.fractions(min_value=0, max_value=1, max_denominator=60)


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    municipal, flexible = draw(SHARES), draw(SHARES)
    return Agreement(
        name="any",
        municipal_share=str(municipal),
        flexible_share=str(min(flexible, 1 - municipal)),
        internal_share=str(draw(SHARES)),
        other_turn=OtherTurn.SENIORITY,
    )


def lanes_of(by: Agreement, counters: Counters) -> Any:
    while True:
        lane, counters = next_lane(counters, agreement=by)
        yield lane, counters


@given(agreements(), st.integers(1, 400))
def test_after_any_number_of_lettings_no_counter_is_a_home_off_its_share(by: Agreement, lettings: int):
    count: Counter[Lane] = Counter()
    for number, (lane, _counters) in enumerate(islice(lanes_of(by, Counters()), lettings), start=1):
        count[lane] += 1
        by_list = count[Lane.INTERNAL] + count[Lane.GENERAL]

        assert abs(count[Lane.MUNICIPAL] - number * Fraction(by.municipal_share)) < 1
        assert abs(count[Lane.FLEXIBLE] - number * Fraction(by.flexible_share)) < 1
        assert abs(count[Lane.INTERNAL] - by_list * Fraction(by.internal_share)) < 1
        assert count.total() == number


@given(agreements(), st.integers(1, 200))
def test_every_second_turn_stays_within_a_home_of_half_of_what_law_leaves_to_the_list(by: Agreement, lettings: int):
    """Counted against all lettings: ½ · (1 − municipal − flexible)."""
    half = Agreement(
        name="half",
        municipal_share=by.municipal_share,
        flexible_share=by.flexible_share,
        internal_share="1/2",
        other_turn=by.other_turn,
    )
    share = (1 - Fraction(by.municipal_share) - Fraction(by.flexible_share)) / 2
    lanes = [lane for lane, _counters in islice(lanes_of(half, Counters()), lettings)]

    internal = [sum(lane is Lane.INTERNAL for lane in lanes[:number]) for number in range(1, lettings + 1)]

    assert all(abs(found - number * share) < 1 for number, found in enumerate(internal, start=1))


@given(agreements(), st.integers(0, 60), st.integers(1, 60))
def test_counters_that_were_written_down_go_on_as_if_they_had_never_stopped(by: Agreement, before: int, after: int):
    whole = list(islice(lanes_of(by, Counters()), before + after))
    written = whole[before - 1][1] if before else Counters()
    read = Counters(municipal=written.municipal, flexible=written.flexible, internal=written.internal)

    assert list(islice(lanes_of(by, read), after)) == whole[before:]

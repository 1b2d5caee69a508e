"""Made-up numbers are always accepted, other writings never crash, and no reading tells more than it may."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bofast.rules.identity_number import (
    ControlRule,
    MadeUpSeries,
    compact,
    control_rules,
    masked,
    read,
    read_norwegian,
    synthetic_d_number,
    synthetic_number,
)

birth_dates = st.dates(date(1854, 1, 1), date(2039, 12, 31))
days = st.dates(date(2000, 1, 1), date(2060, 1, 1))
makers = st.sampled_from([synthetic_number, synthetic_d_number])
K1_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)


@given(
    born_on=birth_dates,
    serial=st.integers(0, 150),
    on=days,
    make=st.sampled_from([synthetic_number, synthetic_d_number]),
)
def test_every_made_up_number_is_accepted_on_every_day(born_on, serial, on, make) -> None:
    reading = read_norwegian(make(born_on, serial=serial), on=on)

    assert reading.is_valid
    assert reading.made_up is MadeUpSeries.MONTH_PLUS_80
    assert reading.date_part is not None
    assert reading.date_part.agrees_with(born_on)


@given(written=st.text(max_size=16) | st.from_regex(r"\A[0-9]{8,13}\Z"), on=days)
def test_any_writing_is_answered_and_nothing_of_it_is_printed(written, on) -> None:
    reading = read(written, on=on)

    assert reading.is_valid or reading.faults
    assert len(compact(written)) < 6 or compact(written) not in repr(reading)
    assert len(compact(written)) < 7 or compact(written) not in masked(written).replace(" ", "")


@given(nine=st.integers(0, 10**9 - 1).map(lambda n: f"{n:09}"))
def test_the_first_control_digits_of_2032_are_the_four_that_the_authority_lists(nine) -> None:
    weighted = sum(int(digit) * weight for digit, weight in zip(nine, K1_WEIGHTS, strict=True))
    listed = {(base - weighted % 11) - (11 if base - weighted % 11 > 10 else 0) for base in (11, 12, 13, 14)} - {10}

    accepted = {
        int(k1) for k1 in "0123456789" for k2 in "0123456789" if ControlRule.FROM_2032 in control_rules(nine + k1 + k2)
    }

    second = {k1 for k1 in listed if second_digit(f"{nine}{k1}") < 10}
    assert accepted == second


def second_digit(ten: str) -> int:
    weights = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    return (11 - sum(int(d) * w for d, w in zip(ten, weights, strict=True)) % 11) % 11

"""Identity numbers: only made-up ones (month + 80), and the few that the authorities have printed themselves."""

from __future__ import annotations

from datetime import date

import pytest

from bofast.rules.identity_number import (
    ControlRule,
    MadeUpSeries,
    NumberKind,
    cpr_century,
    masked,
    read,
    read_cpr,
    read_duf,
    read_norwegian,
    synthetic_d_number,
    synthetic_number,
)
from bofast.vocabulary.reasons import Reason

BEFORE, FROM = date(2031, 12, 31), date(2032, 1, 1)
BOTH = frozenset(ControlRule)
BORN = date(2015, 3, 14)


@pytest.mark.parametrize(
    ("number", "rules"),
    [
        ("02013299997", BOTH),
        ("30108299920", BOTH),
        ("30108299939", frozenset({ControlRule.FROM_2032})),
    ],
)
def test_the_numbers_printed_for_the_rule_of_2032(number: str, rules: frozenset[ControlRule]) -> None:
    reading = read_norwegian(number, on=FROM)

    assert reading.rules == rules
    assert reading.is_valid


def test_a_number_of_the_new_rule_cannot_have_been_issued_before_2032() -> None:
    before = read_norwegian("30108299939", on=BEFORE)

    assert before.faults == (Reason.NUMBER_RULE_NOT_YET_IN_FORCE,)
    assert read_norwegian("30108299920", on=BEFORE).is_valid


def test_a_birth_date_that_may_lie_ahead_is_no_fault() -> None:
    assert read_norwegian("02013299997", on=date(2026, 11, 21)).is_valid


@pytest.mark.parametrize("place", range(11))
def test_one_wrong_digit_is_found(place: int) -> None:
    number = synthetic_number(BORN, serial=0)
    wrong = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]

    assert not read_norwegian(wrong, on=BEFORE).is_valid


@pytest.mark.parametrize(
    ("month_mark", "is_d_number", "kind", "series"),
    [
        (80, False, NumberKind.BIRTH_NUMBER, MadeUpSeries.MONTH_PLUS_80),
        (80, True, NumberKind.D_NUMBER, MadeUpSeries.MONTH_PLUS_80),
        (65, False, NumberKind.BIRTH_NUMBER, MadeUpSeries.MONTH_PLUS_65),
        (65, True, NumberKind.D_NUMBER, MadeUpSeries.MONTH_PLUS_65),
        (20, False, NumberKind.BIRTH_NUMBER, MadeUpSeries.MONTH_PLUS_20),
    ],
)
def test_each_made_up_series_is_accepted_and_named(
    month_mark: int, is_d_number: bool, kind: NumberKind, series: MadeUpSeries
) -> None:
    day = 14 + (40 if is_d_number else 0)

    reading = read_norwegian(with_control_digits(f"{day:02}{3 + month_mark:02}15"), on=BEFORE)

    assert (reading.kind, reading.made_up, reading.faults) == (kind, series, ())


@pytest.mark.parametrize(("date_part", "kind"), [("540315", NumberKind.D_NUMBER), ("144315", NumberKind.H_NUMBER)])
def test_d_numbers_and_h_numbers_are_known_by_day_and_month(date_part: str, kind: NumberKind) -> None:
    # The control digits are wrong on purpose: no number that could be somebody's stands in a test.
    reading = read_norwegian(f"{date_part}00000", on=BEFORE)

    assert reading.kind is kind
    assert reading.made_up is None
    assert reading.faults == (Reason.NUMBER_FAILS_CONTROL,)
    assert reading.date_part is not None
    assert reading.date_part.agrees_with(BORN)


@pytest.mark.parametrize("date_part", ["008315", "328315", "318415", "308215", "298215", "149315", "140015", "143615"])
def test_a_date_that_no_century_has_is_a_fault(date_part: str) -> None:
    assert Reason.NUMBER_HAS_NO_SUCH_DATE in read_norwegian(with_control_digits(date_part), on=BEFORE).faults


@pytest.mark.parametrize("date_part", ["298216", "298200", "318315"])
def test_a_date_that_some_century_has_is_none(date_part: str) -> None:
    assert read_norwegian(with_control_digits(date_part), on=BEFORE).faults == ()


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("1483155018", None),  # ten digits: a Danish number, read as such below
        ("", Reason.NUMBER_HAS_OTHER_THAN_DIGITS),
        ("148315", Reason.NUMBER_HAS_WRONG_LENGTH),
        ("1483155018O", Reason.NUMBER_HAS_OTHER_THAN_DIGITS),
        ("١٤٨٣١٥٥٠١٨٠", Reason.NUMBER_HAS_OTHER_THAN_DIGITS),  # digits, but not the ones of the register
        ("14831550²80", Reason.NUMBER_HAS_OTHER_THAN_DIGITS),
    ],
)
def test_what_is_no_number_says_why(written: str, fault: Reason | None) -> None:
    if fault is None:
        assert read(written, on=BEFORE).kind is NumberKind.CPR_NUMBER
    else:
        assert read(written, on=BEFORE).faults == (fault,)


def test_spaces_and_hyphens_are_no_part_of_the_number() -> None:
    number = synthetic_number(BORN, serial=0)

    assert read_norwegian(f" {number[:6]} {number[6:]} ", on=BEFORE).is_valid
    assert read_norwegian(f"{number[:6]}-{number[6:]}", on=BEFORE).is_valid


def test_a_norwegian_number_tells_neither_century_nor_sex() -> None:
    reading = read_norwegian(synthetic_number(date(1915, 3, 14), serial=0), on=BEFORE)

    assert reading.born_on is None
    assert not hasattr(reading, "sex")
    assert reading.date_part is not None
    assert reading.date_part.agrees_with(date(1915, 3, 14))
    assert reading.date_part.agrees_with(date(2015, 3, 14))
    assert not reading.date_part.agrees_with(date(2015, 3, 15))


def test_a_number_is_never_printed_with_its_reading() -> None:
    number = synthetic_number(BORN, serial=0)

    printed = repr(read_norwegian(number, on=BEFORE)) + repr(read_cpr("2110625629"))

    assert number not in printed
    assert "2015" not in printed
    assert "1862" not in printed


@pytest.mark.parametrize(
    ("number", "born_on", "notes"),
    [
        ("2110625629", date(1862, 10, 21), ()),  # modulus 11 agrees; the 5 makes it the 1800s
        ("010164-0001", date(1964, 1, 1), (Reason.NUMBER_WITHOUT_CONTROL_DIGIT,)),  # fully valid all the same
    ],
)
def test_danish_numbers_are_accepted_with_and_without_control_digit(
    number: str, born_on: date, notes: tuple[Reason, ...]
) -> None:
    reading = read(number, on=BEFORE)

    assert reading.is_valid
    assert reading.born_on == born_on
    assert reading.notes == notes


@pytest.mark.parametrize(
    ("seventh_digit", "year", "century"),
    [
        (0, 0, 1900), (3, 99, 1900), (0, 36, 1900),
        (4, 36, 2000), (4, 37, 1900), (9, 36, 2000), (9, 37, 1900), (4, 0, 2000), (9, 99, 1900),
        (5, 57, 2000), (5, 58, 1800), (8, 57, 2000), (8, 58, 1800), (6, 0, 2000), (7, 99, 1800),
    ],
)  # fmt: skip
def test_the_seventh_digit_gives_the_century_of_a_danish_number(seventh_digit: int, year: int, century: int) -> None:
    assert cpr_century(seventh_digit=seventh_digit, year_of_century=year) == century


@pytest.mark.parametrize(
    ("number", "is_valid"), [("290200-4000", True), ("290200-0000", False), ("310462-0000", False)]
)
def test_a_danish_number_needs_a_day_of_its_own_century(number: str, is_valid: bool) -> None:
    assert read_cpr(number).is_valid is is_valid  # 29 February was in 2000, not in 1900


@pytest.mark.parametrize("number", ["202600000100", "202600000101"])
def test_a_duf_number_is_never_refused_for_its_control_digits(number: str) -> None:
    assert read(number, on=BEFORE).kind is NumberKind.DUF_NUMBER
    assert read_duf(number).is_valid


def test_the_control_digits_of_a_duf_number_are_worth_a_note() -> None:
    notes = {last: read_duf(f"2026000001{last:02}").notes for last in range(100)}

    assert [last for last, noted in notes.items() if not noted] == [(2 * 4 + 2 * 3 + 6 * 2 + 1 * 5) % 11]


def test_a_shown_number_hides_what_it_could_be_used_for() -> None:
    number = synthetic_number(BORN, serial=0)

    assert masked(number) == "148315 •••••"
    assert masked("211062-5629") == "211062 ••••"
    assert masked("202600000100") == "2026 ••••••••"


@pytest.mark.parametrize("born_on", [date(1899, 12, 31), date(1900, 1, 1), date(1999, 12, 31), date(2000, 2, 29)])
def test_made_up_numbers_are_valid_and_differ(born_on: date) -> None:
    numbers = [make(born_on, serial=serial) for serial in range(40) for make in (synthetic_number, synthetic_d_number)]

    readings = [read_norwegian(number, on=BEFORE) for number in numbers]

    assert len(set(numbers)) == 80
    assert all(reading.is_valid and reading.rules == BOTH for reading in readings)
    assert {reading.made_up for reading in readings} == {MadeUpSeries.MONTH_PLUS_80}


@pytest.mark.parametrize("born_on", [date(1853, 12, 31), date(2040, 1, 1)])
def test_no_number_is_made_up_outside_the_years_that_have_numbers(born_on: date) -> None:
    with pytest.raises(ValueError):
        synthetic_number(born_on, serial=0)


def test_a_birth_date_runs_out_of_numbers_loudly() -> None:
    with pytest.raises(ValueError):
        synthetic_number(BORN, serial=500)


def with_control_digits(date_part: str) -> str:
    """A number with right control digits after any six digits, reckoned here a second time and on its own."""
    for individual in range(500, 1000):
        nine = f"{date_part}{individual}"
        first = (11 - sum(int(d) * w for d, w in zip(nine, (3, 7, 6, 1, 8, 9, 4, 5, 2), strict=True)) % 11) % 11
        ten = f"{nine}{first}"
        second = (11 - sum(int(d) * w for d, w in zip(ten, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=False)) % 11) % 11
        if first < 10 and second < 10:
            return f"{ten}{second}"
    raise AssertionError("some individual number has control digits")

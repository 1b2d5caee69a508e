"""Amounts, numbers and days as each language writes them."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from bofast.design import words
from bofast.vocabulary.money import Money

HARD = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "written"),
    [("nb", f"11{HARD}770{HARD}kr"), ("da", f"11.770{HARD}kr."), ("en", f"11,770{HARD}kr")],
)
def test_an_amount_is_whole_kroner_with_the_unit(language, written):
    with translation.override(language):
        assert words.money(Money.of("11769.50")) == written


def test_a_difference_always_has_a_sign():
    with translation.override("en"):
        signed = [words.difference(Money.of(kroner)) for kroner in (2_100, -2_100, 0)]

    assert signed == [f"+2,100{HARD}kr", f"\N{MINUS SIGN}2,100{HARD}kr", f"0{HARD}kr"]


@pytest.mark.parametrize(
    ("language", "written"), [("nb", "14. mars 2028"), ("da", "14. marts 2028"), ("en", "14 March 2028")]
)
def test_a_day_is_written_as_people_write_it(language, written):
    with translation.override(language):
        assert words.day(date(2028, 3, 14)) == written


def test_what_was_written_for_one_reader_is_not_shown_to_another():
    written = []
    for language in ("nb", "en", "nb", "da"):
        with translation.override(language):
            written.append((words.day(date(2028, 3, 14)), words.money(Money.of(1_000)), words.number(1_000)))

    assert written[0] == written[2]
    assert len(set(written)) == 3


def test_equal_numbers_of_unlike_precision_are_written_unlike():
    with translation.override("en"):
        assert [words.number(value) for value in (1, Decimal("1.0"), Decimal("1.00"), -1)] == [
            "1",
            "1.0",
            "1.00",
            "\N{MINUS SIGN}1",
        ]

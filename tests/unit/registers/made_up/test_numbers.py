"""Identity numbers of made-up people can be nobody's, and no two share one."""

from datetime import date

import numpy as np
import pytest

from bofast.registers.made_up.delivery.numbers import TooManyPeople, as_text, looking_real, numbers_for
from bofast.rules.identity_number import MadeUpSeries, read_cpr, read_norwegian

ON = date(2026, 11, 22)
BIRTHS = np.repeat(np.array([-29_000, -3_000, 5_000, 11_000, 12_000, 19_000], dtype=np.int32), 200)
RUNNING = np.tile(np.arange(200, dtype=np.int16), 6)


def test_danish_numbers_have_a_day_that_no_month_has():
    texts = as_text(numbers_for(BIRTHS, RUNNING, country="dk"), digits=10).to_pylist()

    assert len(set(texts)) == len(texts)
    assert all(61 <= int(text[:2]) <= 91 for text in texts)
    assert not any(read_cpr(text).is_valid for text in texts)


def test_norwegian_numbers_are_of_the_series_for_tests_with_right_control_digits():
    texts = as_text(numbers_for(BIRTHS, RUNNING, country="no"), digits=11).to_pylist()

    assert len(set(texts)) == len(texts)
    for text in texts[::37]:
        reading = read_norwegian(text, on=ON)
        assert reading.is_valid
        assert reading.made_up is MadeUpSeries.MONTH_PLUS_80


def test_numbers_that_only_look_real_are_of_people_long_dead():
    texts = looking_real(as_text(numbers_for(BIRTHS, RUNNING, country="dk"), digits=10)).to_pylist()

    assert len(set(texts)) == len(texts)
    assert all((born := read_cpr(text).born_on) is not None and born.year < 1900 for text in texts)


def test_norwegian_ones_that_only_look_real_pass_the_ordinary_check():
    texts = looking_real(as_text(numbers_for(BIRTHS, RUNNING, country="no"), digits=11)).to_pylist()

    assert len(set(texts)) == len(texts)
    assert all(500 <= int(text[6:9]) <= 749 and int(text[4:6]) >= 58 for text in texts)
    assert all((reading := read_norwegian(text, on=ON)).is_valid and reading.made_up is None for text in texts[::37])


def test_numbers_run_out_loudly():
    with pytest.raises(TooManyPeople):
        numbers_for(BIRTHS[:1], np.array([4_000], dtype=np.int16), country="dk")

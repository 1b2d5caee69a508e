"""Until when one may complain over a letting, and by when the complaint is answered (forvaltningsloven §§ 29, 11 a)."""

from datetime import date

import pytest

from bofast.rules.law import load_law
from bofast.rules.letting.appeals import answer_by, complain_until


def test_three_weeks_from_the_day_the_letter_came_and_that_day_counts(law):
    assert complain_until(date(2026, 11, 2), law=law).on == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("received_on", "until"),
    [
        (date(2026, 11, 22), date(2026, 12, 22)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2027, 12, 31), date(2028, 1, 31)),
    ],
)
def test_a_first_answer_within_a_month_at_the_end_of_a_month_by_its_last_day(law, received_on, until):
    assert answer_by(received_on, law=law).on == until


def test_norwegian_deadlines_are_law_and_danish_ones_say_that_they_are_not_verified(law):
    danish, day = load_law("dk"), date(2026, 11, 2)

    for deadline in (complain_until, answer_by):
        assert deadline(day, law=law).row.verified
        assert not deadline(day, law=danish).row.verified
    assert complain_until(day, law=danish).on == date(2026, 11, 30)

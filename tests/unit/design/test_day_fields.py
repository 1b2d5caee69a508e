"""A day field knows what its day means, and so which days can be meant."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from bofast.design.days import DayMeans
from bofast.design.fields import DayField
from bofast.design.forms import BofastForm

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.mark.parametrize(
    ("means", "earliest", "latest"),
    [
        (DayMeans.HAPPENED, "1900-01-01", "2026-11-22"),
        (DayMeans.BORN, "1900-01-01", "2027-09-22"),
        (DayMeans.CHANGES, "1900-01-01", "2031-11-22"),
        (DayMeans.PLANNED, "2016-11-22", "2031-11-22"),
        (DayMeans.EXPIRES, "1900-01-01", "2076-11-22"),
    ],
)
def test_the_first_and_the_last_day_of_a_meaning_are_taken_and_their_neighbours_are_not(means, earliest, latest):
    field = DayField(means=means)

    for day in (earliest, latest):
        assert field.clean(day) == date.fromisoformat(day)
    for day in (_beside(earliest, days=-1), _beside(latest, days=1)):
        with pytest.raises(ValidationError):
            field.clean(day)


@pytest.mark.parametrize("means", DayMeans)
@pytest.mark.parametrize("written", ["0001-01-01", "1850-06-01", "9999-12-31", "2026-W10", "2026-02-30", "\x00", "x"])
def test_no_meaning_takes_a_day_that_nobody_can_mean(means, written):
    with pytest.raises(ValidationError):
        DayField(means=means).clean(written)


@pytest.mark.parametrize(
    ("means", "written", "says"),
    [
        (DayMeans.HAPPENED, "2026-11-23", "23 November 2026 is still to come. Write it down when it has happened."),
        (DayMeans.HAPPENED, "0001-01-01", "Check the year: the earliest day here is 1 January 1900."),
        (DayMeans.BORN, "2028-01-01", "A child is due on 22 September 2027 at the latest."),
        (DayMeans.PLANNED, "9999-12-31", "Check the year: the latest day here is 22 November 2031."),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_do(means, written, says):
    with translation.override("en"), pytest.raises(ValidationError, match=says):
        DayField(means=means).clean(written)


@pytest.mark.parametrize(("language", "says"), [("nb", "kontroller årstallet"), ("da", "kontrollér årstallet")])
def test_the_refusal_comes_in_the_readers_language(language, says):
    with translation.override(language):
        with pytest.raises(ValidationError) as refused:
            DayField(means=DayMeans.EXPIRES).clean("9999-12-31")

        assert says in refused.value.messages[0].lower()


def test_the_browser_is_told_the_same_bounds():
    class StepForm(BofastForm):
        due_on = DayField(means=DayMeans.PLANNED)

    shown = str(StepForm()["due_on"])

    assert 'min="2016-11-22"' in shown
    assert 'max="2031-11-22"' in shown


def _beside(day: str, *, days: int) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + days).isoformat()

"""The ways home as of another day than today: with the home and the people of that day."""

from datetime import date

import pytest

from bofast.casework.followup.case_file import CaseFile
from bofast.casework.tenancies import actions as tenancies
from bofast.desk.ways.comparing import compare_family
from bofast.desk.ways.presenter import fit_shown
from bofast.vocabulary.tenure import Tenure
from bofast.vocabulary.ways import Way

pytestmark = pytest.mark.django_db
BEFORE = date(2025, 6, 1)
"""All five live in three rooms; the one-year-old does not count by age yet."""


def stay_on(family, day):
    return compare_family(CaseFile(family), on=day).comparison.answers[Way.STAY].fit


def test_the_home_of_a_past_day_is_weighed_by_who_lived_in_it_then(family_b, a_home, kari):
    tenancies.move(
        family=family_b, to_home=a_home(large=True), on=date(2026, 9, 1), tenure=Tenure.RENTED_PUBLIC, by=kari
    )

    assert stay_on(family_b, BEFORE).fits_now is False
    assert stay_on(family_b, date(2026, 10, 1)).fits_now is True
    assert fit_shown(stay_on(family_b, BEFORE), on=BEFORE)


def test_a_day_before_the_children_were_born_is_weighed_without_them(family_b):
    assert stay_on(family_b, date(2020, 6, 1)).fits_now is not None


def test_today_is_what_is_kept_ready(family_b, today):
    assert stay_on(family_b, today).fits_now is family_b.fit_outlook.fits_now


def test_a_day_on_which_the_family_had_no_home_stays_unknown(family_b):
    assert stay_on(family_b, date(2020, 1, 1)).fits_now is not None
    tenancies.correct_occupancy(
        family_b.occupancies.get(), entered_on=date(2021, 1, 1), left_on=None, by=family_b.responsible
    )

    assert stay_on(family_b, date(2020, 6, 1)).fits_now is None

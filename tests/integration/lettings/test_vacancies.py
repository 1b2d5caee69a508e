"""A notice makes a vacancy, a vacancy gets a turn, and no turn is lost or given twice."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import LaneEntry, Notice, Vacancy
from bofast.casework.tenancies import actions as tenancies
from bofast.vocabulary.letting import Lane
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.tenure import Tenure
from tests.integration.lettings.conftest import DAY, refusal, terms

pytestmark = pytest.mark.django_db
OUT = date(2026, 6, 1)


@pytest.fixture
def let_home(a_home, kari):
    home = a_home()
    from_day = date(2020, 1, 1)
    tenancies.begin_tenancy(
        home=home, tenure=Tenure.RENTED_PUBLIC, from_day=from_day, parties=(), rent_per_month=None, by=kari
    )
    return home


def test_a_notice_makes_the_home_vacant_from_its_day(let_home, hans):
    notice = actions.record_notice(let_home, given_on=DAY, moves_out_on=OUT, by=hans)

    vacancy = notice.vacancy
    assert (notice.tenancy, vacancy.vacant_from, vacancy.cause) == (let_home.tenancies.get(), OUT, "notice")
    assert {Deed.NOTICE_RECORDED, Deed.VACANCY_OPENED} <= set(Entry.objects.values_list("deed", flat=True))


def test_a_tenancy_has_one_notice_and_a_home_one_vacancy(let_home, a_home, hans):
    actions.record_notice(let_home, given_on=DAY, moves_out_on=OUT, by=hans)
    empty = a_home()
    actions.open_vacancy(empty, cause=Vacancy.Cause.NEW_HOME, vacant_from=DAY, by=hans)

    again = {"given_on": DAY, "moves_out_on": OUT, "by": hans}
    assert refusal(actions.record_notice, let_home, **again) is Reason.NOTICE_STANDS_ALREADY
    assert refusal(actions.record_notice, empty, **again) is Reason.HOME_IS_VACANT_ALREADY
    assert Notice.objects.count() == 1


def test_nobody_moves_out_before_the_notice(let_home, hans):
    refused = refusal(actions.record_notice, let_home, given_on=OUT, moves_out_on=DAY, by=hans)

    assert refused is Reason.NOTICE_GIVEN_LATER


def test_a_notice_taken_back_takes_the_vacancy_with_it(let_home, hans):
    notice = actions.record_notice(let_home, given_on=DAY, moves_out_on=OUT, by=hans)

    actions.withdraw_notice(notice, on=DAY, by=hans)

    assert Vacancy.objects.get().withdrawn_on == DAY
    assert refusal(actions.withdraw_notice, notice, on=DAY, by=hans) is Reason.VACANCY_IS_CLOSED
    actions.record_notice(let_home, given_on=DAY, moves_out_on=OUT, by=hans)
    assert Entry.objects.filter(deed=Deed.NOTICE_WITHDRAWN, by_id=hans.pk).count() == 1


def test_an_offered_home_is_not_taken_back(a_vacancy, listed, hans):
    vacancy = a_vacancy()
    actions.send_offers(vacancy, registrations=[listed()], answer_by=DAY, on=DAY, by=hans)

    assert refusal(actions.withdraw_vacancy, vacancy, on=DAY, by=hans) is Reason.VACANCY_HAS_OFFERS
    held_for = Vacancy.HeldFor.RENOVATION
    assert refusal(actions.hold_vacancy, vacancy, held_for=held_for, by=hans) is Reason.VACANCY_HAS_OFFERS


def test_days_empty_are_counted_from_the_vacant_day_until_it_is_let(a_vacancy):
    vacancy = a_vacancy()

    assert vacancy.days_empty(on=DAY) == 0
    assert vacancy.days_empty(on=DAY - timedelta(days=9)) == 0
    assert vacancy.days_empty(on=DAY + timedelta(days=9)) == 9
    vacancy.let_on = DAY + timedelta(days=3)
    assert vacancy.days_empty(on=DAY + timedelta(days=9)) == 3


def test_a_held_home_gets_no_turn_until_it_is_released(agreement, a_vacancy, hans):
    vacancy = a_vacancy()
    assert refusal(actions.release_vacancy, vacancy, by=hans) is Reason.VACANCY_IS_NOT_HELD

    actions.hold_vacancy(vacancy, held_for=Vacancy.HeldFor.REHOUSING, by=hans)

    assert refusal(actions.set_lane, vacancy, on=DAY, by=hans) is Reason.VACANCY_IS_HELD
    held_for = Vacancy.HeldFor.OTHER
    assert refusal(actions.hold_vacancy, vacancy, held_for=held_for, by=hans) is Reason.VACANCY_IS_HELD
    actions.release_vacancy(vacancy, by=hans)
    assert actions.set_lane(vacancy, on=DAY, by=hans).number == 1
    assert Entry.objects.filter(deed__in=[Deed.VACANCY_HELD, Deed.VACANCY_RELEASED]).count() == 2


def test_turns_follow_the_counters_and_are_written_with_both_sides(office, a_vacancy, hans):
    """A quarter to the municipality, every second of the rest to tenants: by hand, four turns and the fifth begins."""
    actions.add_agreement(office, terms=terms(municipal_share="1/4"), by=hans)

    entries = [actions.set_lane(a_vacancy(), on=DAY, by=hans) for _ in range(5)]

    lanes = [entry.lane for entry in entries]
    assert lanes == [Lane.GENERAL, Lane.INTERNAL, Lane.GENERAL, Lane.MUNICIPAL, Lane.INTERNAL]
    assert [entry.number for entry in entries] == [1, 2, 3, 4, 5]
    assert entries[0].before == {"municipal": "0", "flexible": "0", "internal": "0"}
    assert all(later.before == earlier.after for earlier, later in pairwise(entries))
    assert entries[2].after == {"municipal": "3/4", "flexible": "0", "internal": "1/2"}
    assert entries[3].vacancy.lane == Lane.MUNICIPAL
    assert Entry.objects.filter(deed=Deed.LANE_SET).count() == 5


def test_a_home_gets_one_turn(agreement, a_vacancy, hans):
    vacancy = a_vacancy()
    actions.set_lane(vacancy, on=DAY, by=hans)

    assert refusal(actions.set_lane, vacancy, on=DAY, by=hans) is Reason.LANE_IS_SET_ALREADY


def test_without_an_agreement_there_is_no_turn(a_vacancy, hans):
    assert refusal(actions.set_lane, a_vacancy(), on=DAY, by=hans) is Reason.NO_AGREEMENT_COVERS


def test_the_turn_of_a_home_that_is_not_vacant_goes_to_the_next(agreement, a_vacancy, hans):
    first, second, third = a_vacancy(), a_vacancy(), a_vacancy()
    actions.set_lane(first, on=DAY, by=hans)
    withdrawn = actions.set_lane(second, on=DAY, by=hans)
    assert withdrawn.lane == Lane.INTERNAL
    actions.withdraw_vacancy(second, on=DAY, by=hans)

    taken_over = actions.set_lane(third, on=DAY, by=hans)

    assert (taken_over.lane, taken_over.takes_over) == (Lane.INTERNAL, withdrawn)
    assert taken_over.before == taken_over.after == withdrawn.after
    assert actions.set_lane(a_vacancy(), on=DAY, by=hans).lane == Lane.GENERAL


def test_a_turn_stands_in_the_ledger_for_ever(agreement, a_vacancy, hans):
    entry = actions.set_lane(a_vacancy(), on=DAY, by=hans)

    with pytest.raises(DatabaseError, match="turns_stand"), transaction.atomic():
        LaneEntry.objects.filter(pk=entry.pk).update(lane=Lane.MUNICIPAL)
    with pytest.raises(DatabaseError, match="turns_stand"), transaction.atomic():
        LaneEntry.objects.filter(pk=entry.pk).delete()


def test_the_database_keeps_a_vacancy_from_being_let_and_withdrawn(a_vacancy):
    vacancy = a_vacancy()

    for wrong in ({"let_on": DAY, "withdrawn_on": DAY}, {"let_on": DAY - timedelta(days=1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Vacancy.objects.filter(pk=vacancy.pk).update(**wrong)

"""Two clerks race for the same thing: never do both win, and a naive clerk shows that the race is real.

SQLite lets one writer in at a time and so hides such faults; the races run on PostgreSQL.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from threading import Barrier

import pytest
from django.db import transaction
from django.db.models import Sum

from bofast.casework.access.actions import add_office, add_user
from bofast.casework.access.models import Office, User
from bofast.casework.families.actions import add_family, add_person
from bofast.casework.families.facts import NewMember, PersonFacts
from bofast.casework.families.models import Family, Membership, Person
from bofast.casework.homes.actions import add_home
from bofast.casework.homes.facts import HomeFacts
from bofast.casework.ownership.actions import apply_for_loan, grant_loan, recommend_loan, set_frame
from bofast.casework.ownership.models import FrameEntry, LoanCase, LoanFrame
from bofast.casework.tenancies.actions import move_in
from bofast.casework.tenancies.models import Occupancy
from bofast.rules.identity_number import synthetic_number
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.tenure import Tenure
from tests.races.two_clerks import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

TODAY = date(2026, 11, 21)
RACES = 125
"""Of each of the four kinds: 500 in all."""


@pytest.fixture
def office() -> Office:
    return add_office("Nordvik", country="no", municipality_number="1505")


@pytest.fixture
def clerks() -> tuple[User, User, User]:
    made = [
        add_user(name, full_name=name, password="vinter-i-nordvik", language="nb", by=None)
        for name in ("kari", "mona", "per")
    ]
    return made[0], made[1], made[2]


def family_called(reference: str, *, office: Office, by: User) -> Family:
    person = add_person(office=office, facts=PersonFacts(given_name="Test", family_name=reference), by=by, on=TODAY)
    return add_family(
        office=office,
        reference=reference,
        name=reference,
        text_language="nb",
        from_day=TODAY,
        members=[NewMember(person, Membership.Role.PROVIDER)],
        by=by,
    )


def test_two_families_never_get_one_home(office, clerks):
    kari, mona, _per = clerks
    one, other = (family_called(name, office=office, by=kari) for name in ("A", "B"))

    for number in range(RACES):
        home = add_home(
            office=office, facts=HomeFacts(supplier_home_id=f"H{number}", address=f"Vågen {number}"), by=kari
        )
        ended = race(
            *(
                partial(move_in, family=family, home=home, entered_on=TODAY, tenure=Tenure.RENTED_PUBLIC, by=clerk)
                for family, clerk in ((one, kari), (other, mona))
            )
        )

        assert ended.winners == 1
        assert ended.refusals[0].reason is Reason.HOME_OCCUPIED
        assert Occupancy.objects.filter(home=home).count() == 1


def test_the_last_money_is_granted_once(office, clerks):
    kari, mona, per = clerks
    frame = set_frame(office, year=TODAY.year, amount=Money.of(RACES * 100), earmarked=Money(0), by=per)
    families = [family_called(name, office=office, by=kari) for name in ("A", "B")]

    for _number in range(RACES):
        LoanFrame.objects.filter(pk=frame.pk).update(left_minor=Money.of(100).minor)
        cases = [_recommended(family, by=kari) for family in families]
        ended = race(
            *(partial(grant_loan, case, granted_on=TODAY, by=by) for case, by in zip(cases, (mona, per), strict=True))
        )

        assert ended.winners == 1
        assert ended.refusals[0].reason is Reason.FRAME_EXCEEDED
        frame.refresh_from_db()
        assert frame.left_minor == 0
    assert (
        FrameEntry.objects.filter(frame=frame).aggregate(all=Sum("amount_minor"))["all"] == Money.of(RACES * 100).minor
    )


def test_one_case_is_decided_once(office, clerks):
    kari, mona, per = clerks
    set_frame(office, year=TODAY.year, amount=Money.of(RACES * 1_000), earmarked=Money(0), by=per)
    family = family_called("A", office=office, by=kari)

    for _number in range(RACES):
        case = _recommended(family, by=kari)
        ended = race(
            *(partial(grant_loan, LoanCase.objects.get(pk=case.pk), granted_on=TODAY, by=by) for by in (mona, per))
        )

        assert ended.winners == 1
        assert ended.refusals[0].reason is Reason.ALREADY_DECIDED
        assert FrameEntry.objects.filter(loan_case=case).count() == 1


def test_one_identity_number_becomes_one_person(office, clerks):
    kari, mona, _per = clerks

    for number in range(RACES):
        facts = PersonFacts(
            given_name="Test",
            family_name="Eksempel",
            born_on=date(1990, 1, 1),
            identity_number=synthetic_number(date(1990, 1, 1), serial=number),
        )
        ended = race(*(partial(add_person, office=office, facts=facts, by=clerk, on=TODAY) for clerk in (kari, mona)))

        assert ended.winners == 1
        assert ended.refusals[0].reason is Reason.IDENTITY_NUMBER_IN_USE
    assert Person.objects.count() == RACES


def test_naive_clerks_both_win(office, clerks):
    """The control: who looks first and writes afterwards grants the last money twice, whatever the constraint says."""
    kari, _mona, per = clerks
    frame = set_frame(office, year=TODAY.year, amount=Money.of(100), earmarked=Money(0), by=per)
    both_have_looked = Barrier(2, timeout=30)

    @transaction.atomic
    def grant_naively() -> None:
        seen = LoanFrame.objects.get(pk=frame.pk)
        assert seen.left_minor >= Money.of(100).minor
        both_have_looked.wait()
        seen.left_minor -= Money.of(100).minor
        seen.save()
        FrameEntry.objects.create(frame=seen, kind=FrameEntry.Kind.COMMITTED, amount_minor=Money.of(100).minor, by=kari)

    ended = race(grant_naively, grant_naively)

    frame.refresh_from_db()
    assert ended.winners == 2
    assert frame.left_minor == 0
    assert FrameEntry.objects.aggregate(all=Sum("amount_minor"))["all"] == 2 * frame.amount_minor


def _recommended(family: Family, *, by: User) -> LoanCase:
    case = apply_for_loan(family, amount=Money.of(100), term_years=30, applied_on=TODAY, by=by)
    recommend_loan(case, reason="They can carry it.", recommended_on=TODAY, by=by)
    case.refresh_from_db()
    return case

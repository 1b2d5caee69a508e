"""The page of the start-loan frame: entered by the leader, seen by those who decide, and naming nobody it may not."""

from datetime import date

import pytest
from django.urls import reverse

from bofast.casework.access.roles import Role
from bofast.casework.families import actions as families
from bofast.casework.families.models import Grade
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.ownership import actions
from bofast.casework.ownership.models import LoanFrame
from bofast.vocabulary.money import Money
from tests.factories import users
from tests.integration.ownership.test_loan import recommended

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
PAGE = "office-frame"
SENT = {"year": 2026, "amount": "5 000 000", "earmarked": "3 000 000"}


@pytest.fixture
def lars(office):
    """Lars decides on loans, and sets no figures."""
    return users.user("lars", Role.LOAN_OFFICER, office=office)


def test_the_leader_enters_the_frame_and_finds_it_from_the_office(leif, signed_in):
    client = signed_in(leif)

    answer = client.post(reverse(PAGE), SENT)

    assert (answer.status_code, answer["Location"]) == (302, "/office/frame?year=2026")
    assert LoanFrame.objects.get().left_minor == 500_000_000
    assert Entry.objects.filter(deed=Deed.FRAME_SET).count() == 1
    assert reverse(PAGE) in client.get(reverse("office")).content.decode()


def test_an_earmark_larger_than_the_frame_is_refused_beside_its_field(leif, signed_in):
    answer = signed_in(leif).post(reverse(PAGE), SENT | {"earmarked": "6 000 000"})

    assert answer.status_code == 422
    assert not LoanFrame.objects.exists()


def test_the_ledger_shows_what_is_used_and_left(office, family, kari, leif, signed_in):
    actions.set_frame(office, year=2026, amount=Money.of(5_000_000), earmarked=Money.of(3_000_000), by=leif)
    actions.grant_loan(recommended(family, kari, amount=Money.of(1_000_000)), granted_on=DAY, by=leif)

    page = signed_in(leif).get(reverse(PAGE), {"year": 2026}).content.decode()

    assert family.name in page
    assert "Committed" in page
    assert "4\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000" in page or "4,000,000" in page
    assert str(family.pk) in str(Entry.objects.filter(deed=Deed.FAMILIES_LISTED).get().facts)


def test_a_protected_family_has_no_name_in_the_ledger(office, family, kari, leif, signed_in):
    actions.set_frame(office, year=2026, amount=Money.of(5_000_000), earmarked=Money(0), by=leif)
    actions.grant_loan(recommended(family, kari, amount=Money.of(1_000_000)), granted_on=DAY, by=leif)
    person = family.memberships.get(role="provider").person
    families.set_protection(person, grade=Grade.CONFIDENTIAL, from_day=DAY, source="made up", by=kari)

    page = signed_in(leif).get(reverse(PAGE), {"year": 2026}).content.decode()

    assert family.name not in page
    assert str(family.pk) not in page


def test_who_decides_on_loans_sees_the_frame_but_does_not_set_it(lars, kari, signed_in):
    client = signed_in(lars)

    assert client.get(reverse(PAGE)).status_code == 200
    assert client.post(reverse(PAGE), SENT).status_code == 404
    assert signed_in(kari).get(reverse(PAGE)).status_code == 404
    assert not LoanFrame.objects.exists()


@pytest.mark.parametrize("year", ["1999", "x", "²", "99999999999"])
def test_what_is_no_year_is_not_found(year, leif, signed_in):
    assert signed_in(leif).get(reverse(PAGE), {"year": year}).status_code == 404

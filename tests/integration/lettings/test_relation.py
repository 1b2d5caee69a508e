"""Who lets works with the families on the list, as long as they stand there, and a while with those whom she housed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bofast.casework.access.roles import Role
from bofast.casework.families.models import Grade
from bofast.casework.families.relation import Worker
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Appeal, Registration
from tests.factories import users
from tests.integration.lettings.conftest import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def housed(listed, a_vacancy, hans):
    """A family that Hans has let a home: `housed(family)`."""

    def let(family, *, begins_on=DAY) -> Registration:
        registration = listed(family)
        told = {"registrations": [registration], "answer_by": DAY, "on": DAY, "by": hans}
        (offer,) = actions.send_offers(a_vacancy(), **told)
        actions.complete_letting(actions.accept_offer(offer, on=DAY, by=hans), begins_on=begins_on, by=hans)
        return registration

    return let


def on_day(monkeypatch, day: date) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: day)


def may_open(client, family) -> bool:
    return client.get(reverse("family", args=[family.pk])).status_code == 200


def test_a_family_is_open_to_those_who_let_while_it_stands_on_the_list(a_family, listed, hans, signed_in):
    family, client = a_family(), signed_in(hans)

    before = may_open(client, family)
    listing = listed(family)
    while_listed = may_open(client, family)
    actions.end_listing(listing, on=DAY, because=Registration.EndedBecause.OWN_WISH, by=hans)

    assert (before, while_listed, may_open(client, family)) == (False, True, False)


def test_it_is_not_open_to_others_for_that(a_family, listed, signed_in, office):
    family = a_family()
    listed(family)

    assert not may_open(signed_in(users.user("mona", Role.COORDINATOR, office=office)), family)


def test_a_protected_family_stays_hidden_from_those_who_let(a_family, listed, hans, signed_in):
    family = a_family(grade=Grade.CONFIDENTIAL)
    listed(family)

    assert not may_open(signed_in(hans), family)


def test_whoever_let_it_a_home_may_open_it_until_it_can_complain_no_longer(
    a_family, housed, hans, signed_in, monkeypatch
):
    """Three weeks in Norway, from the day on which it moved in."""
    family, client = a_family(), signed_in(hans)
    on_day(monkeypatch, DAY)
    housed(family, begins_on=DAY + timedelta(days=10))
    last = DAY + timedelta(days=31)

    seen = {}
    for day in (DAY, last, last + timedelta(days=1)):
        on_day(monkeypatch, day)
        seen[day] = may_open(client, family)

    assert list(seen.values()) == [True, True, False]


def test_a_letting_written_down_late_is_followed_from_that_day(a_family, housed, hans, signed_in):
    """The example's days are long past."""
    family = a_family()
    housed(family)

    assert may_open(signed_in(hans), family)


def test_a_family_that_moved_in_is_open_to_no_colleague_of_hers(a_family, housed, office, signed_in):
    family = a_family()
    housed(family)

    assert not may_open(signed_in(users.user("hedda", Role.LETTING_OFFICER, office=office)), family)


def test_who_works_with_the_family_anyhow_goes_on_with_it(a_family, housed, hans):
    family = a_family(responsible=hans)

    housed(family)

    assert not Worker.objects.filter(family=family, to_day__isnull=False).exists()


def test_the_follow_up_stands_in_the_journal_and_on_the_page_of_who_works_with_the_family(
    a_family, housed, hans, kari, signed_in
):
    family = a_family()
    housed(family)

    page = signed_in(kari).get(reverse("family-workers", args=[family.pk])).content.decode()

    worker = Worker.objects.get(family=family, user=hans)
    assert str(hans) in page
    assert reverse("family-worker-end", args=[family.pk, worker.pk]) in page
    entry = Entry.objects.get(deed=Deed.WORKER_SET, family_id=family.pk, facts__has_key="to_day")
    assert entry.facts["to_day"] == worker.to_day.isoformat()


def test_a_complaint_is_open_to_another_who_decides_it_until_it_is_decided(
    a_family, housed, office, hans, kari, signed_in
):
    """Another than who let must read it, and the family has left the list."""
    family, another = a_family(), users.user("hedda", Role.LETTING_OFFICER, office=office)
    registration = housed(family)
    told = {"over": registration.offers.get(), "received_on": DAY, "answer_by": DAY, "grounds": "For langt fra skolen"}
    appeal = actions.receive_appeal(registration, by=kari, **told)
    client = signed_in(another)

    while_it_waits = client.get(reverse("letting-appeal", args=[appeal.pk])).status_code
    actions.decide_appeal(appeal, outcome=Appeal.Outcome.UPHELD, words="Rekkefølgen var riktig", on=DAY, by=another)

    assert (while_it_waits, may_open(client, family)) == (200, False)


def test_to_put_a_family_on_the_list_no_other_reason_is_asked_for(a_family, hans, signed_in):
    family, client = a_family(name="Familien Lund", family_name="Lund"), signed_in(hans)
    assert not may_open(client, family)
    way = reverse("letting-register-family", args=[family.pk])

    found = client.get(reverse("letting-register"), {"q": "Lund"}).content.decode()
    assert way in found
    assert reverse("family-open", args=[family.pk]) not in found
    form = client.get(way)
    assert form.status_code == 200
    assert reverse("family", args=[family.pk]) not in form.content.decode()
    shown = Entry.objects.filter(deed=Deed.FAMILIES_LISTED, by_id=hans.pk, facts__page="letting-register-family")
    assert shown.get().facts["families"] == [str(family.pk)]
    client.post(way, {"listed_on": "2026-02-01"})

    assert Registration.objects.get(family=family).recorded_by == hans
    assert Entry.objects.filter(deed=Deed.FAMILY_LISTED, family_id=family.pk, by_id=hans.pk).exists()
    assert may_open(client, family)


@pytest.mark.parametrize("roles", [(), (Role.PROTECTED_CASES,)])
def test_a_protected_family_is_opened_before_it_is_put_on_the_list(a_family, office, signed_in, roles):
    family = a_family(name="Familien Lund", family_name="Lund", grade=Grade.CONFIDENTIAL)
    client = signed_in(users.user("hedda", Role.LETTING_OFFICER, *roles, office=office))
    way = reverse("letting-register-family", args=[family.pk])

    assert way not in client.get(reverse("letting-register"), {"q": "Lund"}).content.decode()
    assert client.get(way).status_code == 404
    assert client.post(way, {"listed_on": "2026-02-01"}).status_code == 404
    assert not Registration.objects.exists()

"""Nobody lets a home past a family that the rule puts first: not even one whom the officer may not know of."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from bofast.casework.access.roles import Role
from bofast.casework.families.models import Grade
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import WishFacts
from bofast.casework.lettings.models import Offer, Pause, Registration, Vacancy
from bofast.jobs.run_letting import plan_letting
from bofast.vocabulary.letting import Mode
from bofast.vocabulary.reasons import Reason
from tests.factories import users
from tests.integration.lettings.conftest import YEAR, refusal

pytestmark = pytest.mark.django_db
NOT_HERS = "Who is next is not shown to everybody."


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def vacancy(agreement, north, a_home, hans, today):
    home = a_home(area=north, address="Storgata 4")
    opened = actions.open_vacancy(home, cause=Vacancy.Cause.OTHER, vacant_from=today, by=hans)
    actions.set_lane(opened, on=today, by=hans)
    return opened


@pytest.fixture
def waiting(vacancy, a_family, listed, hans, today):
    """Families that want the home, in the order of the list: the protected ones are those with a grade."""

    def add(*grades: Grade) -> list[Registration]:
        added = []
        for number, grade in enumerate(grades):
            family = a_family(name=f"Familie nr. {number}", responsible=None, grade=grade)
            registration = listed(family, since=YEAR + timedelta(days=number))
            actions.change_wishes(registration, wishes=(WishFacts(home=vacancy.home),), on=today, by=hans)
            added.append(registration)
        return added

    return add


@pytest.fixture
def kept(office, hans, today):
    def run():
        planned = plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=today, by=hans))
        return actions.keep_run(planned, seen_sha256=planned.plan_sha256, by=hans)

    return run


@pytest.fixture
def told(today):
    return {"answer_by": today + timedelta(days=5), "on": today}


@pytest.fixture
def insider(office):
    """Lets homes, and may know of protected families."""
    return users.user("hedda", Role.LETTING_OFFICER, Role.PROTECTED_CASES, office=office)


def shown(client, vacancy, **asked) -> str:
    answer = client.get(reverse("letting-offer-send", args=[vacancy.pk]), asked)
    return unescape(answer.content.decode())


def posted(client, vacancy, registration=None, **asked):
    until = timezone.localdate() + timedelta(days=5)
    form = {"how_many": "1", "answer_by": until.isoformat()}
    if registration is not None:
        form["registration"] = registration.pk
    query = "?order=own" if asked else ""
    return client.post(reverse("letting-offer-send", args=[vacancy.pk]) + query, form)


def test_a_home_that_the_letting_gives_to_a_hidden_family_is_offered_by_no_one_who_may_not_know_of_her(
    vacancy, waiting, kept, told, hans, signed_in
):
    _hidden, second = waiting(Grade.CONFIDENTIAL, Grade.NONE)
    run = kept()

    for by_run in (None, run):
        offer = {"registrations": [second], "run": by_run, "by": hans, **told}
        assert refusal(actions.send_offers, vacancy, **offer) is Reason.NOT_PERMITTED
    client = signed_in(hans)
    for asked in ({}, {"order": "own"}):
        page = shown(client, vacancy, **asked)
        assert NOT_HERS in page
        assert "Familie nr." not in page
        posted(client, vacancy, second, **asked)
    assert not Offer.objects.exists()


def test_a_colleague_who_may_know_of_her_offers_it_in_the_order(vacancy, waiting, kept, insider, signed_in):
    hidden, _second = waiting(Grade.CONFIDENTIAL, Grade.NONE)
    kept()
    client = signed_in(insider)
    assert NOT_HERS not in shown(client, vacancy)

    posted(client, vacancy)

    assert Offer.objects.get().registration == hidden


def test_a_colleague_who_sees_everybody_may_answer_for_another_order(vacancy, waiting, kept, told, insider):
    _hidden, second = waiting(Grade.CONFIDENTIAL, Grade.NONE)
    kept()

    assert actions.send_offers(vacancy, registrations=[second], by=insider, **told)


def test_the_order_ends_before_the_first_who_is_hidden(vacancy, waiting, kept, told, hans, signed_in):
    """Those before her are asked as ever; who stands behind her is not, in this order or in another."""
    first, _hidden, third = waiting(Grade.NONE, Grade.CONFIDENTIAL, Grade.NONE)
    run = kept()
    client = signed_in(hans)
    page = shown(client, vacancy)
    assert "1 family can be asked." in page
    assert "Familie nr. 2" not in page
    assert "order=own" not in page

    offer = {"registrations": [first, third], "run": run, "by": hans, **told}
    assert refusal(actions.send_offers, vacancy, **offer) is Reason.NOT_PERMITTED
    posted(client, vacancy)

    assert Offer.objects.get().registration == first


def test_nobody_is_named_as_next_past_her(vacancy, waiting, kept, told, hans, signed_in, today):
    first, _hidden, _third = waiting(Grade.NONE, Grade.CONFIDENTIAL, Grade.NONE)
    run = kept()
    (offer,) = actions.send_offers(vacancy, registrations=[first], run=run, by=hans, **told)
    actions.refuse_offer(offer, because=Offer.Because.RENT, on=today, by=hans)
    client = signed_in(hans)

    followed = unescape(client.get(reverse("letting-offer", args=[offer.pk])).content.decode())

    assert "Familie nr. 2" not in followed
    assert NOT_HERS in shown(client, vacancy)


def test_a_hidden_family_that_cannot_be_asked_stands_in_nobodys_way(vacancy, waiting, kept, told, hans, today):
    """She said no to it, rests, or has left the list: then the office is free to ask the next."""
    hidden, second = waiting(Grade.CONFIDENTIAL, Grade.NONE)
    kept()
    actions.pause_listing(hidden, from_day=today, because=Pause.Because.OWN_WISH, by=hans)

    assert actions.send_offers(vacancy, registrations=[second], by=hans, **told)


def test_a_home_without_a_kept_letting_is_the_offices_to_offer(vacancy, waiting, told, hans, signed_in):
    _hidden, second = waiting(Grade.CONFIDENTIAL, Grade.NONE)
    assert NOT_HERS not in shown(signed_in(hans), vacancy)

    assert actions.send_offers(vacancy, registrations=[second], by=hans, **told)

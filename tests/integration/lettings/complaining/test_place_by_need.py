"""Where need decides, a complaint shows at once which number the family was, by the frozen record."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import ListingFacts, WishFacts
from bofast.casework.lettings.models import Appeal, Registration
from bofast.jobs.run_letting import plan_letting
from bofast.vocabulary.letting import Mode
from tests.integration.lettings.conftest import DAY, YEAR

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(north, a_home, a_vacancy):
    return a_vacancy(a_home(area=north, address="Behovsveien 3")).home


@pytest.fixture
def waiting(a_family, home, hans):
    """A family that wants the home: `waiting(need=2)`."""

    def add(*, need: int, **facts) -> Registration:
        told = ListingFacts(need_class=need, **facts)
        registration = actions.register_family(a_family(responsible=None), listed_on=YEAR, facts=told, by=hans)
        actions.change_wishes(registration, wishes=(WishFacts(home=home),), on=DAY, by=hans)
        return registration

    return add


@pytest.fixture
def complaint(office, hans, kari):
    def over_need(registration) -> Appeal:
        planned = plan_letting(actions.ask_for_run(office, mode=Mode.NEED, on=DAY, by=hans))
        kept = actions.keep_run(planned, seen_sha256=planned.plan_sha256, by=hans)
        told = {"received_on": DAY, "answer_by": date(2026, 4, 2), "grounds": "Vi trenger boligen mer enn noen"}
        return actions.receive_appeal(registration, over=kept, by=kari, **told)

    return over_need


def said(client, appeal) -> str:
    return client.get(reverse("letting-appeal", args=[appeal.pk])).content.decode()


def test_the_place_is_told_before_anybody_asks_what_would_have_changed_it(leader, waiting, complaint):
    """Two are in greater need, and one of them may not have the home: who is shut out stands in no line.

    That the family's need was found to be greater afterwards changes nothing of what was frozen.
    """
    waiting(need=1, needs_step_free=True)
    waiting(need=1)
    appeal = complaint(waiting(need=2))
    Registration.objects.filter(pk=appeal.registration_id).update(need_class=1)

    assert "number 2 of 2" in said(leader, appeal)


def test_the_familys_letter_tells_the_same_place(leader, waiting, complaint):
    for need in (1, 3):
        waiting(need=need)
    appeal = complaint(waiting(need=2))

    letter = leader.get(reverse("letting-told", args=[appeal.registration_id])).content.decode()

    assert "number 2 of 3" in said(leader, appeal)
    assert "You were number 2 of 3 who wanted this home." in letter


def test_who_is_shut_out_by_a_rule_is_told_no_place(leader, waiting, complaint):
    waiting(need=2)
    appeal = complaint(waiting(need=1, needs_step_free=True))

    assert "number 1 of" not in said(leader, appeal)

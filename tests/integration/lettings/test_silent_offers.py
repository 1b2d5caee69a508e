"""The last day to answer counts: an offer has gone silent on the morning after, and not before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bofast.casework.lettings import actions
from bofast.casework.lettings.offering.silent_offers import offers_gone_silent
from tests.integration.lettings.conftest import DAY

pytestmark = pytest.mark.django_db
UNTIL = DAY + timedelta(days=5)


def test_an_offer_waits_on_its_last_day_and_is_silent_the_day_after(office, a_vacancy, listed, hans):
    (offer,) = actions.send_offers(a_vacancy(), registrations=[listed()], answer_by=UNTIL, on=DAY, by=hans)

    assert list(offers_gone_silent(office, on=UNTIL)) == []
    assert list(offers_gone_silent(office, on=UNTIL + timedelta(days=1))) == [offer]


def test_what_was_answered_or_taken_back_is_never_silent(office, a_vacancy, listed, hans):
    sent = {"answer_by": UNTIL, "on": DAY, "by": hans}
    refused, back = (actions.send_offers(a_vacancy(), registrations=[listed()], **sent)[0] for _ in range(2))
    actions.refuse_offer(refused, because=refused.Because.RENT, on=DAY, by=hans)
    actions.withdraw_offer(back, because=back.WithdrawnBecause.MISTAKE, on=DAY, by=hans)

    assert list(offers_gone_silent(office, on=UNTIL + timedelta(days=9))) == []


def test_another_offices_offers_are_not_this_offices_night(a_vacancy, listed, omar, hans):
    actions.send_offers(a_vacancy(), registrations=[listed()], answer_by=UNTIL, on=DAY, by=hans)
    elsewhere = omar.office_roles.get().office

    assert list(offers_gone_silent(elsewhere, on=UNTIL + timedelta(days=1))) == []

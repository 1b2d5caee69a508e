"""What letting owes its families each night, asked for by the clock and done once."""

from __future__ import annotations

import logging
from datetime import datetime, time, timedelta
from types import SimpleNamespace

import pytest
from django.db import DatabaseError
from django.utils import timezone

from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Offer
from bofast.casework.lettings.offering.settled import Settled, newest_night
from bofast.casework.runs.actions import TRIES_A_DAY, finish, request_daily_run
from bofast.casework.runs.models import Run
from bofast.jobs import nightly, settle_offers
from bofast.jobs.commands import nightly as nightly_command
from tests.integration.lettings.conftest import DAY, a_vacancy, listed

__all__ = ["a_vacancy", "listed"]

pytestmark = pytest.mark.django_db
UNTIL = DAY + timedelta(days=5)
THE_MORNING_AFTER = UNTIL + timedelta(days=1)


@pytest.fixture
def send(hans):
    def to(vacancy, *registrations, until=UNTIL):
        return actions.send_offers(vacancy, registrations=registrations, answer_by=until, on=DAY, by=hans)

    return to


@pytest.fixture
def night(office):
    """The nightly work of an office, asked for and done on a day."""

    def on(day=THE_MORNING_AFTER) -> Run:
        run = request_daily_run("settle_offers", office=office, on=day)
        assert run is not None
        settle_offers.settle_offers.func(str(run.pk))
        run.refresh_from_db()
        return run

    return on


def settled(run: Run) -> Settled:
    assert run.state == Run.State.DONE, run.trouble
    return Settled(**run.result)


def answer_of(offer: Offer) -> str:
    offer.refresh_from_db()
    return offer.answer


def test_silence_is_noted_the_day_after_the_last_day_and_the_next_gets_the_home(a_vacancy, listed, send, night, hans):
    first, second = send(a_vacancy(), listed(), listed())
    actions.accept_offer(second, on=UNTIL, by=hans)

    assert settled(night(UNTIL)) == Settled()
    Run.objects.update(asked_at=timezone.make_aware(datetime.combine(UNTIL, time.min)))
    done = settled(night())

    second.refresh_from_db()
    assert (done, answer_of(first), second.accepted_on) == (Settled(silent=1, given=1), "silent", THE_MORNING_AFTER)
    assert Entry.objects.get(deed=Deed.OFFER_UNANSWERED).by_id is None


def test_the_same_night_twice_changes_nothing_more(a_vacancy, listed, send, night, office):
    send(a_vacancy(), listed())
    night()

    assert request_daily_run("settle_offers", office=office, on=THE_MORNING_AFTER) is None
    again = Run.objects.create(office=office, kind="settle_offers", asked_at=timezone.now(), facts={"on": "2026-03-08"})
    settle_offers.settle_offers.func(str(again.pk))

    again.refresh_from_db()
    assert settled(again) == Settled()
    assert Entry.objects.filter(deed=Deed.OFFER_UNANSWERED).count() == 1


def test_who_was_told_that_the_home_is_gone_owes_no_answer(a_vacancy, listed, send, night, hans):
    first, behind = send(a_vacancy(), listed(), listed())
    actions.accept_offer(first, on=DAY, by=hans)
    changed, revived = send(a_vacancy(), listed(), listed())
    actions.accept_offer(changed, on=DAY, by=hans)
    back = Offer.WithdrawnBecause.CHANGED_ITS_MIND
    actions.withdraw_offer(changed, because=back, on=THE_MORNING_AFTER, by=hans)

    assert settled(night()) == Settled()
    assert [answer_of(behind), answer_of(revived)] == ["", ""]


def test_a_wish_becomes_a_home_when_the_one_ahead_has_taken_another(a_vacancy, listed, send, night, hans):
    one, other, she, he = a_vacancy(), a_vacancy(), listed(), listed()
    _hers, his = send(one, she, he)
    (her_other,) = send(other, she)
    actions.accept_offer(his, on=DAY, by=hans)
    actions.accept_offer(her_other, on=DAY, by=hans)

    assert settled(night(DAY)) == Settled(given=1)
    his.refresh_from_db()
    assert his.accepted_on == DAY


def test_one_offer_that_fails_stops_no_other_and_the_log_names_nobody(
    a_vacancy, listed, send, night, monkeypatch, caplog
):
    (broken,) = send(a_vacancy(), listed(name="Oppdiktet Navnesen"))
    (sound,) = send(a_vacancy(), listed())
    note = settle_offers.note_silence

    def failing(offer, **facts):
        if offer.pk == broken.pk:
            raise DatabaseError("Failing row contains (Oppdiktet Navnesen)")
        return note(offer, **facts)

    monkeypatch.setattr(settle_offers, "note_silence", failing)
    with caplog.at_level(logging.DEBUG, logger="bofast"):
        done = settled(night())

    assert done == Settled(silent=1, failed=1)
    assert (answer_of(broken), answer_of(sound)) == ("", "silent")
    assert str(broken.pk) in caplog.text
    assert "Navnesen" not in caplog.text


def test_the_pages_are_told_of_the_newest_night_and_of_one_that_failed(night, office):
    assert newest_night(office) is None

    run = night()
    shown = newest_night(office)
    assert shown is not None
    assert (shown.on, shown.settled) == (THE_MORNING_AFTER, Settled())

    finish(run, state=Run.State.FAILED, trouble="DatabaseError")
    shown = newest_night(office)
    assert shown is not None
    assert shown.settled is None


def test_a_night_that_failed_is_asked_for_again_but_not_for_ever(office):
    asked = []
    for _ in range(TRIES_A_DAY):
        run = request_daily_run("settle_offers", office=office, on=DAY)
        assert run is not None
        finish(run, state=Run.State.FAILED, trouble="DatabaseError")
        asked.append(run)

    assert request_daily_run("settle_offers", office=office, on=DAY) is None
    assert [run.asked_by for run in asked] == [None] * TRIES_A_DAY


def test_the_command_does_it_once_a_day_for_every_office(office, a_vacancy, listed, send, omar, capsys):
    (offer,) = send(a_vacancy(), listed())

    assert nightly_command([]) == 0
    told = capsys.readouterr().out
    assert nightly_command([]) == 0

    assert answer_of(offer) == "silent"
    assert told.count("settle_offers done") == 2
    assert "asked for already" in capsys.readouterr().out
    assert Run.objects.count() == 2


def test_the_server_looks_at_the_clock_now_and_then_and_outlives_a_busy_database(office, monkeypatch):
    clock, now = nightly.Clock(), [0.0]
    monkeypatch.setattr(nightly, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(nightly, "close_old_connections", lambda: None)  # the test's own transaction lives on it
    clock.look()
    assert Run.objects.count() == 1
    Run.objects.all().delete()

    clock.look()
    assert not Run.objects.exists()

    def busy():
        raise DatabaseError("database is locked")

    now[0] = nightly.LOOKS_AGAIN_S
    with monkeypatch.context() as patch:
        patch.setattr(nightly, "ask_for_today", busy)
        clock.look()
    now[0] *= 2
    clock.look()
    assert Run.objects.count() == 1

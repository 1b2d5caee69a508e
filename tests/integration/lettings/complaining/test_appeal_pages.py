"""Complaints on the pages: received with the rule's deadline, shown with the frozen record, decided by another."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bofast.casework.access.roles import Role
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Appeal
from bofast.casework.runs.models import Run
from bofast.jobs.explain_letting import explain_letting
from bofast.jobs.replay_letting import replay_letting
from tests.factories import users

pytestmark = pytest.mark.django_db


def page_of(client, name, *args) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def received(client, scene, *, over, **told):
    form = {"over": over, "received_on": timezone.localdate().isoformat(), "grounds": "Vi sto først"}
    return client.post(reverse("letting-appeal-receive", args=[scene.behind.pk]), form | told)


def test_a_complaint_over_a_letting_gets_the_deadline_of_the_law(officer, kept, scene):
    asked = page_of(officer, "letting-appeal-receive", scene.behind.pk)
    assert "Prøvesen complains" in asked
    assert "which gave the homes to others (kept on" in asked

    answer = received(officer, scene, over=f"letting-{kept.pk}")

    assert answer.status_code == 302
    appeal = Appeal.objects.get()
    assert (appeal.run, appeal.offer, appeal.registration) == (kept, None, scene.behind)
    assert 28 <= (appeal.answer_by - timezone.localdate()).days <= 31


def test_a_day_that_somebody_gives_stands_in_its_stead(officer, kept, scene):
    until = timezone.localdate() + timedelta(days=5)

    received(officer, scene, over=f"letting-{kept.pk}", answer_by=until.isoformat())

    assert Appeal.objects.get().answer_by == until


def test_a_complaint_that_would_have_come_before_the_letting_is_refused_in_words(officer, kept, scene):
    answer = received(officer, scene, over=f"letting-{kept.pk}", received_on="2015-01-01")

    assert (answer.status_code, Appeal.objects.count()) == (422, 0)
    assert "A complaint over it came on that day or later." in answer.content.decode()


def test_another_familys_offer_cannot_be_complained_over(officer, offer_of_wanted, scene):
    answer = received(officer, scene, over=f"offer-{offer_of_wanted.pk}")

    assert (answer.status_code, Appeal.objects.count()) == (422, 0)


def test_the_list_has_the_overdue_ones_first_and_is_journalled(leader, kept, scene, appeal, kari):
    told = {"received_on": timezone.localdate(), "grounds": "For sent svar"}
    late = actions.receive_appeal(scene.ahead, over=kept, by=kari, **told)
    Appeal.objects.filter(pk=late.pk).update(received_on=date(2026, 1, 2), answer_by=date(2026, 1, 9))

    said = page_of(leader, "letting-appeals")

    assert said.index("Ferdigsen") < said.index("Prøvesen")
    assert "days overdue" in said
    entry = Entry.objects.filter(deed=Deed.FAMILIES_LISTED).latest("at")
    assert set(entry.facts["families"]) == {str(scene.ahead.family_id), str(scene.behind.family_id)}


def test_the_page_shows_what_was_known_then_and_why_without_naming_the_other_family(leader, appeal, scene, hans):
    scene.behind.family.registrations.update(needs_step_free=False)

    said = page_of(leader, "letting-appeal", appeal.pk)

    assert "Vi trenger boligen mer enn noen" in said
    assert "a home without steps" in said
    assert "Ønskeveien 1" in said
    assert "That family has been on the list since 1 June 2025, and you have been since 1 January 2026." in said
    assert "Avtale" in said
    assert appeal.run.problem_sha256 in said
    assert "Ferdigsen" not in said
    assert str(scene.ahead.family_id) not in said


def test_the_reading_stands_in_the_journal(leader, appeal, lisa):
    page_of(leader, "letting-appeal", appeal.pk)

    assert Entry.objects.filter(deed=Deed.FAMILY_READ, by_id=lisa.pk, family_id=appeal.registration.family_id).exists()


def test_who_let_is_told_that_another_decides_and_the_leader_decides(officer, leader, appeal):
    assert "You let this home yourself" in page_of(officer, "letting-appeal", appeal.pk)
    assert reverse("letting-appeal-decide", args=[appeal.pk]) in page_of(leader, "letting-appeal", appeal.pk)
    decided = {"outcome": "upheld", "words": "Ansienniteten er regnet rett", "on": timezone.localdate().isoformat()}
    address = reverse("letting-appeal-decide", args=[appeal.pk])
    assert officer.post(address, decided).status_code == 422

    assert leader.post(address, decided).status_code == 302

    said = page_of(leader, "letting-appeal", appeal.pk)
    assert "Ansienniteten er regnet rett" in said
    assert "Decide the complaint" not in said


def test_who_is_too_near_sees_that_instead_of_a_button(leader, appeal, lisa, hans):
    actions.record_tie(appeal.registration.family, user=lisa, from_day=date(2026, 1, 1), by=hans)

    said = page_of(leader, "letting-appeal", appeal.pk)

    assert "You are recorded as too near this family" in said
    assert reverse("letting-appeal-decide", args=[appeal.pk]) not in said


def test_what_alone_would_have_changed_it_is_asked_for_once_and_shown(leader, appeal):
    assert "Try what alone would have changed it" in page_of(leader, "letting-appeal", appeal.pk)
    address = reverse("letting-appeal-explain", args=[appeal.pk])

    answers = [leader.post(address), leader.post(address)]

    run = Run.objects.get(kind="explain_letting")
    assert [answer.url for answer in answers] == [reverse("run", args=[run.pk])] * 2
    explain_letting.func(str(run.pk))
    said = page_of(leader, "letting-appeal", appeal.pk)
    assert "number 2 of 2" in said
    assert "since before 1 June 2025" in said
    assert "Try what alone would have changed it" not in said


def test_that_the_plan_was_made_again_is_told_with_the_day(leader, appeal, hans, office):
    assert "has not been made again yet" in page_of(leader, "letting-appeal", appeal.pk)
    facts = {"letting": str(appeal.run_id)}
    run = Run.objects.create(office=office, kind="replay_letting", asked_by=hans, asked_at=timezone.now(), facts=facts)

    replay_letting.func(str(run.pk))

    assert "byte for byte the same plan" in page_of(leader, "letting-appeal", appeal.pk)


def test_a_home_that_a_hidden_family_got_is_not_named(leader, appeal, scene):
    scene.ahead.family.grade = "strictly_confidential"
    scene.ahead.family.save()

    said = page_of(leader, "letting-appeal", appeal.pk)

    assert "A home that you wanted" in said
    assert "That family has been on the list since 1 June 2025" in said


def test_an_offer_without_a_letting_says_who_answers_for_the_order(leader, scene, a_vacancy, hans, kari):
    told = {"registrations": [scene.behind], "answer_by": date(2026, 3, 9), "on": date(2026, 3, 2), "by": hans}
    vacancy = a_vacancy()
    actions.set_lane(vacancy, on=date(2026, 3, 2), by=hans)
    (offer,) = actions.send_offers(vacancy, **told)
    grounds = {"received_on": date(2026, 3, 3), "answer_by": date(2026, 4, 3), "grounds": "For dyr"}
    alone = actions.receive_appeal(scene.behind, over=offer, by=kari, **grounds)

    said = page_of(leader, "letting-appeal", alone.pk)

    assert "This offer rested on no letting by the program" in said
    assert leader.post(reverse("letting-appeal-explain", args=[alone.pk])).status_code == 404


def test_a_family_outside_the_scope_has_no_complaint_here(appeal, signed_in):
    elsewhere = users.user("ola", Role.LETTING_OFFICER, office=users.office("Annensted"))

    assert signed_in(elsewhere).get(reverse("letting-appeal", args=[appeal.pk])).status_code == 404
    assert "Prøvesen" not in page_of(signed_in(elsewhere), "letting-appeals")

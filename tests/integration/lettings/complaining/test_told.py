"""What the family is told: its places, its offers, why others got the homes, and what it can do; in two languages."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import ListingFacts, WishFacts
from bofast.casework.lettings.models import LettingRun, Pause, Registration
from bofast.casework.runs.models import Run
from bofast.jobs.explain_letting import explain_letting
from bofast.jobs.run_letting import plan_letting
from bofast.vocabulary.letting import Mode
from tests.integration.lettings.conftest import DAY

pytestmark = pytest.mark.django_db


def letters(client, registration) -> dict[str, str]:
    """Each letter by its language, as text without markup."""
    answer = client.get(reverse("letting-told", args=[registration.pk]))
    assert answer.status_code == 200
    article = r'<article class="bf-card bf-letter" lang="(\w+)">(.*?)</article>'
    found = re.findall(article, answer.content.decode(), re.DOTALL)
    return {language: " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split()) for language, text in found}


@pytest.fixture
def told_today(kept) -> LettingRun:
    """The letting as if it had been kept today, so that there is time to complain."""
    LettingRun.objects.filter(pk=kept.pk).update(kept_at=timezone.now())
    kept.refresh_from_db()
    return kept


def test_it_is_written_in_the_familys_language_and_beside_it_in_the_readers(officer, kept, scene):
    found = letters(officer, scene.behind)

    assert list(found) == ["da", "en"]
    assert "Hvor I står" in found["da"]
    assert "Where you stand" in found["en"]
    assert "Where you stand" not in found["da"]


def test_both_places_are_told_and_that_nobody_promises_when(officer, kept, scene):
    said = letters(officer, scene.behind)["en"]

    assert "When a home is let in the tenants' turn, you are number 2." in said
    assert "When it is the turn of the whole list, you are number 2." in said
    assert "We cannot say how long it takes" in said


def test_why_the_neighbour_was_first_is_told_without_a_name(officer, kept, scene):
    said = letters(officer, scene.behind)["en"]

    assert "Ønskeveien 1" in said
    assert "That family has been on the list since 1 June 2025, and you have been since 1 January 2026." in said
    assert "You need a home without steps, and this one is not known to be so." in said
    assert "Ferdigsen" not in said


def test_a_plan_that_gives_a_home_promises_nothing_before_the_offer(officer, kept, scene, hans):
    waits = "Wait for our letter: we have not sent you the offer yet."
    assert waits in letters(officer, scene.ahead)["en"]
    assert waits not in letters(officer, scene.behind)["en"]

    vacancy, today = scene.wanted.vacancies.get(), timezone.localdate()
    actions.set_lane(vacancy, on=today, by=hans)
    told = {"answer_by": today, "on": today, "run": kept, "by": hans}
    actions.send_offers(vacancy, registrations=[scene.ahead], **told)

    assert waits not in letters(officer, scene.ahead)["en"]


def test_what_alone_would_have_changed_it_is_told_when_it_has_been_tried(officer, kept, scene):
    assert "since before" not in letters(officer, scene.behind)["en"]

    officer.post(reverse("letting-told-explain", args=[scene.behind.pk]))
    explain_letting.func(str(Run.objects.get(kind="explain_letting").pk))

    said = letters(officer, scene.behind)["en"]
    assert "You were number 2 of 2 who wanted this home." in said
    assert "Had you been on the list since before 1 June 2025" in said


def test_it_says_until_when_to_complain_and_by_which_law(officer, told_today, scene):
    said = letters(officer, scene.behind)["en"]

    assert "Complain over the letting by" in said
    assert "(forvaltningsloven) § 29" in said


def test_when_the_time_to_complain_is_over_it_is_not_offered(officer, kept, scene):
    LettingRun.objects.filter(pk=kept.pk).update(kept_at="2026-01-02T12:00:00Z")

    assert "Complain over the letting" not in letters(officer, scene.behind)["en"]


@pytest.mark.parametrize("reader", ["lisa", "pia"])
def test_the_home_that_a_protected_family_got_is_in_no_letter(reader, request, signed_in, kept, scene):
    """Neither of one who may not know of that family, nor of one who may: the letter leaves the office."""
    client = signed_in(request.getfixturevalue(reader))
    scene.ahead.family.grade = "confidential"
    scene.ahead.family.save()

    said = letters(client, scene.behind)["en"]

    assert "A home that you wanted" in said
    assert "Another family stood before you." in said
    homes_let = said[said.index("When homes were let last") :]
    assert "Ønskeveien 1" not in homes_let


def test_a_home_that_its_tenant_stays_in_is_counted_and_not_named(
    officer, office, scene, a_family, a_home, north, hans, kept, listed
):
    """That a tenant waits, who may have none of these, is nobody's to know. What is told is the newest letting."""
    lived_in = a_home(area=north, address="Bliveien 3", is_step_free=True)
    tenant = listed(a_family(home=lived_in, responsible=None))
    actions.change_listing(tenant, facts=ListingFacts(needs_adapted=True), by=hans)
    actions.change_wishes(tenant, wishes=(WishFacts(home=scene.wanted),), on=DAY, by=hans)
    wishes = (WishFacts(home=scene.wanted), WishFacts(home=lived_in))
    actions.change_wishes(scene.behind, wishes=wishes, on=DAY, by=hans)
    newest = planned_anew(office, by=hans)
    actions.keep_run(newest, seen_sha256=newest.plan_sha256, by=hans)

    said = letters(officer, scene.behind)["en"]

    homes_let = said[said.index("When homes were let last") :]
    assert "You also wanted 1 home that did not fall vacant." in homes_let
    assert "Bliveien 3" not in homes_let


def planned_anew(office, *, by) -> LettingRun:
    return plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=by))


def test_offers_that_wait_are_to_be_answered(officer, offer_of_wanted, scene):
    offer_of_wanted.answer_by = timezone.localdate()
    offer_of_wanted.save()

    said = letters(officer, scene.ahead)["en"]

    assert "Ønskeveien 1 H0101, sent to you 2 March 2026: waits for an answer" in said
    assert "Answer the offer of Ønskeveien 1" in said


def test_a_family_that_rests_or_has_left_is_told_so(officer, scene, hans, kept):
    actions.pause_listing(scene.behind, because=Pause.Because.OWN_WISH, from_day=DAY, by=hans)
    assert "you rest on the list" in letters(officer, scene.behind)["en"]

    because = Registration.EndedBecause.OWN_WISH
    actions.end_listing(scene.ahead, because=because, on=date(2026, 4, 1), by=hans)

    said = letters(officer, scene.ahead)["en"]
    assert "You are not on our list for a home any longer" in said
    assert "Where you stand" not in said


def test_one_who_has_wished_nothing_is_told_how_to_get_a_place(officer, listed, agreement):
    said = letters(officer, listed(responsible=None))["en"]

    assert "You have not told us which homes you want" in said
    assert "No home that you wanted has been let" in said
    assert "Change your wishes" in said

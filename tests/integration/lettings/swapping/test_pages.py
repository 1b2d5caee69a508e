"""Swaps on their pages: asked for with the plan, taken up from it, answered, carried out; and who may see them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bofast.casework.families.models import Family, Grade
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import LettingRun, Swap
from bofast.casework.lettings.swapping.swap_states import parties_of
from bofast.casework.tenancies.models import Tenancy
from tests.integration.lettings.conftest import DAY
from tests.integration.lettings.swapping.conftest import lives_in, party_of
from tests.integration.lettings.test_runs_pages import do_the_work, page, planned, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(hans, signed_in) -> Client:
    return signed_in(hans)


@pytest.fixture
def asked(neighbours, kept, crowded, hans) -> Swap:
    """Asked today, so that the families still have time."""
    today = timezone.localdate()
    until = today + timedelta(days=7)
    return actions.take_up_swap(kept(), family=crowded.pk, answer_by=until, on=today, by=hans)


def shown(client: Client, swap: Swap) -> str:
    return text_of(client.get(reverse("letting-swap", args=[swap.pk])))


def act(client: Client, deed: str, swap: Swap, **sent: str) -> str:
    return text_of(client.post(reverse(f"letting-swap-{deed}", args=[swap.pk]), sent, follow=True))


def test_swaps_are_asked_for_with_the_plan_and_shown_with_why(neighbours, officer):
    letting = planned_with_swaps(officer)

    told = page(officer, letting)
    assert "two families at a time" in told
    assert "Litengata 1" in told
    assert "Storgata 4" in told
    assert "its wish number 1 · 4 rooms instead of 2 rooms" in told
    assert "gets one by a swap" in told
    assert "Ask the families" not in told
    assert "Swaps: on one day" not in page(officer, planned(officer))


def planned_with_swaps(client: Client) -> LettingRun:
    client.post(reverse("letting-run-ask"), {"mode": "list", "on": DAY.isoformat(), "swaps": "2"})
    do_the_work()
    return LettingRun.objects.order_by("-asked_at")[0]


def test_a_circle_of_a_kept_plan_is_taken_up(neighbours, kept, officer, crowded, roomy):
    letting = kept()
    assert "Ask the families" in page(officer, letting)
    url = reverse("letting-swap-take-up", args=[letting.pk, crowded.pk])
    form = text_of(officer.get(url))
    assert "Trangboerne" in form
    assert "Romsligberg" in form
    until = timezone.localdate() + timedelta(days=7)

    answer = officer.post(url, {"answer_by": until.isoformat()}, follow=True)

    told = text_of(answer)
    assert "waits for answers" in told
    assert "Still to answer" in told
    assert Swap.objects.get().answer_by == until
    assert "See the swap" in page(officer, letting)


def test_what_stands_in_the_way_is_told_on_the_form(asked, officer, crowded):
    url = reverse("letting-swap-take-up", args=[asked.run_id, crowded.pk])

    again = officer.post(url, {"answer_by": asked.answer_by.isoformat()})

    assert again.status_code == 422
    assert "asked about another swap" in again.content.decode()


def test_all_say_yes_and_move_on_one_day(asked, officer, crowded, roomy, small, large):
    for party in parties_of(asked):
        officer.post(reverse("letting-swap-yes", args=[party.pk]))
    assert "All have said yes" in shown(officer, asked)
    today = timezone.localdate()

    told = act(officer, "complete", asked, on=today.isoformat())

    assert "The homes are swapped" in told
    assert (lives_in(crowded, on=today), lives_in(roomy, on=today)) == ([large], [small])
    assert Tenancy.objects.filter(to_day=None).count() == 2


def test_a_no_tells_its_reason_and_that_it_is_over(asked, officer, roomy):
    url = reverse("letting-swap-no", args=[party_of(asked, roomy).pk])
    officer.post(url, {"because": "school", "words": "Barna går på skolen her."})

    told = shown(officer, asked)

    assert "A family does not want to swap" in told
    assert "the way to school" in told
    assert "Barna går på skolen her." in told


def test_a_danish_landlord_sees_which_grounds_there_are(asked, office, officer, large):
    office.country = "dk"
    office.save()
    assert "No ground of the law speaks against it" in shown(officer, asked)
    type(large).objects.filter(pk=large.pk).update(rooms=3)

    told = shown(officer, asked)
    assert "The landlord may say no" in told
    assert "Trangboerne would be 4 persons in 3 rooms: more than 1 to a room." in told
    assert "has not lived long enough" not in text_of(officer.get(reverse("letting-swap-refuse", args=[asked.pk])))

    assert "The landlord said no" in act(officer, "refuse", asked, ground="too_many_persons")


def test_a_swap_is_given_up_or_taken_back(asked, officer, crowded, small, hans):
    for party in parties_of(asked):
        actions.say_yes_to_swap(party, on=asked.asked_on, by=hans)
    actions.complete_swap(asked, on=asked.asked_on, by=hans)

    told = act(officer, "take-back", asked, because="Skrevet inn ved en feil")

    assert "The swap was taken back" in told
    assert lives_in(crowded, on=asked.asked_on) == [small]


def test_it_stands_in_the_list_and_on_the_day_until_it_is_over(asked, officer, hans):
    for url in (reverse("letting-swaps"), reverse("letting")):
        assert re.search("(Trangboerne, Romsligberg|Romsligberg, Trangboerne)", text_of(officer.get(url)))
    actions.give_up_swap(asked, because=Swap.GivenUpBecause.MISTAKE, on=asked.asked_on, by=hans)

    assert "Trangboerne" not in text_of(officer.get(reverse("letting-swaps")))
    assert "Trangboerne" in text_of(officer.get(reverse("letting-swaps"), {"state": "all"}))
    assert "asked by mistake" in shown(officer, asked)


def test_a_swap_with_a_family_that_the_reader_may_not_know_of_is_not_there(asked, officer, roomy):
    Family.objects.filter(pk=roomy.pk).update(grade=Grade.STRICTLY_CONFIDENTIAL)

    assert officer.get(reverse("letting-swap", args=[asked.pk])).status_code == 404
    assert officer.post(reverse("letting-swap-yes", args=[party_of(asked, roomy).pk])).status_code == 404
    take_up = reverse("letting-swap-take-up", args=[asked.run_id, roomy.pk])
    assert officer.get(take_up).status_code == 404
    told = page(officer, asked.run)
    for url in (reverse("letting-swaps"), reverse("letting")):
        told += text_of(officer.get(url))
    assert "Romsligberg" not in told
    assert "Storgata 4" not in told


def test_who_only_reads_changes_nothing(asked, signed_in, lisa):
    reader = signed_in(lisa)

    told = shown(reader, asked)

    assert "Trangboerne" in told
    assert "The landlord says no" not in told
    assert reader.post(reverse("letting-swap-give-up", args=[asked.pk]), {"because": "mistake"}).status_code == 404


def test_the_reading_stands_in_the_journal(asked, officer, crowded, roomy):
    shown(officer, asked)

    read = Entry.objects.filter(deed=Deed.FAMILY_READ).values_list("family_id", flat=True)
    assert set(read.order_by("pk")) == {crowded.pk, roomy.pk}


def test_who_is_tied_to_one_of_them_reads_and_decides_nothing(asked, officer, hans, roomy, lisa):
    actions.record_tie(roomy, user=hans, from_day=timezone.localdate(), by=lisa)

    told = shown(officer, asked)

    assert "too near this family" in told
    assert "The landlord says no" not in told

"""Who is too near a family: recorded by letting officers and the leader, ended by another, and said on the page."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Tie

pytestmark = pytest.mark.django_db
NEAR = "You are recorded as too near this family"


def ties_page(client, registration) -> str:
    return client.get(reverse("letting-ties", args=[registration.pk])).content.decode()


def test_one_records_ones_own_tie_and_the_page_says_what_it_means(officer, leader, scene, hans):
    told = {"user": hans.pk, "from_day": timezone.localdate().isoformat()}

    answer = officer.post(reverse("letting-tie-record", args=[scene.behind.pk]), told)

    assert answer.status_code == 302
    assert NEAR in ties_page(officer, scene.behind)
    assert NEAR not in ties_page(leader, scene.behind)
    assert "Hans" in ties_page(leader, scene.behind)


def test_a_tie_stands_once(officer, scene, hans):
    told = {"user": hans.pk, "from_day": timezone.localdate().isoformat()}
    address = reverse("letting-tie-record", args=[scene.behind.pk])

    assert [officer.post(address, told).status_code for _ in range(2)] == [302, 422]


def test_somebody_else_ends_it(officer, leader, scene, hans, lisa):
    tie = actions.record_tie(scene.behind.family, user=hans, from_day=date(2026, 1, 1), by=lisa)
    address = reverse("letting-tie-end", args=[scene.behind.pk, tie.pk])
    assert "a colleague ends it" in ties_page(officer, scene.behind)
    told = {"to_day": timezone.localdate().isoformat()}
    assert officer.post(address, told).status_code == 422

    assert leader.post(address, told).status_code == 302

    assert Tie.objects.get().to_day == timezone.localdate()
    assert NEAR not in ties_page(officer, scene.behind)


def test_a_tie_to_another_family_is_not_ended_from_here(leader, scene, hans, lisa):
    tie = actions.record_tie(scene.ahead.family, user=hans, from_day=date(2026, 1, 1), by=lisa)

    assert leader.get(reverse("letting-tie-end", args=[scene.behind.pk, tie.pk])).status_code == 404

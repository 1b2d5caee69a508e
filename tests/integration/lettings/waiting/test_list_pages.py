"""The waiting list on the pages: who is shown to whom, how it is narrowed, and what the journal keeps."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import WishFacts
from bofast.casework.lettings.models import Pause, Registration
from tests.integration.lettings.conftest import DAY, YEAR, terms, told

LIST = reverse("letting-list")


@pytest.fixture
def berg(listed, hans) -> Registration:
    return listed(name="Familien Berg", responsible=hans)


@pytest.fixture
def moe(listed, hans) -> Registration:
    return listed(name="Familien Moe", responsible=hans, housed=True)


def test_those_who_wait_stand_with_months_and_wishes(hans_at, berg, north, hans):
    actions.change_wishes(berg, wishes=[WishFacts(area=north, rooms_from=3, rooms_to=4)], on=DAY, by=hans)

    page = told(hans_at.get(LIST))

    assert "Familien Berg" in page
    assert "Nord, 3 to 4 rooms" in page
    assert reverse("letting-registration", args=[berg.pk]) in page


def test_who_was_shown_stands_in_the_journal(hans_at, berg):
    hans_at.get(LIST)

    entry = Entry.objects.filter(deed=Deed.FAMILIES_LISTED).latest("at")
    assert entry.facts["families"] == [str(berg.family_id)]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, {"Berg", "Moe"}),
        ({"comes_from": "tenants"}, {"Moe"}),
        ({"comes_from": "newcomers"}, {"Berg"}),
        ({"q": "Berg"}, {"Berg"}),
        ({"nominated": "on"}, {"Moe"}),
        ({"state": "paused"}, set()),
        ({"rooms": "4"}, {"Berg"}),
    ],
)
def test_the_list_is_narrowed(hans_at, berg, moe, north, hans, asked, names):
    actions.nominate(moe, on=DAY, by=hans)
    actions.change_wishes(berg, wishes=[WishFacts(area=north, rooms_from=4)], on=DAY, by=hans)
    actions.change_wishes(moe, wishes=[WishFacts(area=north, rooms_to=3)], on=DAY, by=hans)

    page = told(hans_at.get(LIST, asked))

    assert {name for name in ("Berg", "Moe") if f"Familien {name}" in page} == names


def test_who_rests_is_found_among_those_who_rest_alone(hans_at, berg, hans):
    actions.pause_listing(berg, from_day=YEAR, because=Pause.Because.OWN_WISH, by=hans)

    assert "Familien Berg" not in told(hans_at.get(LIST))
    assert "Familien Berg" in told(hans_at.get(LIST, {"state": "paused"}))


def test_a_criterion_of_the_agreement_narrows_the_list(hans_at, office, berg, moe, hans):
    actions.add_agreement(office, terms=terms(flexible_share="1/2", criteria=("work",)), by=hans)
    actions.prove_criterion(moe, code="work", on=DAY, by=hans)

    page = told(hans_at.get(LIST, {"criterion": "work"}))

    assert "Familien Moe" in page
    assert "Familien Berg" not in page


def test_who_does_not_let_is_shown_name_and_time_alone_of_a_family_that_others_work_with(
    signed_in, kari, berg, north, hans
):
    actions.change_wishes(berg, wishes=[WishFacts(area=north)], on=DAY, by=hans)
    client = signed_in(kari)

    page = told(client.get(LIST))

    assert "Familien Berg" in page
    assert reverse("letting-registration", args=[berg.pk]) not in page
    assert client.get(reverse("letting-registration", args=[berg.pk])).status_code == 404
    assert "Familien Berg" not in told(client.get(LIST, {"department": north.pk}))


def test_a_protected_family_is_not_there_for_who_may_not_know_of_it(hans_at, listed, kari, berg):
    hidden = listed(name="Familien Skjult", protected=True, responsible=kari)

    assert "Familien Skjult" not in told(hans_at.get(LIST))
    assert hans_at.get(reverse("letting-registration", args=[hidden.pk])).status_code == 404


def test_the_list_goes_along_as_a_file(hans_at, berg, moe):
    answer = hans_at.get(reverse("letting-list-export", args=["xlsx"]), {"comes_from": "tenants"})

    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert [row[1] for row in rows[1:]] == ["Familien Moe"]
    assert Entry.objects.filter(deed=Deed.EXPORTED).latest("at").facts["families"] == [str(moe.family_id)]


def test_a_leader_reads_the_list_and_puts_nobody_on_it(signed_in, lisa, berg):
    client = signed_in(lisa)

    assert reverse("letting-register") not in told(client.get(LIST))
    assert client.get(reverse("letting-register")).status_code == 404

"""A form that is sent twice is done once, and the second sending leads to what the first made."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import transaction
from django.urls import reverse

from bofast.casework.access.models import SentForm
from bofast.casework.followup.models import Contact
from bofast.desk import sent_once
from tests.integration.bad_input.shown_forms import ShownForm, shown_forms

pytestmark = pytest.mark.django_db

BESIDE_THE_CASE = {"access.SentForm", "sessions.Session", "journal.Entry", "access.SignInFailures"}
MAKES_SOMETHING = {
    "contact-add",
    "step-add",
    "goal-add",
    "consent-add",
    "partner-add",
    "document-add",
    "outcome-add",
} | {
    "family-add",
    "family-member-add",
    "family-split",
    "family-line-add",
    "family-map",
    "family-loan-apply",
    "family-way-choose",
    "family-way-option",
    "home-add",
    "homes-areas",
    "office-users",
    "office-policy-enter",
    "programme-add",
    "programme-phase-add",
    "programme-decision-add",
    "programme-measure-add",
    "ways-all",
}


def rows_of_the_case() -> Mapping[str, int]:
    """How many rows each table holds, apart from what every request writes."""
    models = [model for model in apps.get_models() if model._meta.label not in BESIDE_THE_CASE]
    return {model._meta.label: model._default_manager.count() for model in models}


def sent_twice(form: ShownForm) -> list[str]:
    """What is wrong with how a form takes two sendings; nothing for one that was not done at all."""
    with transaction.atomic():
        first = form.client.post(form.url, form.filled())
        once = rows_of_the_case()
        second = form.client.post(form.url, form.filled())
        twice = rows_of_the_case()
        transaction.set_rollback(True)
    if first.status_code != 302:
        return ["was not done"]
    faults = [f"{label} was {once[label]}, is {twice[label]}" for label in once if once[label] != twice[label]]
    if second.status_code != 302 or second["Location"] != first["Location"]:
        faults.append(f"led to {second.get('Location')} instead of {first['Location']}")
    return faults


def test_no_form_of_any_page_is_done_twice(things, hands):
    faults = {str(form): wrong for form in shown_forms(things, hands=hands) if (wrong := sent_twice(form))}

    done_twice = {form: wrong for form, wrong in faults.items() if wrong != ["was not done"]}
    assert done_twice == {}
    not_done = {form.partition(" ")[0] for form in faults}
    assert not MAKES_SOMETHING & not_done


@pytest.fixture
def conversation(things):
    url = reverse("contact-add", args=[things["family_id"]])
    return url, {"happened_on": "2026-01-05", "how": "phone", "with_family": "yes", "once": str(uuid4())}


@pytest.fixture
def client(kari, signed_in):
    return signed_in(kari)


def test_the_second_sending_says_that_it_changed_nothing(conversation, client):
    url, sent = conversation
    first = client.post(url, sent)

    page = client.post(url, sent, follow=True)

    assert page.redirect_chain[0][0] == first.url
    assert "The second time changed nothing." in page.content.decode()
    assert Contact.objects.count() == 1


def test_a_form_sent_again_with_other_words_says_that_the_first_stands(conversation, client):
    url, sent = conversation
    client.post(url, sent | {"note": "Avtalt visning"})

    page = client.post(url, sent | {"note": "Avlyst visning"}, follow=True)

    assert "what it said then stands" in page.content.decode()
    assert Contact.objects.get().note == "Avtalt visning"


def test_a_form_that_was_refused_is_done_when_it_is_put_right(conversation, client):
    url, sent = conversation

    assert client.post(url, sent | {"happened_on": "9999-01-01"}).status_code == 422
    assert client.post(url, sent).status_code == 302
    assert Contact.objects.count() == 1


def test_a_form_shown_anew_is_another_form(conversation, client):
    url, sent = conversation

    for number in (uuid4(), uuid4()):
        client.post(url, sent | {"once": str(number)})

    assert Contact.objects.count() == 2


def test_anothers_number_says_nothing_and_stops_nothing(conversation, client, lisa, signed_in):
    url, sent = conversation
    client.post(url, sent)
    programme = {"name": "Et annet", "purpose": "Hjem", "target_group": "Barn", "from_day": "2026-01-05"}

    answer = signed_in(lisa).post(reverse("programme-add"), programme | {"once": sent["once"]})

    assert answer.url.startswith(reverse("programme"))


def test_when_the_deed_fails_neither_it_nor_the_number_stands(conversation, client, monkeypatch):
    url, sent = conversation
    client.raise_request_exception = False
    with monkeypatch.context() as patch:
        patch.setattr(sent_once, "_remember", lambda *_, **__: 1 / 0)
        assert client.post(url, sent).status_code == 500

    assert (Contact.objects.count(), SentForm.objects.count()) == (0, 0)
    assert client.post(url, sent).status_code == 302


@pytest.mark.parametrize("number", ["", "x", "\x00", "9" * 5_000, "00000000-0000-0000-0000-00000000000g"])
def test_a_number_that_is_none_is_no_hindrance(number, conversation, client):
    url, sent = conversation

    assert client.post(url, sent | {"once": number}).status_code == 302


def test_what_was_sent_is_kept_as_a_digest_alone(conversation, client):
    url, sent = conversation
    client.post(url, sent | {"note": "Hemmelig samtale"})

    kept = SentForm.objects.get()

    assert "Hemmelig" not in "".join(map(str, vars(kept).values()))
    assert len(kept.content_digest) == 64

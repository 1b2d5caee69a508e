"""A double click: two sendings of one form at the same moment write one conversation, and lead to the same place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from bofast.casework.access.models import User
from bofast.casework.access.roles import Role
from bofast.casework.followup.models import Contact
from tests.factories import users
from tests.factories.families import FamilyFactory
from tests.races.own_database import own_database
from tests.races.two_clerks import LONGEST_WAIT_S

pytestmark = pytest.mark.django_db(transaction=True)

DOUBLE_CLICKS = 25
SENT = {"happened_on": "2026-01-05", "how": "phone", "with_family": "yes"}


@dataclass(frozen=True, slots=True)
class Open:
    """A form that is open in two windows of one reader."""

    url: str
    windows: tuple[Client, Client]


@pytest.fixture
def form(transactional_db: None, signed_in: Callable[[User], Client], tmp_path: Path) -> Iterator[Open]:
    with own_database(tmp_path):
        office = users.office()
        kari = users.user("kari", Role.COORDINATOR, office=office)
        family = FamilyFactory(office=office, by=kari, responsible=kari)
        yield Open(reverse("contact-add", args=[family.pk]), (signed_in(kari), signed_in(kari)))


def at_once(form: Open, *, numbers: tuple[UUID, UUID]) -> list[HttpResponse]:
    """Send the form from both windows at the same moment, each on a connection of its own."""
    start = Barrier(2, timeout=LONGEST_WAIT_S)

    def send(window: Client, number: UUID) -> HttpResponse:
        try:
            connection.ensure_connection()
            start.wait()
            return window.post(form.url, SENT | {"once": str(number)})
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(send, form.windows, numbers))


def test_a_double_click_writes_once(form):
    for clicks in range(1, DOUBLE_CLICKS + 1):
        number = uuid4()

        answers = at_once(form, numbers=(number, number))

        assert [answer.status_code for answer in answers] == [302, 302]
        assert answers[0]["Location"] == answers[1]["Location"]
        assert Contact.objects.count() == clicks


def test_two_forms_at_the_same_moment_write_twice(form):
    """The control: what is held together above is the form, not the moment."""
    answers = at_once(form, numbers=(uuid4(), uuid4()))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Contact.objects.count() == 2

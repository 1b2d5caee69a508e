"""Whatever stands in an address, a page answers with itself or with nothing there: never with a failure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from tests.integration.access.addresses import Address, addresses
from tests.integration.bad_input.by_engine import asked_of
from tests.integration.bad_input.shown_forms import OF_NO_CASE, Hands

pytestmark = pytest.mark.django_db

KEYS = (10**30, 0)
WORDS = ("\x00", "..", "x" * 2_000, "Ærlig", "stay\x00")
ODD = asked_of(
    "-1",
    "0001-01-01",
    "1900-01-01",
    "2099-12-31",
    "9999-12-31",
    "NaN",
    "²",
    "x" * 3_000,
    by_every_database=("9" * 30, "\x00", "a\x00b"),
)
ASKED = {
    "families": ("q", "status", "way", "responsible", "area", "outgrown", "quiet", "sort", "page"),
    "family": ("on",),
    "family-map-history": ("person",),
    "homes": ("q", "state", "family", "rooms", "area", "page"),
    "journal": ("who", "deed", "from_day", "to_day", "page"),
    "letting-appeals": ("state", "page"),
    "letting-board": ("from_day", "until_day", "readers"),
    "letting-board-list": ("from_day", "until_day", "page"),
    "letting-division": ("way",),
    "letting-list": ("q", "state", "comes_from", "nominated", "criterion", "department", "rooms", "sort", "page"),
    "letting-notice-add": ("home",),
    "letting-offer-send": ("order",),
    "letting-offers": ("q", "state", "page"),
    "letting-register": ("q",),
    "letting-run": ("q", "home", "got", "page", "job"),
    "letting-run-ask": ("on",),
    "letting-runs": ("page",),
    "letting-trial-ask": ("begin_with",),
    "letting-swaps": ("state", "page"),
    "letting-vacancies": ("q", "state", "department", "rooms", "sort", "page"),
    "letting-vacancy-open": ("home", "cause", "vacant_from"),
    "my-day": ("whose",),
    "office-form-question": ("concept",),
    "office-frame": ("year", "page"),
    "office-policy": ("q",),
    "office-policy-enter": ("parameter",),
    "outgrown": ("months", "responsible", "page"),
    "programme": ("programme",),
    "protections": ("page",),
    "results": ("programme",),
    "results-list": ("page",),
    "search": ("q",),
    "search-suggest": ("q",),
    "contact-add": ("how", "next"),
    "step-add": ("goal", "area"),
    "family-purchase-add": ("loan",),
    "ways-all": ("answer", "change", "page"),
}
"""What pages read from the end of their address, one by one."""


def odd_ends(address: Address) -> Iterator[str]:
    """Ends of an address with something odd in each name alone, and in all names at once."""
    written = [quote(odd) for odd in ODD] + ["%ff%fe", "5" * 5_000]
    for name in ASKED.get(address.name, ()):
        yield from (f"{name}={odd}" for odd in written)
    every_name = sorted({name for names in ASKED.values() for name in names})
    yield from ("&".join(f"{name}={odd}" for name in every_name) for odd in ("\x00", "%ff", "9" * 30))


def failures(asked: Iterable[tuple[Client, str]]) -> list[str]:
    answers = [(url[:120], client.get(url).status_code) for client, url in asked]
    assert len(answers) > 50
    return [f"{status} {url}" for url, status in answers if status >= 500]


def readable(things: dict[str, object], *, hands: Hands) -> Iterator[tuple[Address, Client]]:
    for address in addresses(things):
        if address.needs in hands and address.name not in OF_NO_CASE:
            yield address, hands[address.needs]


def test_no_end_of_an_address_breaks_a_page(things, hands):
    asked = [
        (client, f"{address.url}?{end}")
        for address, client in readable(things, hands=hands)
        if client.get(address.url).status_code == 200
        for end in odd_ends(address)
    ]

    assert failures(asked) == []


def test_the_names_that_pages_read_are_those_that_are_tried(things):
    assert {address.name for address in addresses(things)} >= ASKED.keys()


def test_no_key_in_an_address_breaks_a_page(things, hands):
    assert failures((client, url) for _address, client, url in with_odd_keys(things, hands=hands)) == []


def test_no_key_in_an_address_breaks_what_is_sent_there(things, hands):
    sent = [(url[:120], client.post(url).status_code) for _address, client, url in with_odd_keys(things, hands=hands)]

    assert [(url, status) for url, status in sent if status >= 500] == []


def with_odd_keys(things: dict[str, object], *, hands: Hands) -> Iterator[tuple[Address, Client, str]]:
    """Each address with one of its keys made odd, the others as they are."""
    for name in sorted({name for address in addresses(things) for name in address.parameters}):
        for odd in KEYS if name.endswith("_id") else WORDS:
            for address, client in readable(things, hands=hands):
                if name in address.parameters and (url := _with(address, things | {name: odd})):
                    yield address, client, url


def _with(address: Address, things: dict[str, object]) -> str:
    given = {name: things.get(name, 7) for name in address.parameters}
    try:
        return reverse(address.name, kwargs=given)
    except Exception:  # noqa: BLE001 - what the resolver lets nobody ask for
        return ""

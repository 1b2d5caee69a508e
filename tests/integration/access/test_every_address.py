"""Address × method × role: who may what, walked over every address that the resolver knows."""

from __future__ import annotations

import pytest
from django.test import Client

from bofast.casework.access.roles import MAY, Permission, Role
from tests.factories import users
from tests.integration.access.addresses import addresses

pytestmark = pytest.mark.django_db

METHODS = ("get", "post")
REFUSED = 404


@pytest.fixture
def things(a_family, a_home):
    family = a_family(housed=True)
    return {
        "family_id": family.pk,
        "home_id": a_home().pk,
        "person_id": family.memberships.first().person_id,
        "membership_id": family.memberships.first().pk,
        "occupancy_id": family.occupancies.first().pk,
    }


def test_every_address_declares_what_it_needs(things):
    undeclared = [address.name for address in addresses(things) if address.needs is None]

    assert not undeclared, f"Give them to desk.permission.page with needs=: {undeclared}"


def test_nobody_gets_in_without_signing_in(things):
    client = Client()

    for address in addresses(things):
        if address.needs is Permission.PUBLIC:
            continue
        for method in METHODS:
            response = getattr(client, method)(address.url)

            assert response.status_code == 302, (method, address)
            assert response["Location"].startswith("/sign-in?next="), (method, address)


@pytest.mark.parametrize("role", Role)
def test_a_role_gets_what_it_may_and_nothing_else(role, things, office):
    client = Client()
    client.raise_request_exception = False
    client.force_login(users.user("somebody", role, office=office))

    for address in addresses(things):
        allowed = address.needs in MAY[role] | {Permission.PUBLIC, Permission.SIGNED_IN}
        for method in METHODS:
            if address.name == "sign-out":
                continue
            response = getattr(client, method)(address.url)

            if not allowed:
                assert response.status_code == REFUSED, (method, address, role)
            assert response.status_code < 500, (method, address, role, response.status_code)


def test_who_has_no_role_gets_nothing(things, liv, signed_in):
    client = signed_in(liv)

    for address in addresses(things):
        if address.needs is Permission.PUBLIC:
            continue
        for method in METHODS:
            assert getattr(client, method)(address.url).status_code == REFUSED, (method, address)


def test_another_office_gets_no_sign_that_a_family_exists(things, omar, signed_in):
    client = signed_in(omar)
    of_nobody = {address.name: address.url for address in addresses({})}
    ours = {"family_id", "home_id", "person_id", "membership_id", "occupancy_id"}

    for address in addresses(things):
        if not address.parameters & ours:
            continue
        for method in METHODS:
            theirs = getattr(client, method)(address.url)
            nobodys = getattr(client, method)(of_nobody[address.name])

            assert theirs.status_code == nobodys.status_code, (method, address)
            assert theirs.status_code in {404, 405}, (method, address)


def test_a_closed_account_is_out_at_the_next_request(kari, signed_in, things):
    client = signed_in(kari)
    assert client.get("/families").status_code == 200

    type(kari).objects.filter(pk=kari.pk).update(is_active=False)

    assert client.get("/families").status_code == 302


def test_an_ended_role_is_gone_at_the_next_request(kari, signed_in, things):
    client = signed_in(kari)
    assert client.get("/families").status_code == 200

    kari.office_roles.all().delete()

    assert client.get("/families").status_code == REFUSED

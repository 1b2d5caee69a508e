"""Who lets works with the families on the list, as long as they stand there."""

from __future__ import annotations

import pytest
from django.urls import reverse

from bofast.casework.access.roles import Role
from bofast.casework.families.models import Grade
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Registration
from tests.factories import users
from tests.integration.lettings.conftest import DAY

pytestmark = pytest.mark.django_db


def may_open(client, family) -> bool:
    return client.get(reverse("family", args=[family.pk])).status_code == 200


def test_a_family_is_open_to_those_who_let_while_it_stands_on_the_list(a_family, listed, hans, signed_in):
    family, client = a_family(), signed_in(hans)

    before = may_open(client, family)
    listing = listed(family)
    while_listed = may_open(client, family)
    actions.end_listing(listing, on=DAY, because=Registration.EndedBecause.OWN_WISH, by=hans)

    assert (before, while_listed, may_open(client, family)) == (False, True, False)


def test_it_is_not_open_to_others_for_that(a_family, listed, signed_in, office):
    family = a_family()
    listed(family)

    assert not may_open(signed_in(users.user("mona", Role.COORDINATOR, office=office)), family)


def test_a_protected_family_stays_hidden_from_those_who_let(a_family, listed, hans, signed_in):
    family = a_family(grade=Grade.CONFIDENTIAL)
    listed(family)

    assert not may_open(signed_in(hans), family)

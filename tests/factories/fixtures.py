"""What a test asks for by name: the office, the cast, and a browser-less client for each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bofast.casework.access.models import Office, User
from bofast.casework.access.roles import Role
from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home
from tests.factories import users
from tests.factories.families import FamilyFactory
from tests.factories.homes import HomeFactory


@pytest.fixture
def office(db: None) -> Office:
    return users.office()


@pytest.fixture
def kari(office: Office) -> User:
    """Kari works here, as a coordinator."""
    return users.user("kari", Role.COORDINATOR, office=office)


@pytest.fixture
def lisa(office: Office) -> User:
    """Lisa leads the office."""
    return users.user("lisa", Role.LEADER, office=office)


@pytest.fixture
def hans(office: Office) -> User:
    """Hans lets homes."""
    return users.user("hans", Role.LETTING_OFFICER, office=office)


@pytest.fixture
def pia(office: Office) -> User:
    """Pia is a coordinator who may also work with protected families."""
    return users.user("pia", Role.COORDINATOR, Role.PROTECTED_CASES, office=office)


@pytest.fixture
def omar(db: None) -> User:
    """Omar works elsewhere."""
    return users.user("omar", Role.COORDINATOR, office=users.office("Annensted"))


@pytest.fixture
def liv(db: None) -> User:
    """Liv has no access."""
    return users.user("liv")


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A client of somebody: `signed_in(kari).get("/families")`."""

    def client_of(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return client_of


@pytest.fixture
def a_family(office: Office, kari: User) -> Callable[..., Family]:
    """Add a family that Kari answers for: `a_family(housed=True)`."""

    def add(**traits: Any) -> Family:
        return FamilyFactory(**({"office": office, "by": kari, "responsible": kari} | traits))

    return add


@pytest.fixture
def a_home(office: Office, kari: User) -> Callable[..., Home]:
    """Add a home of the office: `a_home(accessible=True)`."""

    def add(**traits: Any) -> Home:
        return HomeFactory(**({"office": office, "by": kari} | traits))

    return add

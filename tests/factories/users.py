"""The cast: Kari works here, Omar works elsewhere, Liv has no access."""

from __future__ import annotations

from datetime import date

from bofast.casework.access import actions as access
from bofast.casework.access.models import Office, User
from bofast.casework.access.roles import Role

FIRST_DAY = date(2020, 1, 1)
PASSWORD = "a long word for tests"


def office(name: str = "Eksempelvik", *, country: str = "no") -> Office:
    return access.add_office(name, country=country)


def user(username: str, *roles: Role, office: Office | None = None, language: str = "en") -> User:
    """A user with roles in an office; without an office, somebody who may nothing."""
    made = access.add_user(username, full_name=username.title(), password=PASSWORD, language=language, by=None)
    for role in roles:
        assert office is not None
        access.grant_role(role, user=made, office=office, from_day=FIRST_DAY, by=None)
    return made

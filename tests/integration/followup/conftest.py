"""Karis kontor: one coordinator, one leader, one family with a mother and a child."""

from datetime import date

import pytest

from bofast.casework.access.models import Office, OfficeRole, User
from bofast.casework.access.roles import Role
from bofast.casework.families.models import Family, Membership, Person

TODAY = date(2026, 11, 21)


def user_with(name: str, *roles: Role, office: Office) -> User:
    user = User.objects.create_user(name.lower(), password="kari-arbeider-her", full_name=name, language="en")
    for role in roles:
        OfficeRole.objects.create(user=user, office=office, role=role, from_day=date(2020, 1, 1))
    return user


@pytest.fixture
def office(db) -> Office:
    return Office.objects.create(name="Prøvekommune")


@pytest.fixture
def kari(office) -> User:
    return user_with("Kari", Role.COORDINATOR, office=office)


@pytest.fixture
def leif(office) -> User:
    return user_with("Leif", Role.LEADER, office=office)


@pytest.fixture
def omar(db) -> User:
    """Works elsewhere."""
    return user_with("Omar", Role.COORDINATOR, office=Office.objects.create(name="Nabokommune"))


def family_with_child(office: Office, *, reference: str, responsible: User | None) -> Family:
    family = Family.objects.create(
        office=office, reference=reference, name=f"Prøve {reference}", search_name="prove", responsible=responsible
    )
    for given, born_on, role in (
        ("Mor", date(1990, 5, 1), Membership.Role.PROVIDER),
        ("Barn", date(2018, 3, 14), Membership.Role.CHILD),
    ):
        person = Person.objects.create(office=office, given_name=given, family_name="Prøve", born_on=born_on)
        Membership.objects.create(person=person, family=family, role=role, from_day=date(2018, 3, 14))
    return family


@pytest.fixture
def family(office, kari) -> Family:
    return family_with_child(office, reference="F-1", responsible=kari)

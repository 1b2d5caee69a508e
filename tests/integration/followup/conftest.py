"""A coordinator, a leader, and one family with a mother and a child born in 2018."""

from datetime import date

import pytest

from bofast.casework.access.models import Office, User
from bofast.casework.families import actions as families
from bofast.casework.families.facts import NewMember
from bofast.casework.families.models import Family, Membership
from tests.factories.people import PersonFactory

BORN = date(2018, 3, 14)


@pytest.fixture
def leif(lisa) -> User:
    """The leader of the office, who decides what others propose."""
    return lisa


def family_with_child(office: Office, *, reference: str, responsible: User) -> Family:
    mother = PersonFactory(office=office, by=responsible, born_on=date(1990, 5, 1))
    child = PersonFactory(office=office, by=responsible, born_on=BORN)
    return families.add_family(
        office=office,
        reference=reference,
        name=f"Oppdiktet {reference}",
        text_language="nb",
        from_day=BORN,
        members=[NewMember(mother, Membership.Role.PROVIDER), NewMember(child, Membership.Role.CHILD)],
        responsible=responsible,
        by=responsible,
    )


@pytest.fixture
def family(office, kari) -> Family:
    return family_with_child(office, reference="F-1", responsible=kari)
